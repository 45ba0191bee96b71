//! The files of a content root by what becomes of them.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use super::{super::files, Asset};

/// The files of a content root, relative to it.
#[derive(Debug, Default)]
pub struct Scan {
    /// Posts and pages.
    pub sources: Vec<SourceFile>,
    /// Files beside posts and pages, in no bundle. One is published where an article refers to it.
    pub loose: Vec<PathBuf>,
    /// Files served as they are.
    pub assets: Vec<PathBuf>,
}

/// The Markdown file of a post or a page, and what belongs to it.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Relative to the content root.
    pub file: PathBuf,
    /// What it is.
    pub kind: ArticleKind,
    /// The folders of the address above the slug: `posts`, or nothing for most pages.
    pub section: String,
    /// What names it where the front matter does not: the file's or the bundle's name.
    pub stem: String,
    /// The bundle's other files, relative to its folder.
    pub resources: Vec<PathBuf>,
}

/// What a Markdown file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArticleKind {
    /// Dated and listed.
    Post,
    /// In no list.
    Page,
}

impl SourceFile {
    /// The file's name as messages have it.
    pub fn name(&self) -> String {
        files::slashed(&self.file)
    }

    /// The folder that the file is in, relative to the content root.
    pub fn folder(&self) -> &Path {
        self.file.parent().unwrap_or(Path::new(""))
    }

    /// Whether a path names a file of the bundle.
    pub fn has_resource(&self, path: &str) -> bool {
        self.resources
            .iter()
            .any(|file| files::slashed(file) == path)
    }

    /// The bundle's files below the article's address.
    pub fn resources_at(&self, path: &str) -> impl Iterator<Item = Asset> {
        self.resources.iter().map(move |file| Asset {
            file: self.folder().join(file),
            address: format!("{path}/{}", files::slashed(file)),
        })
    }
}

/// Classifies the files. Names are compared whatever their case: a `NOTES.MD` is a draft's source as
/// much as a `notes.md`, and must not be served.
pub fn classify(walked: Vec<PathBuf>) -> Scan {
    let bundles: BTreeSet<PathBuf> = walked
        .iter()
        .filter(|file| is_content(file) && markdown_stem(file).as_deref() == Some("index"))
        .filter_map(|file| file.parent().map(Path::to_owned))
        .filter(|folder| folder.components().count() > 1)
        .collect();
    let mut resources: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
    let mut scan = Scan::default();
    let mut texts = Vec::new();
    for file in walked {
        if !is_content(&file) {
            if file != Path::new(super::SETTINGS_FILE) {
                scan.assets.push(file);
            }
            continue;
        }
        // The outermost bundle holds all that is below it.
        let folders = file.ancestors().skip(1);
        let bundle = folders.filter(|folder| bundles.contains(*folder)).last();
        let bundle = bundle.map(Path::to_owned);
        match (markdown_stem(&file), bundle) {
            (Some(stem), Some(bundle)) => {
                if stem == "index" && file.parent() == Some(&bundle) {
                    texts.push((file, bundle));
                }
            }
            (None, Some(bundle)) => {
                let inner = file.strip_prefix(&bundle).unwrap_or(&file).to_owned();
                resources.entry(bundle).or_default().push(inner);
            }
            (None, None) => scan.loose.push(file),
            // Hugo's pages of a section, and the like of it at the top.
            (Some(stem), None)
                if stem == "index" || stem == "_index" || stem.starts_with("_index.") => {}
            (Some(_), None) => {
                let address = file.with_extension("");
                texts.push((file, address));
            }
        }
    }
    for (file, address) in texts {
        let resources = resources.remove(&address).unwrap_or_default();
        scan.sources.push(source(file, &address, resources));
    }
    scan
}

fn source(file: PathBuf, address: &Path, resources: Vec<PathBuf>) -> SourceFile {
    let kind = match is_below(&file, "posts") {
        true => ArticleKind::Post,
        false => ArticleKind::Page,
    };
    let folders = address.parent().unwrap_or(Path::new(""));
    let inner: PathBuf = folders.iter().skip(1).collect();
    let inner = files::slashed(&inner);
    SourceFile {
        kind,
        section: match (kind, inner.is_empty()) {
            (ArticleKind::Post, true) => "posts".to_owned(),
            (ArticleKind::Post, false) => format!("posts/{inner}"),
            (ArticleKind::Page, _) => inner,
        },
        stem: address
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        resources,
        file,
    }
}

/// Whether a file is an author's text or belongs to one.
fn is_content(file: &Path) -> bool {
    is_below(file, "posts") || is_below(file, "pages")
}

fn is_below(file: &Path, folder: &str) -> bool {
    let mut parts = file.iter();
    parts
        .next()
        .is_some_and(|part| part.eq_ignore_ascii_case(folder))
        && parts.next().is_some()
}

/// The name of a Markdown file without its ending, in lower case; `None` for another file.
fn markdown_stem(file: &Path) -> Option<String> {
    let ending = file.extension()?;
    let is_markdown = ["md", "markdown"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known));
    is_markdown.then(|| {
        file.file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .to_lowercase()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No source of a text is ever served as a file, however its name is written.
    #[test]
    fn texts_are_known_whatever_their_case() {
        let walked = [
            "posts/a.MD",
            "posts/b/INDEX.Markdown",
            "posts/b/notes.MD",
            "posts/b/x.PNG",
            "posts/b/deep/index.md",
            "posts/_index.fr.md",
            "posts/_Index.md",
            "posts/index.md",
            "Posts/c.md",
            "pages/d/e.md",
            "posts/loose.png",
            "img/f.png",
            "img/readme.md",
            "site.toml",
        ];
        let scan = classify(walked.iter().map(PathBuf::from).collect());
        let sources: Vec<(String, &str, &str, ArticleKind)> = scan
            .sources
            .iter()
            .map(|s| (s.name(), s.section.as_str(), s.stem.as_str(), s.kind))
            .collect();
        assert_eq!(
            sources,
            [
                ("posts/a.MD".to_owned(), "posts", "a", ArticleKind::Post),
                (
                    "posts/b/INDEX.Markdown".to_owned(),
                    "posts",
                    "b",
                    ArticleKind::Post
                ),
                ("Posts/c.md".to_owned(), "posts", "c", ArticleKind::Post),
                ("pages/d/e.md".to_owned(), "d", "e", ArticleKind::Page),
            ]
        );
        assert_eq!(scan.sources[1].resources, [PathBuf::from("x.PNG")]);
        assert_eq!(scan.loose, [PathBuf::from("posts/loose.png")]);
        assert_eq!(
            scan.assets,
            [PathBuf::from("img/f.png"), PathBuf::from("img/readme.md")]
        );
    }
}
