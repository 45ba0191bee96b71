//! Links to Markdown files, which lead to the pages that these become.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Component, Path, PathBuf},
};

use lol_html::element;
use percent_encoding::percent_decode_str;

use super::{super::files, Article, ListFile, scan::Scan};
use crate::{
    builder::{markup::rewritten, problem::Report},
    domain::{Base, Route},
    markdown::with_unix_line_ends,
};

/// Lets links to Markdown files lead to their pages. Those that lead to none are in the report.
pub fn resolve(
    articles: &mut [Article],
    lists: &[ListFile],
    scan: &Scan,
    root: &Path,
    report: &mut Report,
) {
    let targets = Targets::new(articles, lists);
    // Files that languages share are above the folder of one.
    let files = scan.assets.iter().chain(&scan.loose);
    let files: BTreeSet<&Path> = files
        .map(|file| file.strip_prefix("..").unwrap_or(file))
        .collect();
    let may_link =
        |article: &&mut Article| article.html.contains(".md") || article.html.contains(".markdown");
    for article in articles.iter_mut().filter(may_link) {
        let mut missing = Vec::new();
        let rewriting = element!("a[href]", |link| {
            let href = link.get_attribute("href").unwrap_or_default();
            let href = html_escape::decode_html_entities(&href).into_owned();
            let is_file = |path: &Path| {
                let from_root = path.strip_prefix("/").unwrap_or(path);
                let places = [article.source.folder().join(path), from_root.to_owned()];
                places
                    .iter()
                    .any(|place| files.contains(normalised(place).as_path()))
            };
            if let Some((path, fragment)) = markdown_link(&href)
                && !is_file(&path)
            {
                match targets.find(article.source.folder(), &path) {
                    Some(target) => {
                        let base = Base::relative(&article.route());
                        let page = base.href(target);
                        link.set_attribute("href", &format!("{page}{fragment}"))?;
                    }
                    None => missing.push(href),
                }
            }
            Ok(())
        });
        if let Some(html) = rewritten(&article.html, [rewriting]) {
            article.html = html;
        }
        let mut lines = LinkLines::of(root.join(&article.source.file));
        for href in missing {
            report.warn(
                &article.source.name(),
                lines.find(&href),
                format!("the link `{href}` leads to no post or page"),
                "check the path, or publish what it leads to",
            );
        }
    }
}

/// The lines on which links stand in a file, which is read when the first is looked for.
pub struct LinkLines {
    file: PathBuf,
    text: Option<String>,
    /// How many more are looked for.
    left: usize,
}

impl LinkLines {
    /// Links of a file that are told by their line. Each is looked for in the whole text, so that a text
    /// of nothing but links would take long.
    const MOST: usize = 100;

    /// The lines of a file.
    pub fn of(file: PathBuf) -> Self {
        Self {
            file,
            text: None,
            left: Self::MOST,
        }
    }

    /// The line, from 1, that holds a link; a fragment or a path may be written in parts.
    pub fn find(&mut self, href: &str) -> Option<usize> {
        self.left = self.left.checked_sub(1)?;
        let read = || with_unix_line_ends(files::read_text(&self.file).unwrap_or_default());
        let text = self.text.get_or_insert_with(read);
        let name = href.split('#').next().unwrap_or(href);
        let at = text
            .find(href)
            .or_else(|| text.find(name.trim_end_matches(".md")))?;
        Some(text[..at].matches('\n').count() + 1)
    }
}

/// The path of a link to a Markdown file of the content root, and its fragment.
fn markdown_link(href: &str) -> Option<(PathBuf, String)> {
    let (path, fragment) = match href.split_once('#') {
        Some((path, fragment)) => (path, format!("#{fragment}")),
        None => (href, String::new()),
    };
    let is_elsewhere =
        path.contains("://") || path.starts_with("//") || path.starts_with("mailto:");
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let is_markdown = path.ends_with(".md") || path.ends_with(".markdown");
    (is_markdown && !is_elsewhere).then(|| (PathBuf::from(&*path), fragment))
}

/// The addresses of articles, and of lists that files name, by their files.
struct Targets {
    by_place: BTreeMap<PathBuf, Route>,
    /// By the name alone, where only one has it, as Hugo resolves it.
    by_name: BTreeMap<String, Option<Route>>,
}

impl Targets {
    fn new(articles: &[Article], lists: &[ListFile]) -> Self {
        let (mut by_place, mut by_name) = (BTreeMap::new(), BTreeMap::new());
        for article in articles {
            let (source, route) = (&article.source, article.route());
            by_place.insert(source.place.clone(), route.clone());
            by_name
                .entry(source.stem.clone())
                .and_modify(|known| *known = None)
                .or_insert(Some(route));
        }
        for ListFile { place, route, .. } in lists {
            by_place.insert(place.clone(), route.clone());
            if let Some(name) = place.file_name() {
                let name = name.to_string_lossy().into_owned();
                by_name.entry(name).or_insert(Some(route.clone()));
            }
        }
        Self { by_place, by_name }
    }

    /// The address that a path in a file of this folder names.
    fn find(&self, folder: &Path, path: &Path) -> Option<&Route> {
        let from_root = path.strip_prefix("/").unwrap_or(path);
        let places = [
            folder.join(path),
            from_root.to_owned(),
            Path::new("posts").join(from_root),
        ];
        // A path from the root is none from the folder.
        let skipped = usize::from(path.is_absolute());
        let mut places = places
            .into_iter()
            .skip(skipped)
            .map(|place| normalised(&place));
        let found = places.find_map(|place| {
            // The file may be named with its language, or be a bundle's text.
            let bare = place.with_extension("");
            let names = [bare.clone(), bare.with_extension("")];
            let folder = bare
                .parent()
                .filter(|_| bare.file_stem() == Some("index".as_ref()));
            let mut names = names.iter().map(PathBuf::as_path).chain(folder);
            names.find_map(|name| self.by_place.get(name))
        });
        let is_name = path.components().count() == 1;
        let by_name = || {
            let stem = path.file_stem().filter(|_| is_name)?;
            self.by_name.get(&*stem.to_string_lossy())?.as_ref()
        };
        found.or_else(by_name)
    }
}

/// A path without `.` and `..`.
fn normalised(path: &Path) -> PathBuf {
    let mut parts = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                parts.pop();
            }
            Component::Normal(part) => parts.push(part),
            _ => {}
        }
    }
    parts
}
