//! The manifest's one schema, which serde writes and the app reads by hand: JSON Feed 1.1
//! (<https://www.jsonfeed.org/version/1.1/>) with our additions.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod json; // manifests as the app reads them

use std::num::NonZero;

use json::read;
use thinleaf::domain::{
    Author, BadItem, Date, Entry, EntryExtension, FEED_VERSION, Footer, Language, Link, Manifest,
    ManifestError, ManifestExtension, MenuItem, Prefetch, Theme, Wrong,
};

const HEAD: &str = r#"{"version":"https://jsonfeed.org/version/1.1","title":"T","#;

fn parse(rest: &str) -> Result<(Manifest, Vec<BadItem>), ManifestError> {
    read(&format!("{HEAD}{rest}"))
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
    let shape = |key, wanted| Err(ManifestError::Shape(Wrong { key, wanted }));
    assert_eq!(read("[]"), shape("version", "there"));
    assert_eq!(parse(r#""items":{}}"#), shape("items", "a list"));
}

/// What the builder writes is what the app reads, field by field, and the offset of a date with it.
#[test]
fn a_manifest_is_read_as_it_was_written() {
    let text = |text: &str| Some(text.to_owned());
    let link = Link {
        name: "N".to_owned(),
        url: "u".to_owned(),
    };
    let entry = Entry {
        content_html: None, // no manifest has it
        id: "i".to_owned(),
        url: text("https://a.example/i"),
        title: "T".to_owned(),
        summary: text("s"),
        content_text: text("c"),
        image: text("https://a.example/i.png"),
        date_published: Date::parse("2020-11-18T23:30:00-07:00").ok(),
        date_modified: Date::parse("2020-11-19").ok(),
        authors: vec![Author {
            name: "MW".to_owned(),
        }],
        tags: vec!["a".to_owned(), "b".to_owned()],
        language: text("fr"),
        extension: EntryExtension {
            facts: Some("date words".to_owned()),
            path: "p.md".to_owned(),
            reading_time: Some(5),
            words: Some(1_000),
            truncated: true,
            cover: text("c.png"),
            cover_alt: "alt".to_owned(),
            cover_set: "480 720".into(),
            cover_size: Some((3, 2)),
            canonical: text("https://b.example/i"),
            series: vec!["s".to_owned()],
            weight: NonZero::new(-2),
            tag_slugs: vec!["a".to_owned(), "b".to_owned()],
            draft: true,
            translations: vec![link.clone()],
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
            label: text("L."),
            intro: Some("<p>Hello</p>".to_owned()),
            intro_alone: true,
            search: true,
            words: text("words-1.json"),
            prefetch: Some(Prefetch::Pointed),
            version: 1,
            total: Some(7),
            shards: Some(1),
            term: text("go"),
            feed: true,
            translations: vec![link.clone()],
            languages: vec![Language {
                name: "Français".to_owned(),
                tag: "fr".to_owned(),
                url: "fr/".to_owned(),
            }],
            menu: vec![MenuItem {
                name: "M".to_owned(),
                url: "m/".to_owned(),
                items: vec![link.clone()],
            }],
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

/// A manifest written by hand needs none of our additions.
#[test]
fn a_plain_json_feed_is_enough() {
    let (manifest, bad) = parse(
        r#""authors":[{"name":"MW"}],"items":[
            {"id":"1","url":"posts/a.md","title":"A","date_published":"2019-01-01"},
            {"id":"2","url":"posts/b.md","title":"B","date_published":"2020-01-01","unknown":1}]}"#,
    )
    .unwrap();
    assert_eq!(bad, []);
    assert_eq!(manifest.total(), 2);
    assert_eq!(manifest.items[0].title, "B");
    assert_eq!(manifest.items[0].author_names(), "MW");
    assert_eq!(manifest.site().posts_per_page, 10);
}
/// A feed in any order becomes a list, newest first; entries that tie keep their order.
#[test]
fn items_are_read_into_the_order_of_a_list() {
    let items: Vec<String> = (0..1_000)
        .map(|n| format!(r#"{{"id":"{n}","date_published":"20{:02}-01-01"}}"#, n % 20))
        .collect();
    let (manifest, _) = parse(&format!(r#""items":[{}]}}"#, items.join(","))).unwrap();
    let ids: Vec<usize> = manifest
        .items
        .iter()
        .map(|item| item.id.parse().unwrap())
        .collect();
    let mut expected: Vec<usize> = (0..1_000).collect();
    expected.sort_by_key(|n| std::cmp::Reverse(n % 20));
    assert_eq!(ids, expected);
}
