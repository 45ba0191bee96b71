//! JSON, by serde_json.

use serde::Serialize;
use serde_json::Value;

use crate::domain::Json;

/// JSON that may stand in a `<script>` element: no `<` of it can end the element or open a
/// comment (HTML "Restrictions for contents of script elements").
pub fn in_script(value: &impl Serialize) -> serde_json::Result<String> {
    Ok(serde_json::to_string(value)?.replace('<', "\\u003c"))
}

impl Json for Value {
    fn member(&self, key: &str) -> Option<Self> {
        self.get(key).filter(|value| !value.is_null()).cloned()
    }

    fn as_text(&self) -> Option<String> {
        self.as_str().map(str::to_owned)
    }

    fn as_number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn as_flag(&self) -> Option<bool> {
        self.as_bool()
    }

    fn as_list(&self) -> Option<Vec<Self>> {
        self.as_array().cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Author, BadItem, Date, Entry, EntryExtension, FEED_VERSION, Footer, Link, Manifest,
        ManifestError, ManifestExtension, Theme,
    };

    const HEAD: &str = r#"{"version":"https://jsonfeed.org/version/1.1","title":"T","#;

    fn parse(rest: &str) -> Result<(Manifest, Vec<BadItem>), ManifestError> {
        read(&format!("{HEAD}{rest}"))
    }

    fn read(text: &str) -> Result<(Manifest, Vec<BadItem>), ManifestError> {
        match serde_json::from_str::<Value>(text) {
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
            date_published: Date::parse("2020-11-18").ok(),
            date_modified: Date::parse("2020-11-19").ok(),
            authors: vec![Author {
                name: "MW".to_owned(),
            }],
            tags: vec!["a".to_owned(), "b".to_owned()],
            extension: EntryExtension {
                path: "p.md".to_owned(),
                reading_time: Some(5),
                words: Some(1_000),
                truncated: true,
                cover: text("c.png"),
                cover_alt: "alt".to_owned(),
                cover_size: Some((3, 2)),
                canonical: text("https://b.example/i"),
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
                unsafe_html: true,
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
