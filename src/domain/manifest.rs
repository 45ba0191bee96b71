//! The manifest: a JSON Feed 1.1 document that lists posts, newest first.

use std::fmt;

use serde::Serialize;

use super::{Author, Entry, Footer, Json, Link, Site, Theme, Wrong, json};

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
    /// The header's links; site settings stand in the head of all posts only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub menu: Vec<Link>,
    /// The text below every page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub footer: Option<Footer>,
    /// The colours a reader meets first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<Theme>,
    /// Posts on a page of a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub posts_per_page: Option<usize>,
}

/// An item that could not be read; the others were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadItem {
    /// Its index in `items`, from 0.
    pub index: usize,
    /// What is wrong with it.
    pub reason: Wrong,
}

/// Why a text is no manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ManifestError {
    /// The host answered with a web page.
    Html,
    /// The text ends in the middle.
    Truncated,
    /// The text is no JSON.
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
    /// Reads a manifest: the good items, and the bad ones by name.
    pub fn read(feed: &impl Json) -> Result<(Self, Vec<BadItem>), ManifestError> {
        Self::read_feed(feed).map_err(ManifestError::Shape)
    }

    fn read_feed(feed: &impl Json) -> Result<(Self, Vec<BadItem>), Wrong> {
        let demanded = |key, found: Option<String>| {
            let wanted = "there";
            found.ok_or(Wrong { key, wanted })
        };
        let mut manifest = Self {
            version: demanded("version", json::text(feed, "version")?)?,
            title: demanded("title", json::text(feed, "title")?)?,
            home_page_url: json::text(feed, "home_page_url")?,
            feed_url: json::text(feed, "feed_url")?,
            description: json::text(feed, "description")?,
            next_url: json::text(feed, "next_url")?,
            language: json::text(feed, "language")?,
            authors: Author::read_all(feed)?,
            extension: ManifestExtension::default(),
            items: Vec::new(),
        };
        if let Some(ours) = feed.member("_thinleaf") {
            manifest.extension = ManifestExtension::read(&ours)?;
        }
        let items = feed.member("items").and_then(|items| items.as_list());
        let mut bad = Vec::new();
        for (index, item) in items
            .ok_or(Wrong {
                key: "items",
                wanted: "a list",
            })?
            .iter()
            .enumerate()
        {
            match Entry::read(item) {
                Ok(mut entry) => {
                    if entry.authors.is_empty() {
                        entry.authors.clone_from(&manifest.authors);
                    }
                    // In place, as sorting does, which would be 1.5 KB of the app.
                    let at = manifest
                        .items
                        .partition_point(|known| known.order(&entry).is_le());
                    manifest.items.insert(at, entry);
                }
                Err(reason) => bad.push(BadItem { index, reason }),
            }
        }
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
            description: self.description.clone().unwrap_or_default(),
            language: self.language.clone().unwrap_or_default(),
            menu: extension.menu.clone(),
            footer: extension.footer.clone().unwrap_or_default(),
            theme: extension.theme.unwrap_or_default(),
            posts_per_page: extension.posts_per_page.unwrap_or(10).max(1),
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
            menu: json::links(ours, "menu")?,
            footer,
            theme: json::text(ours, "theme")?.and_then(|name| Theme::from_name(&name)),
            posts_per_page: json::count(ours, "posts_per_page")?,
        })
    }
}

impl fmt::Display for ManifestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Html => {
                f.write_str("The host answered with a web page instead of the list of posts.")
            }
            Self::Truncated => f.write_str("The list of posts arrived incomplete."),
            Self::Syntax => f.write_str("The list of posts is no valid JSON."),
            Self::Shape(wrong) => write!(f, "The list of posts is no JSON Feed: {wrong}."),
        }
    }
}

impl std::error::Error for ManifestError {}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = r#"{"version":"https://jsonfeed.org/version/1.1","title":"T","#;

    fn parse(rest: &str) -> Result<(Manifest, Vec<BadItem>), ManifestError> {
        read(&format!("{HEAD}{rest}"))
    }

    fn read(text: &str) -> Result<(Manifest, Vec<BadItem>), ManifestError> {
        match serde_json::from_str::<serde_json::Value>(text) {
            Ok(value) => Manifest::read(&value),
            Err(_) => Err(ManifestError::of_refused(text)),
        }
    }

    /// One bad item must not take the others with it.
    #[test]
    fn a_bad_item_is_named_and_the_good_ones_are_kept() {
        let (manifest, bad) = parse(
            r#""items":[{"id":"a","title":"A"},{"title":"no id"},{"id":"c","date_published":"soon"},{"id":"d"}]}"#,
        )
        .unwrap();
        let ids: Vec<&str> = manifest.items.iter().map(|item| item.id.as_str()).collect();
        assert_eq!(ids, ["a", "d"]);
        assert_eq!(bad.iter().map(|bad| bad.index).collect::<Vec<_>>(), [1, 2]);
        let reasons: Vec<String> = bad.iter().map(|bad| bad.reason.to_string()).collect();
        assert_eq!(
            reasons,
            [
                "`id` is not there",
                "`date_published` is not an RFC 3339 date"
            ]
        );
    }

    /// Each way to be broken has its own sentence.
    #[test]
    fn a_broken_manifest_says_how() {
        assert_eq!(read("<!doctype html>"), Err(ManifestError::Html));
        assert_eq!(parse(r#""items":[{"id":"#), Err(ManifestError::Truncated));
        assert_eq!(read(""), Err(ManifestError::Truncated));
        assert_eq!(parse("\"items\": oops}"), Err(ManifestError::Syntax));
        assert!(matches!(read("[]"), Err(ManifestError::Shape(_))));
        assert!(matches!(
            parse(r#""items":{}}"#),
            Err(ManifestError::Shape(_))
        ));
    }

    /// What the builder writes is what the app reads, field by field.
    #[test]
    fn a_manifest_is_read_as_it_was_written() {
        let text = |text: &str| Some(text.to_owned());
        let link = Link {
            name: "N".to_owned(),
            url: "u".to_owned(),
        };
        let entry = Entry {
            id: "i".to_owned(),
            url: text("https://a.example/i"),
            title: "T".to_owned(),
            summary: text("s"),
            content_text: text("c"),
            image: text("https://a.example/i.png"),
            date_published: crate::domain::Date::parse("2020-11-18").ok(),
            date_modified: crate::domain::Date::parse("2020-11-19").ok(),
            authors: vec![Author {
                name: "MW".to_owned(),
            }],
            tags: vec!["a".to_owned(), "b".to_owned()],
            extension: crate::domain::EntryExtension {
                path: "p.md".to_owned(),
                reading_time: Some(5),
                words: Some(1_000),
                truncated: true,
                cover: text("c.png"),
                cover_alt: "alt".to_owned(),
                series: vec!["s".to_owned()],
                weight: Some(-2),
                tag_slugs: vec!["a".to_owned(), "b".to_owned()],
                posts: Some(3),
            },
        };
        let manifest = Manifest {
            version: FEED_VERSION.to_owned(),
            title: "T".to_owned(),
            home_page_url: text("https://a.example/"),
            feed_url: text("https://a.example/manifest.json"),
            description: text("d"),
            next_url: text("https://a.example/manifest-1.json"),
            language: text("en"),
            authors: vec![Author {
                name: "MW".to_owned(),
            }],
            extension: ManifestExtension {
                version: 1,
                total: Some(7),
                shards: Some(1),
                term: text("go"),
                menu: vec![link.clone()],
                footer: Some(Footer {
                    text: vec!["f".to_owned()],
                    links: vec![link],
                }),
                theme: Some(Theme::Dark),
                posts_per_page: Some(4),
            },
            items: vec![entry],
        };
        let written = serde_json::to_string(&manifest).unwrap();
        assert_eq!(read(&written), Ok((manifest, vec![])));
    }

    /// A manifest written by hand needs nothing of ours.
    #[test]
    fn a_plain_json_feed_is_enough() {
        let (manifest, bad) = parse(
            r#""authors":[{"name":"MW"}],"items":[
                {"id":"1","url":"posts/a.md","title":"A","date_published":"2019-01-01"},
                {"id":"2","url":"posts/b.md","title":"B","date_published":"2020-01-01","unknown":1}]}"#,
        )
        .unwrap();
        assert!(bad.is_empty());
        assert_eq!(manifest.total(), 2);
        assert_eq!(manifest.items[0].title, "B");
        assert_eq!(manifest.items[0].author_names(), "MW");
        assert_eq!(manifest.site().posts_per_page, 10);
    }
}
