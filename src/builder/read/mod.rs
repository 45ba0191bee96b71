//! Everything the content root publishes, read and known to be valid.

mod article; // from a Markdown file to a post or a page
mod assets; // files served as they are
mod characters;
mod display; // what pages show besides their text
mod front_matter; // keys above a text
mod home; // what is above the newest posts
mod image_size;
mod links; // to Markdown files
mod locale; // a language and its territory
mod look; // of the author's own
mod metadata; // of the site, for search engines and social networks
mod scan; // files by what becomes of them
mod settings; // site.toml
mod share_places; // where posts are passed on
mod slots; // HTML of the author's own
mod slugify;
mod verification; // that a site is its author's

pub use article::{Article, CoverImage, ListFile, Listing, Picture, origins, sanitised};
pub use assets::{Asset, Assets};
pub use display::{Display, Switch};
pub use links::LinkLines;
pub use look::CUSTOM_FILE;
pub use metadata::PublisherKind;
pub use scan::ArticleKind;
pub use settings::{SETTINGS_FILE, Settings};
pub use share_places::SharePlace;

use std::{
    collections::{HashMap, HashSet},
    io::Read,
    path::{Path, PathBuf},
};

use anyhow::Result;
use indicatif::{ParallelProgressIterator, ProgressBar, ProgressStyle};
use rayon::prelude::*;

use super::{
    Build, files,
    problem::{FileReport, Report},
};
use crate::{domain::Entry, markdown::with_unix_line_ends};
use article::Part;
use front_matter::Cascades;
use scan::{Scan, SourceFile};

/// What is published.
#[derive(Debug, Default)]
pub struct Content {
    /// The content root.
    pub root: PathBuf,
    /// Whether drafts are published: the site is not for the public.
    pub is_preview: bool,
    /// What the author says of the whole site.
    pub settings: Settings,
    /// In the order of a list.
    pub posts: Vec<Article>,
    /// By address.
    pub pages: Vec<Article>,
    /// Files that name lists.
    pub list_files: Vec<ListFile>,
    /// Files served as they are.
    pub assets: Assets,
}

/// Reads the content root. Files that are not published are read and left.
pub fn content(build: &Build, report: &mut Report) -> Result<Content> {
    let settings = settings::read(&build.content, build.base_url.as_deref(), report)?;
    let mut scan = scan::classify(files::walk(&build.content)?, &settings.site.language);
    texts_elsewhere(&mut scan, build, &settings.site.language, report);
    name_translations(&scan, &settings, report);
    let cascades = cascades(&scan.sections, &settings, build, report);
    let articles = articles(&scan.sources, &cascades, build, &settings);
    Ok(assembled(articles, scan, build, settings, report))
}

/// The content of a root that holds one post, of these bytes, and no other file.
pub fn post(
    bytes: &[u8],
    name: &str,
    build: &Build,
    settings: Settings,
    report: &mut Report,
) -> Content {
    let scan = scan::classify(vec![PathBuf::from(name)], &settings.site.language);
    let read = |source: &SourceFile| {
        let mut problems = FileReport::new(name);
        let text = decoded(bytes.to_owned(), &mut problems);
        let article = text.and_then(|text| {
            article::read(source, &text, Vec::new(), build, &settings, &mut problems)
        });
        (article, problems.into_report())
    };
    let articles = scan.sources.iter().map(read).collect();
    assembled(articles, scan, build, settings, report)
}

/// Everything that is published, in its order, with links that lead to it.
fn assembled(
    parts: Vec<(Option<Part>, Report)>,
    scan: Scan,
    build: &Build,
    settings: Settings,
    report: &mut Report,
) -> Content {
    let (mut posts, mut pages, mut list_files) = (Vec::new(), Vec::new(), Vec::new());
    for (part, problems) in parts {
        report.extend(problems);
        match part {
            Some(Part::Article(article)) if article.is_listed() => posts.push(*article),
            Some(Part::Article(article)) => pages.push(*article),
            Some(Part::List(file)) => list_files.push(file),
            None => {}
        }
    }
    let first_page = posts.len();
    posts.append(&mut pages);
    links::resolve(&mut posts, &scan.assets, &build.content, report);
    let mut pages = posts.split_off(first_page);
    posts.sort_by(|a, b| {
        let tie = |post: &Article| (post.entry.title.clone(), post.path.clone());
        a.entry.order(&b.entry).then_with(|| tie(a).cmp(&tie(b)))
    });
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    let assets = Assets::new(scan, posts.iter().chain(&pages));
    Content {
        is_preview: build.drafts,
        root: build.content.clone(),
        settings,
        posts,
        pages,
        list_files,
        assets,
    }
}

/// Markdown with front matter is a page wherever it is, so that no draft is served as a file. Texts of
/// formats that are not read are left out.
fn texts_elsewhere(scan: &mut Scan, build: &Build, language: &str, report: &mut Report) {
    let (mut others, mut elsewhere) = (Vec::new(), Vec::new());
    let mut is_other = |file: &Path, full: &Path| {
        let is_other = has_other_front_matter(full);
        if is_other {
            others.push(files::slashed(file));
        }
        is_other
    };
    for file in std::mem::take(&mut scan.assets) {
        let full = build.content.join(&file);
        if scan::is_markdown(&file) {
            let name = files::slashed(&file);
            let mut problems = FileReport::new(&name);
            let text = text(&full, &mut problems);
            report.extend(problems.into_report());
            match text.is_some_and(|text| front_matter::has_any(&text)) {
                true => elsewhere.push(scan::page_elsewhere(file, language)),
                false => scan.assets.push(file),
            }
        } else if !is_other(&file, &full) {
            scan.assets.push(file);
        }
    }
    adopt_bundles(scan, elsewhere);
    scan.loose
        .retain(|file| !is_other(file, &build.content.join(file)));
    for source in &mut scan.sources {
        let folder = source.folder().to_owned();
        source.resources.retain(|file| {
            let file = folder.join(file);
            !is_other(&file, &build.content.join(&file))
        });
    }
    for file in others {
        let message =
            "it is a text with front matter, of a format that is not read, and is left out";
        report.warn(
            &file,
            None,
            message,
            "write it in Markdown, or remove its front matter",
        );
    }
}

/// What is below an `index.md` with front matter is of its bundle, wherever it is: files go with the page,
/// and other texts are left out. The outermost bundle holds all that is below it.
fn adopt_bundles(scan: &mut Scan, mut elsewhere: Vec<SourceFile>) {
    let is_bundle = |page: &&SourceFile| page.is_bundle();
    let folders: HashSet<PathBuf> = elsewhere
        .iter()
        .filter(is_bundle)
        .map(|page| page.folder().to_owned())
        .collect();
    let bundle_of = |file: &Path| {
        let around = file.ancestors().filter(|folder| folders.contains(*folder));
        around.last().map(Path::to_owned)
    };
    elsewhere.retain(|page| match bundle_of(&page.file) {
        Some(folder) => page.is_bundle() && page.folder() == folder,
        None => true,
    });
    let pages = elsewhere.iter().enumerate().rev(); // of two texts of a bundle the first one counts
    let pages: HashMap<PathBuf, usize> = pages
        .map(|(at, page)| (page.folder().to_owned(), at))
        .collect();
    for file in std::mem::take(&mut scan.assets) {
        let at = bundle_of(&file).and_then(|folder| pages.get(&folder));
        match at.and_then(|at| elsewhere.get_mut(*at)) {
            None => scan.assets.push(file),
            Some(_) if scan::is_markdown(&file) => {}
            Some(page) => {
                let inner = file.strip_prefix(page.folder()).unwrap_or(&file).to_owned();
                page.resources.insert(inner);
            }
        }
    }
    scan.sources.append(&mut elsewhere);
}

/// Whether a file is a text that Hugo reads and we do not, with front matter of its own.
fn has_other_front_matter(file: &Path) -> bool {
    const ENDINGS: [&str; 11] = [
        "org", "adoc", "asciidoc", "ad", "rst", "pandoc", "pdc", "mdown", "mkd", "html", "htm",
    ];
    let ending = file
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    if !ENDINGS.contains(&ending.as_str()) {
        return false;
    }
    let mut start = Vec::new();
    if files::open(file)
        .and_then(|file| Ok(file.take(4_096).read_to_end(&mut start)?))
        .is_err()
    {
        return false; // told where it is published
    }
    let start = String::from_utf8_lossy(&start);
    let text = start.trim_start_matches('\u{feff}').trim_start();
    let is_json = text.starts_with('{') && !text.starts_with("{{");
    let mut lines = text.lines();
    let is_org = |line: &str| line.starts_with("#+") || line.trim() == ":PROPERTIES:";
    text.starts_with("---")
        || text.starts_with("+++")
        || is_json
        || ending == "org" && lines.any(is_org)
}

/// Says once which texts are not published because of their language.
fn name_translations(scan: &Scan, settings: &Settings, report: &mut Report) {
    let names: Vec<String> = scan
        .translations
        .iter()
        .map(|file| files::slashed(file))
        .collect();
    if names.is_empty() {
        return;
    }
    let shown = names[..names.len().min(3)].join(", ");
    let more = match names.len() {
        0..=3 => String::new(),
        count => format!(" and {} more", count - 3),
    };
    let language = &settings.site.language;
    let message = format!("texts in other languages than `{language}` are left out: {shown}{more}");
    let help = "a site has one language: set `language`, or build a site for each";
    report.warn(SETTINGS_FILE, None, message, help);
}

/// What the site and its sections give their pages.
fn cascades(
    sections: &[PathBuf],
    settings: &Settings,
    build: &Build,
    report: &mut Report,
) -> Cascades {
    let mut cascades = Cascades::of_site(settings.params.clone());
    for file in sections {
        let name = files::slashed(file);
        let mut problems = FileReport::new(&name);
        if let Some(text) = text(&build.content.join(file), &mut problems) {
            let folder = file.parent().unwrap_or(Path::new(""));
            cascades.add(folder, &text, &mut problems);
        }
        report.extend(problems.into_report());
    }
    cascades
}

/// Reads the Markdown files side by side, each with what is wrong with it.
fn articles(
    sources: &[SourceFile],
    cascades: &Cascades,
    build: &Build,
    settings: &Settings,
) -> Vec<(Option<Part>, Report)> {
    let style = ProgressStyle::with_template("{bar:30} {pos} of {len} posts");
    let progress = ProgressBar::new(sources.len() as u64)
        .with_style(style.unwrap_or(ProgressStyle::default_bar()));
    let read = |source: &SourceFile| {
        let name = source.name();
        let mut problems = FileReport::new(&name);
        let text = text(&build.content.join(&source.file), &mut problems);
        let article = text.and_then(|text| {
            let inherited = cascades.of(&source.place);
            article::read(source, &text, inherited, build, settings, &mut problems)
        });
        (article, problems.into_report())
    };
    let articles = sources.par_iter().progress_with(progress.clone());
    let articles = articles.map(read).collect();
    progress.finish_and_clear();
    articles
}

/// A file's text, which must be UTF-8.
fn text(file: &Path, problems: &mut FileReport) -> Option<String> {
    match files::read(file) {
        Ok(bytes) => decoded(bytes, problems),
        Err(error) => {
            let help = "let the builder read it, or move it out of the content root";
            problems.error(None, error.root_cause().to_string(), help);
            None
        }
    }
}

/// The text of a file's bytes, with the line ends of Unix: parsers disagree on what the others are.
fn decoded(bytes: Vec<u8>, problems: &mut FileReport) -> Option<String> {
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = with_unix_line_ends(text);
            Some(characters::without_control_characters(text))
        }
        Err(error) => {
            let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let good = with_unix_line_ends(String::from_utf8_lossy(good).into_owned());
            let line = good.matches('\n').count() + 1;
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
