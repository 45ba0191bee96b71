//! Everything the content root publishes.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use anyhow::Result;
use indicatif::{ParallelProgressIterator, ProgressBar, ProgressStyle};
use rayon::prelude::*;

use super::{
    Build,
    characters::sound,
    files,
    output::Plan,
    post::{Post, Source},
    problem::{Findings, Report},
    site::{self, Settings},
    slugify::slugify,
    sorting,
};
use crate::domain::Entry;

/// What is published.
#[derive(Debug, Default)]
pub struct Content {
    /// In the order of a list.
    pub posts: Vec<Post>,
    /// By address.
    pub pages: Vec<Post>,
    /// The content root.
    root: PathBuf,
    /// Files served as they are: where they are, relative to the content root, and their
    /// addresses below the base.
    assets: Vec<(PathBuf, String)>,
    /// The addresses alone.
    served: BTreeSet<String>,
}

/// Reads the content root. Files that are not published are read and left.
pub fn read(build: &Build, settings: &Settings, report: &mut Report) -> Result<Content> {
    let root = &build.content;
    let sorting::Sorted {
        sources,
        beside,
        mut assets,
    } = sorting::sort(files::walk(root)?);
    let progress = ProgressBar::new(sources.len() as u64).with_style(
        ProgressStyle::with_template("{bar:30} {pos} of {len} posts")
            .unwrap_or(ProgressStyle::default_bar()),
    );
    let read: Vec<(Option<Post>, Report)> = sources
        .par_iter()
        .progress_with(progress.clone())
        .map(|source| read_post(source, build, settings))
        .collect();
    progress.finish_and_clear();
    let mut content = Content::default();
    for (post, problems) in read {
        report.extend(problems);
        match post {
            Some(post) if post.source.is_post => content.posts.push(post),
            Some(post) => content.pages.push(post),
            None => {}
        }
    }
    content.posts.sort_by(|a, b| {
        let tie = |post: &Post| (post.entry.title.clone(), post.path.clone());
        a.entry.order(&b.entry).then_with(|| tie(a).cmp(&tie(b)))
    });
    content.pages.sort_by(|a, b| a.path.cmp(&b.path));
    let referenced: BTreeSet<&String> = content.all().flat_map(|post| &post.references).collect();
    let beside = beside.into_iter().map(|file| (files::slashed(&file), file));
    assets.extend(
        beside
            .filter(|(path, _)| referenced.contains(path))
            .map(|(_, file)| file),
    );
    content.root.clone_from(root);
    let in_place = |file: PathBuf| {
        let path = files::slashed(&file);
        (file, path)
    };
    content.assets = assets.into_iter().map(in_place).collect();
    let resources: Vec<_> = content.all().flat_map(Post::resources).collect();
    content.assets.extend(resources);
    content.warn_of_shared_tags(report);
    content.served = content
        .assets
        .iter()
        .map(|(_, path)| path.clone())
        .collect();
    content.warn_of_missing_images(report);
    content.warn_of_missing_picture(settings, report);
    Ok(content)
}

fn read_post(source: &Source, build: &Build, settings: &Settings) -> (Option<Post>, Report) {
    let name = source.name();
    let mut findings = Findings::of(&name);
    let bytes = files::read(&build.content.join(&source.file));
    let post = match bytes.map(String::from_utf8) {
        Err(error) => {
            let help = "let the builder read it, or move it out of the content root";
            findings.error(None, format!("{}", error.root_cause()), help);
            None
        }
        Ok(Ok(text)) => Post::read(source, &sound(&text), build, settings, &mut findings),
        Ok(Err(error)) => {
            let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
            findings.error(line, "the file is not UTF-8 text", "save it as UTF-8");
            None
        }
    };
    (post, findings.into_report())
}

impl Content {
    /// Posts and pages.
    pub fn all(&self) -> impl Iterator<Item = &Post> {
        self.posts.iter().chain(&self.pages)
    }

    /// The entries of all posts, in the order of a list.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.posts.iter().map(|post| &post.entry)
    }

    /// Adds everything that is served as it is.
    pub fn add(&self, plan: &mut Plan) {
        for (file, path) in &self.assets {
            plan.copy(path.clone(), files::slashed(file), self.root.join(file));
        }
    }

    /// A picture that is nowhere is a hole in the page.
    fn warn_of_missing_images(&self, report: &mut Report) {
        for post in self.all() {
            for image in post.shown.iter().filter(|image| !self.serves(image)) {
                let file = post.source.name();
                let mut findings = Findings::of(&file);
                let help = "check its name, or put it into the post's folder";
                findings.warn(None, format!("there is no image `{image}`"), help);
                report.extend(findings.into_report());
            }
        }
    }

    /// The same for the picture of pages that have none of their own.
    fn warn_of_missing_picture(&self, settings: &Settings, report: &mut Report) {
        let Some(image) = &settings.image else { return };
        let is_elsewhere = image.contains("://") || image.starts_with("//");
        if !is_elsewhere && !self.serves(image) {
            let mut findings = Findings::of(site::FILE);
            let message = format!("there is no image `{image}`");
            let help = "put it into the content root, or write a whole address";
            findings.warn(None, message, help);
            report.extend(findings.into_report());
        }
    }

    /// Whether a file is served as it is at this path.
    pub fn serves(&self, path: &str) -> bool {
        self.served.contains(path)
    }

    /// Whether some of the files served as they are are web pages.
    pub fn serves_pages(&self) -> bool {
        let is_page = |path: &String| path.ends_with(".html") || path.ends_with(".htm");
        self.served.iter().any(is_page)
    }

    /// Two names that fall on one address would be one tag to readers.
    fn warn_of_shared_tags(&self, report: &mut Report) {
        let mut names: BTreeMap<String, &str> = BTreeMap::new();
        for post in &self.posts {
            for name in &post.entry.tags {
                let Ok(slug) = slugify(name) else { continue };
                let known = names.entry(slug.to_string()).or_insert(name);
                if known.to_lowercase() != name.to_lowercase() {
                    let file = post.source.name();
                    let mut findings = Findings::of(&file);
                    let message =
                        format!("the tags `{known}` and `{name}` share the address tags/{slug}/");
                    findings.warn(None, message, "rename one of them");
                    report.extend(findings.into_report());
                }
            }
        }
    }
}
