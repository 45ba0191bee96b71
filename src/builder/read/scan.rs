//! The files of a content root by what becomes of them.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

pub use super::file_names::{is_language, is_markdown, is_section, language_of_file};
use super::{
    super::files,
    Asset, Edition, Role,
    file_names::{language_of, markdown_stem, text_name, without_language},
    post_folders::{PostFolders, top},
};

/// The files of a content root, relative to it.
#[derive(Debug, Default)]
pub struct Scan {
    /// Posts and pages.
    pub sources: Vec<SourceFile>,
    /// Files beside posts and pages, in no bundle. One is published where an article refers to it.
    pub loose: Vec<PathBuf>,
    /// Files served as they are.
    pub assets: Vec<PathBuf>,
    /// What sections say of themselves and their pages: `_index.md`. Each but the root's and that of
    /// `pages` is the text of a section's page too.
    pub sections: Vec<PathBuf>,
    /// Texts in other languages than the site's, `name.fr.md`.
    pub translations: Vec<PathBuf>,
}

/// The Markdown file of a post or a page, and what belongs to it.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Relative to the content root.
    pub file: PathBuf,
    /// Its place in the content root: the file without ending and language, a bundle's folder.
    pub place: PathBuf,
    /// What it is.
    pub kind: ArticleKind,
    /// The folders of the address above the slug: `posts`, or nothing for most pages.
    pub section: String,
    /// Whether it is of the list of all posts.
    pub is_main: bool,
    /// What names it where the front matter does not: the file's or the bundle's name.
    pub stem: String,
    /// The bundle's other files, relative to its folder.
    pub resources: BTreeSet<PathBuf>,
}

/// What a Markdown file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArticleKind {
    /// Dated and listed.
    Post,
    /// In no list.
    Page,
    /// The text of a section's page.
    Section,
}

impl Scan {
    /// Takes files of the root that texts of an edition may refer to; the icons are every site's. Where it
    /// has no folder of its own, it has no other files, and what is said of a folder in the default language
    /// is no text in another one.
    pub fn share(&mut self, files: Vec<PathBuf>, edition: &Edition) {
        if edition.own_root.is_none() {
            self.assets.clear();
            self.loose.clear();
            let is_own = |source: &SourceFile| {
                source.kind != ArticleKind::Section
                    || edition.role == Role::Default
                    || language_of_file(&source.file).is_some()
            };
            self.sources.retain(is_own);
        }
        let (icons, others): (Vec<PathBuf>, Vec<PathBuf>) =
            files.into_iter().partition(|file| is_icon(file));
        self.assets.extend(icons);
        self.loose.extend(others);
    }
}

/// Whether a file is an icon of the site's.
fn is_icon(file: &Path) -> bool {
    const ICONS: [&str; 3] = ["favicon.ico", "favicon.svg", "apple-touch-icon.png"];
    let file = file.strip_prefix("..").unwrap_or(file);
    ICONS.iter().any(|icon| file == Path::new(icon))
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

    /// Whether the file is the text of a bundle in a folder of its own.
    pub fn is_bundle(&self) -> bool {
        self.place == self.folder() && self.place != Path::new("")
    }

    /// Whether a path names a file of the bundle.
    pub fn has_resource(&self, path: &str) -> bool {
        self.resources.contains(Path::new(path))
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
///
/// `language` is the site's: `name.en.md` is a text of an English site, and a translation of another.
/// `main` are the folders of the list of all posts.
pub fn classify(walked: Vec<PathBuf>, language: &str, main: &[String]) -> Scan {
    let mut scan = Scan::default();
    let folders = PostFolders::new(main, &walked);
    let is_content = |file: &Path| folders.kind(file).is_some();
    let names: BTreeSet<PathBuf> = walked.iter().map(|file| file.with_extension("")).collect();
    let (walked, translations) = walked.into_iter().partition(|file| {
        let stem = markdown_stem(file).unwrap_or_default();
        let Some(other) = language_of(&stem) else {
            return true;
        };
        // A name may end like a language and be none: `1.to-do`, `socket.io`.
        let bare = file.with_extension("").with_extension("");
        let name = &stem[..stem.len() - other.len() - 1];
        let own = PathBuf::from(format!("{}.{language}", bare.display()));
        let is_translation =
            matches!(name, "index" | "_index") || names.contains(&bare) || names.contains(&own);
        is_language(other, language) || !is_translation
    });
    scan.translations = translations;
    let walked: Vec<PathBuf> = walked;
    let bundles: BTreeSet<PathBuf> = walked
        .iter()
        .filter(|file| is_content(file) && text_name(file, language).as_deref() == Some("index"))
        .filter_map(|file| file.parent().map(Path::to_owned))
        .filter(|folder| folder.components().count() > 1)
        .collect();
    let mut resources: BTreeMap<PathBuf, BTreeSet<PathBuf>> = BTreeMap::new();
    let mut texts = Vec::new();
    for file in walked {
        if text_name(&file, language).as_deref() == Some("_index") {
            if let Some(section) = section(&file, &folders) {
                scan.sources.push(section);
            }
            scan.sections.push(file);
            continue;
        }
        if !is_content(&file) {
            let is_slot = file.starts_with(super::slots::FOLDER);
            if !is_slot
                && ![super::SETTINGS_FILE, super::CUSTOM_FILE]
                    .map(Path::new)
                    .contains(&file.as_path())
            {
                scan.assets.push(file);
            }
            continue;
        }
        // The outermost bundle holds all that is below it.
        let around = file.ancestors().skip(1);
        let bundle = around.filter(|folder| bundles.contains(*folder)).last();
        let bundle = bundle.map(Path::to_owned);
        match (text_name(&file, language), bundle) {
            (Some(stem), Some(bundle)) => {
                if stem == "index" && file.parent() == Some(&bundle) {
                    texts.push((file, bundle));
                }
            }
            (None, Some(bundle)) => {
                let inner = file.strip_prefix(&bundle).unwrap_or(&file).to_owned();
                resources.entry(bundle).or_default().insert(inner);
            }
            (None, None) => scan.loose.push(file),
            // It would be the page of a list.
            (Some(stem), None) if stem == "index" => {}
            (Some(_), None) => {
                let address = without_language(&file, language);
                texts.push((file, address));
            }
        }
    }
    for (file, address) in texts {
        let resources = resources.remove(&address).unwrap_or_default();
        scan.sources
            .push(source(file, &address, resources, &folders));
    }
    scan
}

/// The source of a page that is in neither `posts` nor `pages`: its address is its own path.
pub fn page_elsewhere(file: PathBuf, language: &str) -> SourceFile {
    let address = match text_name(&file, language).as_deref() {
        Some("index") => file.parent().unwrap_or(Path::new("")).to_owned(),
        _ => without_language(&file, language),
    };
    let folders = address.parent().unwrap_or(Path::new(""));
    SourceFile {
        kind: ArticleKind::Page,
        section: files::slashed(folders),
        is_main: false,
        stem: stem(&address),
        resources: BTreeSet::new(),
        place: address,
        file,
    }
}

fn stem(address: &Path) -> String {
    let name = address.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

fn source(
    file: PathBuf,
    address: &Path,
    resources: BTreeSet<PathBuf>,
    folders: &PostFolders,
) -> SourceFile {
    let kind = folders.kind(&file).unwrap_or(ArticleKind::Page);
    let inner: PathBuf = address
        .parent()
        .unwrap_or(Path::new(""))
        .iter()
        .skip(1)
        .collect();
    let inner = files::slashed(&inner);
    let top = top(&file).unwrap_or_default();
    SourceFile {
        section: match (kind, inner.is_empty()) {
            (ArticleKind::Post, true) => top.clone(),
            (ArticleKind::Post, false) => format!("{top}/{inner}"),
            (_, _) => inner,
        },
        kind,
        is_main: folders.main.contains(&top),
        stem: stem(address),
        place: address.to_owned(),
        resources,
        file,
    }
}

/// The text of a section's page, of the `_index.md` in its folder.
fn section(file: &Path, folders: &PostFolders) -> Option<SourceFile> {
    let folder = file.parent()?;
    (folders.kind(file)? == ArticleKind::Post).then(|| SourceFile {
        kind: ArticleKind::Section,
        section: folder
            .parent()
            .map(files::slashed)
            .unwrap_or_default()
            .to_lowercase(),
        is_main: top(folder).is_some_and(|top| folders.main.contains(&top)),
        stem: stem(folder),
        place: folder.to_owned(),
        resources: BTreeSet::new(),
        file: file.to_owned(),
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
            "posts/a.fr.md",
            "posts/1.to-do.md",
            "posts/socket.io.md",
            "posts/f.en-GB.md",
            "posts/v1.2.md",
            "img/f.png",
            "img/readme.md",
            "site.toml",
        ];
        let scan = classify(walked.iter().map(PathBuf::from).collect(), "en", &[]);
        let sources: Vec<(String, &str, &str, ArticleKind)> = scan
            .sources
            .iter()
            .map(|s| (s.name(), s.section.as_str(), s.stem.as_str(), s.kind))
            .collect();
        assert_eq!(
            sources,
            [
                (
                    "posts/_Index.md".to_owned(),
                    "",
                    "posts",
                    ArticleKind::Section
                ),
                ("posts/a.MD".to_owned(), "posts", "a", ArticleKind::Post),
                (
                    "posts/b/INDEX.Markdown".to_owned(),
                    "posts",
                    "b",
                    ArticleKind::Post
                ),
                ("Posts/c.md".to_owned(), "posts", "c", ArticleKind::Post),
                ("pages/d/e.md".to_owned(), "d", "e", ArticleKind::Page),
                (
                    "posts/1.to-do.md".to_owned(),
                    "posts",
                    "1.to-do",
                    ArticleKind::Post
                ),
                (
                    "posts/socket.io.md".to_owned(),
                    "posts",
                    "socket.io",
                    ArticleKind::Post
                ),
                (
                    "posts/f.en-GB.md".to_owned(),
                    "posts",
                    "f",
                    ArticleKind::Post
                ),
                (
                    "posts/v1.2.md".to_owned(),
                    "posts",
                    "v1.2",
                    ArticleKind::Post
                ),
            ]
        );
        assert_eq!(scan.sections, [PathBuf::from("posts/_Index.md")]);
        let translations = ["posts/_index.fr.md", "posts/a.fr.md"].map(PathBuf::from);
        assert_eq!(scan.translations, translations);
        assert_eq!(scan.sources[2].resources, [PathBuf::from("x.PNG")].into());
        assert_eq!(scan.loose, [PathBuf::from("posts/loose.png")]);
        assert_eq!(
            scan.assets,
            [PathBuf::from("img/f.png"), PathBuf::from("img/readme.md")]
        );
    }
}
