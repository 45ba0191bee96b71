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
    /// What sections say of themselves and their pages: `_index.md`.
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
pub fn classify(walked: Vec<PathBuf>, language: &str) -> Scan {
    let mut scan = Scan::default();
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
        let folders = file.ancestors().skip(1);
        let bundle = folders.filter(|folder| bundles.contains(*folder)).last();
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
        scan.sources.push(source(file, &address, resources));
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

fn source(file: PathBuf, address: &Path, resources: BTreeSet<PathBuf>) -> SourceFile {
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
        stem: stem(address),
        place: address.to_owned(),
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

/// The two letters of languages (ISO 639-1), by which Hugo tells translations.
const LANGUAGES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co \
    cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr \
    ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg \
    li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi \
    pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl \
    tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// The language that a file's name ends in, as in `name.fr` or `name.pt-br`.
fn language_of(stem: &str) -> Option<&str> {
    let (name, language) = stem.rsplit_once('.')?;
    let primary = language.split('-').next()?;
    let is_language = LANGUAGES.split_whitespace().any(|known| known == primary);
    // Of a script or a region there are four letters, two, or three digits.
    let mut more = language.split('-').skip(1);
    let is_plain = more.all(|tag| match tag.len() {
        2 | 4 => tag.bytes().all(|b| b.is_ascii_alphabetic()),
        3 => tag.bytes().all(|b| b.is_ascii_digit()),
        _ => false,
    });
    (is_language && is_plain && !name.is_empty()).then_some(language)
}

/// Whether a language is that of the site; a region counts where both have one.
fn is_language(language: &str, site: &str) -> bool {
    let both = language.contains('-') && site.contains('-');
    if both {
        return language.eq_ignore_ascii_case(site);
    }
    let primary = |language: &str| {
        language
            .split('-')
            .next()
            .unwrap_or_default()
            .to_lowercase()
    };
    primary(language) == primary(site)
}

/// The name of a Markdown file without the site's language.
fn text_name(file: &Path, site: &str) -> Option<String> {
    let stem = markdown_stem(file)?;
    let own = language_of(&stem).filter(|language| is_language(language, site));
    let end = own.map_or(stem.len(), |language| stem.len() - language.len() - 1);
    Some(stem[..end].to_owned())
}

/// A file's path without its ending and the site's language.
fn without_language(file: &Path, site: &str) -> PathBuf {
    let bare = file.with_extension("");
    let stem = bare
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    match language_of(&stem) {
        Some(language) if is_language(language, site) => bare.with_extension(""),
        _ => bare,
    }
}

/// Whether a file is Markdown by its name.
pub fn is_markdown(file: &Path) -> bool {
    markdown_stem(file).is_some()
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
            "posts/a.fr.md",
            "posts/1.to-do.md",
            "posts/socket.io.md",
            "posts/f.en-GB.md",
            "posts/v1.2.md",
            "img/f.png",
            "img/readme.md",
            "site.toml",
        ];
        let scan = classify(walked.iter().map(PathBuf::from).collect(), "en");
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
        assert_eq!(scan.sources[1].resources, [PathBuf::from("x.PNG")].into());
        assert_eq!(scan.loose, [PathBuf::from("posts/loose.png")]);
        assert_eq!(
            scan.assets,
            [PathBuf::from("img/f.png"), PathBuf::from("img/readme.md")]
        );
    }
}
