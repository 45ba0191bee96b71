//! The manifest: a JSON Feed 1.1 document that lists posts, newest first.

use std::collections::BinaryHeap;

use serde::Serialize;

use super::{
    Author, ENGLISH, Entry, Footer, Json, Language, Link, MenuItem, Prefetch, Site, Theme, Words,
    Wrong, fill, json,
};

/// The `version` of a JSON Feed 1.1 document.
pub const FEED_VERSION: &str = "https://jsonfeed.org/version/1.1";

/// A JSON Feed (<https://www.jsonfeed.org/version/1.1/>, "Top-level") with our additions.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Manifest {
    /// [`FEED_VERSION`].
    pub version: String,
    /// The list's title for feed readers.
    pub title: String,
    /// The list's page, absolute; only with a base URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub home_page_url: Option<String>,
    /// This document, absolute; only with a base URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feed_url: Option<String>,
    /// One sentence about the site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The next older shard: absolute with a base URL, else relative to this document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_url: Option<String>,
    /// BCP 47 language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Authors of the entries that name none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Author>,
    /// What JSON Feed has no word for.
    #[serde(rename = "_thinleaf")]
    pub extension: ManifestExtension,
    /// The entries.
    pub items: Vec<Entry>,
}

/// Our additions to a JSON Feed.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ManifestExtension {
    /// Version of these additions: 1.
    pub version: u32,
    /// Entries of the whole list, in the head only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<usize>,
    /// Numbered shards beside the head.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shards: Option<usize>,
    /// The tag or year that the list is of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
    /// Whether the list's page names its feed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub feed: bool,
    /// The list's page in other languages: their tags, and addresses relative to the base.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub translations: Vec<Link>,
    /// What the header calls the site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The site in other languages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// The header's links; site settings are in the head of all posts only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub menu: Vec<MenuItem>,
    /// The text below every page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub footer: Option<Footer>,
    /// The colours a reader meets first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<Theme>,
    /// Which pages are fetched ahead, where it is not the usual ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefetch: Option<Prefetch>,
    /// The file that has the words of the site's language, relative to the base; none for English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Whether the site can be searched.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub search: bool,
    /// Posts on a page of a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub posts_per_page: Option<usize>,
    /// What is above the newest posts on the home page: its HTML, and its style sheet as a page has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intro: Option<String>,
    /// Whether that is all of the home page.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub intro_alone: bool,
    /// Whether raw HTML in Markdown is kept: a choice for the whole site, which no Markdown file can
    /// make for itself.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unsafe_html: bool,
}

/// An item that could not be read; the others were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadItem {
    /// Its index in `items`, from 0.
    pub index: usize,
    /// What is wrong with it.
    pub reason: Wrong,
}

/// Why a text is not a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ManifestError {
    /// The host answered with a web page.
    Html,
    /// The text ends in the middle.
    Truncated,
    /// The text is not JSON.
    Syntax,
    /// The text is JSON of another shape.
    Shape(Wrong),
}

impl ManifestError {
    /// What is wrong with a text that a JSON parser refused.
    pub fn of_refused(text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}').trim();
        if text.starts_with('<') {
            Self::Html
        } else if text.is_empty() || text.starts_with('{') && !text.ends_with('}') {
            Self::Truncated
        } else {
            Self::Syntax
        }
    }
}

impl Manifest {
    /// A manifest that carries the settings of a site, without entries.
    pub fn of_site(site: &Site) -> Self {
        let text = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        Self {
            version: FEED_VERSION.to_owned(),
            title: site.title.clone(),
            home_page_url: site.base_url.clone(),
            description: text(&site.description),
            language: text(&site.language),
            extension: ManifestExtension {
                version: 1,
                label: site.label.clone(),
                languages: site.languages.clone(),
                menu: site.menu.clone(),
                footer: Some(site.footer.clone()),
                theme: Some(site.theme),
                prefetch: Some(site.prefetch).filter(|prefetch| *prefetch != Prefetch::default()),
                words: site.words_file.clone(),
                search: site.has_search,
                posts_per_page: Some(site.posts_per_page),
                ..ManifestExtension::default()
            },
            ..Self::default()
        }
    }

    /// Reads a manifest: the good items in the order of a list, and the bad ones by index.
    ///
    /// Fields are listed here and in [`Entry::read`] a second time, because serde is too heavy for
    /// the app: with `serde-wasm-bindgen` and derived readers it is 107,469 bytes with Brotli in
    /// place of 93,067 (measured at 608b701). `tests/schema.rs` holds reading and writing together.
    pub fn read(feed: &impl Json) -> Result<(Self, Vec<BadItem>), ManifestError> {
        Self::read_feed(feed).map_err(ManifestError::Shape)
    }

    fn read_feed(feed: &impl Json) -> Result<(Self, Vec<BadItem>), Wrong> {
        let required = |key, found: Option<String>| {
            let wanted = "there";
            found.ok_or(Wrong { key, wanted })
        };
        let mut manifest = Self {
            version: required("version", json::text(feed, "version")?)?,
            title: required("title", json::text(feed, "title")?)?,
            home_page_url: json::text(feed, "home_page_url")?,
            feed_url: json::text(feed, "feed_url")?,
            description: json::text(feed, "description")?,
            next_url: json::text(feed, "next_url")?,
            language: json::text(feed, "language")?,
            authors: Author::read_all(feed)?,
            extension: match feed.member("_thinleaf") {
                Some(ours) => ManifestExtension::read(&ours)?,
                None => ManifestExtension::default(),
            },
            items: Vec::new(),
        };
        let items = feed.member("items").and_then(|items| items.as_list());
        let items = items.ok_or(Wrong {
            key: "items",
            wanted: "a list",
        })?;
        let (mut entries, mut bad) = (Vec::new(), Vec::new());
        for (index, item) in items.iter().enumerate() {
            match Entry::read(item) {
                Ok(mut entry) => {
                    if entry.authors.is_empty() {
                        entry.authors.clone_from(&manifest.authors);
                    }
                    entries.push(entry);
                }
                Err(reason) => bad.push(BadItem { index, reason }),
            }
        }
        manifest.items = sorted(entries);
        Ok((manifest, bad))
    }

    /// Entries of the whole list.
    pub fn total(&self) -> usize {
        self.extension.total.unwrap_or(self.items.len())
    }

    /// The settings that the head of all posts carries.
    pub fn site(&self) -> Site {
        let extension = &self.extension;
        Site {
            title: self.title.clone(),
            label: extension.label.clone(),
            description: self.description.clone().unwrap_or_default(),
            language: self.language.clone().unwrap_or_default(),
            words: &ENGLISH,
            words_file: extension.words.clone(),
            languages: extension.languages.clone(),
            menu: extension.menu.clone(),
            footer: extension.footer.clone().unwrap_or_default(),
            theme: extension.theme.unwrap_or_default(),
            prefetch: extension.prefetch.unwrap_or_default(),
            has_search: extension.search,
            posts_per_page: extension.posts_per_page.unwrap_or(10).max(1),
            base_url: self.home_page_url.as_ref().map(|url| {
                let slash = if url.ends_with('/') { "" } else { "/" };
                format!("{url}{slash}")
            }),
        }
    }
}

impl ManifestExtension {
    fn read(ours: &impl Json) -> Result<Self, Wrong> {
        let footer = match ours.member("footer") {
            Some(footer) => Some(Footer {
                text: json::texts(&footer, "text")?,
                links: json::links(&footer, "links")?,
            }),
            None => None,
        };
        Ok(Self {
            version: json::number(ours, "version")?.unwrap_or_default() as u32,
            total: json::count(ours, "total")?,
            shards: json::count(ours, "shards")?,
            term: json::text(ours, "term")?,
            feed: json::flag(ours, "feed")?,
            translations: json::links(ours, "translations")?,
            label: json::text(ours, "label")?,
            languages: Language::read_all(ours, "languages")?,
            menu: MenuItem::read_all(ours, "menu")?,
            footer,
            theme: json::text(ours, "theme")?.and_then(|name| Theme::from_name(&name)),
            prefetch: json::text(ours, "prefetch")?.and_then(|name| Prefetch::from_name(&name)),
            words: json::text(ours, "words")?,
            search: json::flag(ours, "search")?,
            posts_per_page: json::count(ours, "posts_per_page")?,
            intro: json::text(ours, "intro")?,
            intro_alone: json::flag(ours, "intro_alone")?,
            unsafe_html: json::flag(ours, "unsafe_html")?,
        })
    }
}

/// Entries in the order of a list; those that tie keep theirs. The keys go through a heap, which is
/// less of the app than sorting is.
fn sorted(entries: Vec<Entry>) -> Vec<Entry> {
    let keys = entries.iter().map(Entry::order_key).zip(0_usize..);
    let keys: BinaryHeap<_> = keys.collect();
    let mut entries: Vec<Option<Entry>> = entries.into_iter().map(Some).collect();
    let places = keys.into_sorted_vec().into_iter();
    places.filter_map(|(_, at)| entries[at].take()).collect()
}

impl ManifestError {
    /// The sentence that a reader sees.
    pub fn message(&self, words: &Words) -> String {
        match self {
            Self::Html => words.manifest_is_html().to_owned(),
            Self::Truncated => words.manifest_is_cut().to_owned(),
            Self::Syntax => words.manifest_is_not_json().to_owned(),
            Self::Shape(wrong) => fill(
                words.manifest_is_not_a_feed(),
                &[("reason", &wrong.to_string())],
            ),
        }
    }
}
