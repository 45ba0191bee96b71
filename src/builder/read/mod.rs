//! Everything the content root publishes, read and known to be valid.

mod article; // from a Markdown file to a post or a page
mod assets; // files served as they are
mod base_url; // where the site is
mod characters;
mod copyright;
mod decode; // files as texts
mod display; // what pages show besides their text
mod editions; // of several languages
mod elsewhere; // texts outside the folders of posts and pages
mod feeds; // what they hold
mod file_names; // of Markdown
mod front_matter; // keys above a text
mod home; // what is above the newest posts
mod image_size;
mod links; // to Markdown files
mod locale; // a language and its territory
mod look; // of the author's own
mod made_lines; // of settings for a language
mod menus; // of header and footer
mod metadata; // of the site, for search engines and social networks
mod own_files; // by addresses from the root
mod post_folders; // whose texts are posts
mod scan; // files by what becomes of them
mod services; // of others, by a few keys
mod settings; // site.toml
mod share_places; // where posts are passed on
mod slots; // HTML of the author's own
mod slugify;
mod verification; // that a site is its author's
mod words; // of a language, with those that an author changes

pub use article::{
    Article, CoverImage, DiagramPicture, ListFile, Listing, Picture, origins, sanitised,
};
pub use assets::{Asset, Assets};
pub use display::{Display, Switch};
pub use editions::{Edition, Role};
pub use links::LinkLines;
pub use look::{CUSTOM_FILE, Icon};
pub use metadata::PublisherKind;
pub use scan::ArticleKind;
pub use settings::{SETTINGS_FILE, Settings};
pub use share_places::SharePlace;
#[cfg(test)]
pub use words::values;

use std::path::{Path, PathBuf};

use anyhow::Result;
use indicatif::{ParallelProgressIterator, ProgressBar, ProgressStyle};
use rayon::prelude::*;

use super::{
    Build, files,
    problem::{FileReport, Report},
};
use article::Part;
use decode::{decoded, text};
use front_matter::Cascades;
use scan::{Scan, SourceFile};

/// What is published.
#[derive(Debug, Default)]
pub struct Content {
    /// The content root.
    pub root: PathBuf,
    /// Whether drafts are published: the site is not for the public.
    pub is_preview: bool,
    /// Files that other editions may publish too.
    pub shared: Vec<PathBuf>,
    /// What the author says of the whole site.
    pub settings: Settings,
    /// In the order of a list.
    pub posts: Vec<Article>,
    /// By address.
    pub pages: Vec<Article>,
    /// The texts of sections' pages, by address.
    pub sections: Vec<Article>,
    /// Files that name lists.
    pub list_files: Vec<ListFile>,
    /// Files served as they are.
    pub assets: Assets,
}

/// Reads the content root: each edition of it, the one at the root first. Files that are not published are read
/// and left.
pub fn contents(build: &Build, report: &mut Report) -> Result<Vec<Content>> {
    let settings = settings::read(&build.content, build.base_url.as_deref(), report)?;
    let walked = files::walk(&build.content)?;
    let editions: Vec<Edition> = settings.iter().map(|own| own.edition.clone()).collect();
    let is_default = |edition: &&Edition| edition.role == Role::Default;
    let default = editions.iter().find(is_default);
    let default = default.map(|edition| edition.language.clone());
    let mut contents: Vec<Content> = Vec::new();
    for mut settings in settings {
        let edition = settings.edition.clone();
        settings.site.languages = editions::languages(&edition, &editions);
        settings.default_language = default.clone().unwrap_or_default();
        let (files, strays) = editions::files_of(&edition, &editions, &walked);
        name_stray(&edition.language, &strays, report);
        // From a folder of its own, what is at the root is above it.
        let (root, way) = match &edition.own_root {
            Some(own) => (own, edition.way_up()),
            None => (&build.content, ""),
        };
        let build = Build {
            content: root.clone(),
            ..build.clone()
        };
        let shared = contents.iter().take(1).flat_map(|first| &first.shared);
        let shared = shared.map(|file| Path::new(way).join(file)).collect();
        let mut problems = Report::default();
        let content = content(files, shared, settings, &build, &mut problems);
        let problems = problems.in_folder(edition.file_prefix());
        match contents.is_empty() {
            true => report.extend(problems),
            false => report.extend_new(problems),
        }
        contents.push(content);
    }
    editions::link(&mut contents);
    Ok(contents)
}

/// Reads one edition; `shared` are files of the one at the root that its texts may refer to.
fn content(
    files: Vec<PathBuf>,
    shared: Vec<PathBuf>,
    settings: Settings,
    build: &Build,
    report: &mut Report,
) -> Content {
    let mut scan = scan::classify(files, &settings.site.language, &settings.main_sections);
    elsewhere::find(&mut scan, build, &settings.site.language, report);
    name_translations(&scan, &settings, report);
    let cascades = cascades(&scan.sections, &settings, build, report);
    match settings.edition.role {
        Role::Root => leave_texts(&mut scan, build, &settings.default_language, report),
        _ if settings.edition.is_at_root() => {}
        _ => scan.share(shared, &settings.edition),
    }
    let articles = articles(&scan.sources, &cascades, build, &settings);
    let loose = scan.loose.clone();
    let content = assembled(articles, scan, build, settings, report);
    let published = content.assets.iter().map(|asset| asset.file.clone());
    Content {
        shared: published.chain(loose).collect(),
        ..content
    }
}

/// The content of a root that holds one post, of these bytes, and no other file.
pub fn post(
    bytes: &[u8],
    name: &str,
    build: &Build,
    settings: Settings,
    report: &mut Report,
) -> Content {
    let files = vec![PathBuf::from(name)];
    let scan = scan::classify(files, &settings.site.language, &settings.main_sections);
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
    mut settings: Settings,
    report: &mut Report,
) -> Content {
    let (mut posts, mut pages, mut list_files) = (Vec::new(), Vec::new(), Vec::new());
    let is_section = |article: &Article| article.source.kind == ArticleKind::Section;
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
    links::resolve(&mut posts, &list_files, &scan, &build.content, report);
    let mut pages = posts.split_off(first_page);
    posts.sort_by(|a, b| {
        let tie = |post: &Article| (post.entry.title.clone(), post.path.clone());
        a.entry.order(&b.entry).then_with(|| tie(a).cmp(&tie(b)))
    });
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    let (mut sections, mut pages): (Vec<Article>, Vec<Article>) =
        pages.into_iter().partition(is_section);
    let all = || posts.iter().chain(&pages).chain(&sections);
    let assets = Assets::new(scan, all(), &settings.references());
    // The root of languages in folders shows none.
    if settings.edition.role != Role::Root {
        add_menus(&mut settings, all(), report);
    }
    if !settings.edition.is_at_root() {
        let all = posts.iter_mut().chain(&mut pages).chain(&mut sections);
        own_files::lead_to(all, &assets);
    }
    copyright::add(&mut settings, build.now.year());
    Content {
        is_preview: build.drafts,
        root: build.content.clone(),
        shared: Vec::new(),
        settings,
        posts,
        pages,
        sections,
        list_files,
        assets,
    }
}

/// The site's menus, with the pages that put themselves into them.
fn add_menus<'a>(
    settings: &mut Settings,
    articles: impl Iterator<Item = &'a Article>,
    report: &mut Report,
) {
    let mut menus = std::mem::take(&mut settings.menus);
    for article in articles {
        let file = article.source.name();
        let mut problems = FileReport::new(&file);
        let entry = &article.entry;
        for place in &article.around.menus {
            menus.add(place, &entry.title, &entry.extension.path, &mut problems);
        }
        report.extend(problems.into_report());
    }
    let mut problems = FileReport::new(SETTINGS_FILE);
    let site = &mut settings.site;
    let (main, footer) = menus.ordered(site.base_url.as_deref(), &mut problems);
    site.menu = main;
    site.footer.links.extend(footer);
    report.extend(problems.into_report());
}

/// Leaves the texts of the root to the default language, which says where they are wanted if it has a folder
/// of its own.
fn leave_texts(scan: &mut Scan, build: &Build, language: &str, report: &mut Report) {
    let texts = std::mem::take(&mut scan.sources).into_iter();
    let texts = texts.filter(|source| source.kind != ArticleKind::Section);
    let texts: Vec<PathBuf> = texts.map(|source| source.file).collect();
    if files::folder_named(&build.content, &language.to_lowercase()).is_some() {
        name_stray(language, &texts, report);
    }
}

/// Says that texts are not published, since they are outside the folder of their language.
fn name_stray(language: &str, strays: &[PathBuf], report: &mut Report) {
    let Some(stray) = strays.first().map(|file| files::slashed(file)) else {
        return;
    };
    let folder = language.to_lowercase();
    let message =
        format!("`{stray}` is left out: texts of `{language}` are in the folder `{folder}/`");
    let help = "move it and others like it into that folder";
    report.warn(&stray, None, message, help);
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
    let help = "add a table such as `[languages.fr]` to site.toml; docs/languages.md has examples";
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

impl Content {
    /// Posts, pages, and what stands above the posts of sections.
    pub fn texts(&self) -> impl Iterator<Item = &Article> {
        self.articles().chain(&self.sections)
    }

    /// The same, to be changed.
    pub fn texts_mut(&mut self) -> impl Iterator<Item = &mut Article> {
        let articles = self.posts.iter_mut().chain(&mut self.pages);
        articles.chain(&mut self.sections)
    }

    /// The file that is served at a path below the base.
    pub fn asset(&self, path: &str) -> Option<PathBuf> {
        let asset = self.assets.iter().find(|asset| asset.address == path)?;
        Some(self.root.join(&asset.file))
    }

    /// Posts and pages.
    pub fn articles(&self) -> impl Iterator<Item = &Article> {
        self.posts.iter().chain(&self.pages)
    }
}
