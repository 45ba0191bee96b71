//! Everything the content root publishes, read and known to be valid.

mod article; // from a Markdown file to a post or a page
mod characters;
mod front_matter; // keys above a text
mod image_size;
mod scan; // files by what becomes of them
mod settings; // site.toml
mod slugify;

pub use article::Article;
pub use scan::ArticleKind;
pub use settings::{SETTINGS_FILE, Settings};
pub use slugify::slugify;

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use anyhow::Result;
use indicatif::{ParallelProgressIterator, ProgressBar, ProgressStyle};
use rayon::prelude::*;

use super::{
    Build, files,
    problem::{FileReport, Report},
};
use crate::domain::Entry;
use scan::{Scan, SourceFile};

/// What is published.
#[derive(Debug, Default)]
pub struct Content {
    /// The content root.
    pub root: PathBuf,
    /// What the author says of the whole site.
    pub settings: Settings,
    /// In the order of a list.
    pub posts: Vec<Article>,
    /// By address.
    pub pages: Vec<Article>,
    /// Files served as they are.
    pub assets: Assets,
}

/// Files served as they are.
#[derive(Debug, Default)]
pub struct Assets {
    files: Vec<Asset>,
    addresses: BTreeSet<String>,
}

/// A file served as it is.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Where it is, relative to the content root.
    pub file: PathBuf,
    /// Its path below the base.
    pub address: String,
}

/// Reads the content root. Files that are not published are read and left.
pub fn content(build: &Build, report: &mut Report) -> Result<Content> {
    let settings = settings::read(&build.content, build.base_url.as_deref(), report)?;
    let scan = scan::classify(files::walk(&build.content)?);
    let (mut posts, mut pages) = (Vec::new(), Vec::new());
    for (article, problems) in articles(&scan.sources, build, &settings) {
        report.extend(problems);
        match article {
            Some(article) if article.source.kind == ArticleKind::Post => posts.push(article),
            Some(article) => pages.push(article),
            None => {}
        }
    }
    posts.sort_by(|a, b| {
        let tie = |post: &Article| (post.entry.title.clone(), post.path.clone());
        a.entry.order(&b.entry).then_with(|| tie(a).cmp(&tie(b)))
    });
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    let assets = Assets::new(scan, posts.iter().chain(&pages));
    Ok(Content {
        root: build.content.clone(),
        settings,
        posts,
        pages,
        assets,
    })
}

/// Reads the Markdown files side by side, each with what is wrong with it.
fn articles(
    sources: &[SourceFile],
    build: &Build,
    settings: &Settings,
) -> Vec<(Option<Article>, Report)> {
    let style = ProgressStyle::with_template("{bar:30} {pos} of {len} posts");
    let progress = ProgressBar::new(sources.len() as u64)
        .with_style(style.unwrap_or(ProgressStyle::default_bar()));
    let read = |source: &SourceFile| {
        let name = source.name();
        let mut problems = FileReport::new(&name);
        let text = text(&build.content.join(&source.file), &mut problems);
        let article =
            text.and_then(|text| article::read(source, &text, build, settings, &mut problems));
        (article, problems.into_report())
    };
    let articles = sources.par_iter().progress_with(progress.clone());
    let articles = articles.map(read).collect();
    progress.finish_and_clear();
    articles
}

/// A file's text, which must be UTF-8.
fn text(file: &Path, problems: &mut FileReport) -> Option<String> {
    let bytes = match files::read(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            let help = "let the builder read it, or move it out of the content root";
            problems.error(None, error.root_cause().to_string(), help);
            return None;
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => Some(characters::without_control_characters(&text)),
        Err(error) => {
            let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
            problems.error(line, "the file is not UTF-8 text", "save it as UTF-8");
            None
        }
    }
}

impl Content {
    /// Posts and pages.
    pub fn articles(&self) -> impl Iterator<Item = &Article> {
        self.posts.iter().chain(&self.pages)
    }

    /// The entries of all posts, in the order of a list.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.posts.iter().map(|post| &post.entry)
    }
}

impl Assets {
    /// The files that are no Markdown: bundles' files move with their articles, and those loose
    /// beside posts are published where an article refers to them.
    fn new<'a>(scan: Scan, articles: impl Iterator<Item = &'a Article> + Clone) -> Self {
        let references: BTreeSet<&String> = articles
            .clone()
            .flat_map(|article| &article.references)
            .collect();
        let in_place = |file: PathBuf| {
            let address = files::slashed(&file);
            Asset { file, address }
        };
        let loose = scan.loose.into_iter().map(in_place);
        let loose = loose.filter(|asset| references.contains(&asset.address));
        let mut assets: Vec<Asset> = scan.assets.into_iter().map(in_place).collect();
        assets.extend(loose);
        assets.extend(articles.flat_map(Article::resources));
        Self {
            addresses: assets.iter().map(|asset| asset.address.clone()).collect(),
            files: assets,
        }
    }

    /// The files.
    pub fn iter(&self) -> impl Iterator<Item = &Asset> {
        self.files.iter()
    }

    /// Whether there is a file at this path below the base.
    pub fn contains(&self, path: &str) -> bool {
        self.addresses.contains(path)
    }

    /// Whether some of the files are web pages.
    pub fn contain_pages(&self) -> bool {
        let is_page = |path: &String| path.ends_with(".html") || path.ends_with(".htm");
        self.addresses.iter().any(is_page)
    }
}
