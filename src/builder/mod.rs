//! The builder: a content root in, a site that any static host can serve out.
//!
//! A build reads and checks everything before it writes anything, so that a failed build leaves
//! the last good site as it was.

mod blog;
mod characters;
pub mod cli;
mod content;
mod feeds;
mod files;
mod front_matter;
mod head;
mod hosts;
mod images;
mod json;
mod limits;
mod manifests;
mod notices;
mod opensearch;
mod output;
mod pages;
mod policy;
mod post;
mod problem;
mod redirects;
pub mod serve;
mod site;
mod sitemap;
mod slugify;
mod sorting;
mod template;

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

pub use output::Written;
pub use problem::{Problem, Report, Severity};

use crate::domain::Date;
use blog::Blog;
use output::Plan;
use pages::Renderer;
use template::Template;

/// What a build is made from, and where it goes. The same input gives the same bytes.
#[derive(Clone, Debug)]
pub struct Build {
    /// The content root.
    pub content: PathBuf,
    /// Trunk's output: the app, its page and the Markdown module.
    pub shell: PathBuf,
    /// The folder of the site.
    pub out: PathBuf,
    /// Where the site will be served, in place of `base_url` in `site.toml`.
    pub base_url: Option<String>,
    /// The moment that decides which posts are future or expired.
    pub now: Date,
    /// Whether drafts are published.
    pub drafts: bool,
    /// Whether `out` is the shell's own folder, whose page is replaced: Trunk's staging folder.
    pub over_shell: bool,
}

/// What a build found and did.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Everything an author should know, in the order of the files.
    pub report: Report,
    /// What was written; none if an error stopped the build.
    pub written: Option<Written>,
    /// Posts published.
    pub posts: usize,
}

/// Builds a site. An `Err` is a file that could not be read or written; what is wrong with the
/// content is in the outcome's report.
pub fn build(build: &Build) -> Result<Outcome> {
    ensure!(
        build.content.is_dir(),
        "there is no folder {}: name a content root with --content",
        build.content.display()
    );
    ensure!(
        build.over_shell || !is_within(&build.out, &build.content),
        "{} lies in the content root {}, which would publish it again: name a folder elsewhere",
        build.out.display(),
        build.content.display()
    );
    ensure!(
        build.over_shell || !is_within(&build.out, &build.shell),
        "{} lies in the app's own folder: name a folder elsewhere",
        build.out.display()
    );
    let mut report = Report::default();
    let settings = site::read(&build.content, build.base_url.as_deref(), &mut report)?;
    let content = content::read(build, &settings, &mut report)?;
    let template = Template::read(&build.shell)?;
    let policy = policy::of(&template, &settings, &content);
    let blog = Blog::of(&settings, &content);
    let renderer = Renderer {
        blog: &blog,
        template: &template,
        policy: &policy,
    };
    let mut plan = Plan::default();
    template.add_files(&mut plan);
    renderer.add(&mut plan);
    manifests::add(&blog, &mut plan);
    feeds::add(&blog, &mut plan);
    sitemap::add(&blog, &mut plan)?;
    opensearch::add(&blog, &mut plan)?;
    notices::add(&blog, &mut plan);
    redirects::add(&blog, &mut plan);
    hosts::add(&blog, &policy, &template.hashed(), &mut plan);
    content.add(&mut plan);
    plan.report_collisions(&mut report);
    let written = match report.has_errors() {
        true => None,
        false => Some(plan.write(&build.out, build.over_shell)?),
    };
    Ok(Outcome {
        report,
        written,
        posts: content.posts.len(),
    })
}

/// Whether a folder, which need not exist yet, is another or lies in it.
fn is_within(folder: &Path, other: &Path) -> bool {
    let absolute = |path: &Path| {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let there = path.ancestors().find_map(|parent| {
            let real = parent.canonicalize().ok()?;
            Some(real.join(path.strip_prefix(parent).ok()?))
        });
        there.unwrap_or(path)
    };
    absolute(folder).starts_with(absolute(other))
}
