//! The builder: a content root in, a site that any static host can serve out.
//!
//! A build goes one way through four folders. [`read`] makes settings and articles of the content
//! root; [`shell`] reads the app's page; [`emit`] plans every file of the site from both;
//! [`check`] looks for what is wrong with the whole; [`write`] puts the plan on the disk. Nothing is
//! written before everything has been read and checked, so that a failed build leaves the last good
//! site as it was. A folder knows those before it and none after it.

mod check;
pub mod cli;
mod emit;
mod feature; // what only some pages have
mod files; // every read and write of the disk
mod markup; // HTML and JSON as pages hold them
mod names; // in lists
mod pictures; // smaller copies, and no metadata
mod problem; // what is wrong, where, and a way out
mod read;
pub mod serve;
mod shell;
#[doc(hidden)]
pub mod trial; // one post, in memory
mod words; // what readers see, in their language
mod write;

use std::{
    cell::LazyCell,
    path::{Path, PathBuf},
};

use anyhow::{Result, ensure};

pub use feature::Feature;
pub use problem::{Problem, Report, Severity};
pub use write::OutputStats;

use crate::domain::Date;
use emit::{Blog, Pictures, Plan};
use read::Role;
use shell::Shell;

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
    /// The folder of what is kept of pictures between builds; without one, nothing is.
    pub cache: Option<PathBuf>,
    /// Whether the whole site is put into place in one step, where the file system can do that.
    pub atomic: bool,
}

/// What a build found and did.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Everything an author should know, in the order of the files.
    pub report: Report,
    /// What was written; none if an error stopped the build.
    pub output: Option<OutputStats>,
    /// Posts published.
    pub posts: usize,
}

/// Builds a site. An `Err` is a file that could not be read or written; what is wrong with the
/// content is in the outcome's report.
pub fn build(build: &Build) -> Result<Outcome> {
    ensure_folders(build)?;
    let mut report = Report::default();
    let contents = read::contents(build, &mut report)?;
    let shell = Shell::read(&build.shell)?;
    let below = LazyCell::new(|| shell.below());
    let mut blogs: Vec<Blog> = contents.iter().map(Blog::new).collect();
    emit::link(&mut blogs);
    let is_default = |blog: &&Blog| blog.settings.edition.role == Role::Default;
    let default = blogs.iter().find(is_default);
    let pictures = Pictures::new(build);
    let mut plan = Plan::default();
    for blog in &blogs {
        let edition = &blog.settings.edition;
        let shell = match edition.is_at_root() {
            true => &shell,
            false => &*below,
        };
        let mut own = emit::plan(blog, &blogs, shell, &pictures)?;
        if let (Role::Root, Some(default)) = (edition.role, default) {
            emit::add_doorway(blog, default, &below, &mut own);
        }
        let mut problems = Report::default();
        check::run(blog.content, &own, &mut problems);
        report.extend(problems.in_folder(edition.file_prefix()));
        plan.take(&edition.folder, own);
    }
    if let [first, _, ..] = contents.as_slice() {
        let mut problems = Report::default();
        check::run_together(first, &plan, &mut problems);
        report.extend_new(problems);
    }
    let output = match report.has_errors() {
        true => None,
        false => Some(write::write(&plan, build)?),
    };
    pictures.cache.prune();
    emit::name_failures(&pictures, &mut report);
    Ok(Outcome {
        report,
        output,
        posts: contents.iter().map(|content| content.posts.len()).sum(),
    })
}

/// A build must not read what it writes.
fn ensure_folders(build: &Build) -> Result<()> {
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
    Ok(())
}

/// Whether a folder, which need not exist yet, is another or lies in it.
fn is_within(folder: &Path, other: &Path) -> bool {
    let absolute = |path: &Path| {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let real = path.ancestors().find_map(|parent| {
            let real = parent.canonicalize().ok()?;
            Some(real.join(path.strip_prefix(parent).ok()?))
        });
        real.unwrap_or(path)
    };
    absolute(folder).starts_with(absolute(other))
}
