//! The manifests are JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>), field by field.

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use tempfile::TempDir;
use url::Url;

use crate::harness::{content_root, expect_output, files, try_build_for};

/// Builds a blog of 101 posts for this base URL, and gives every manifest with its path.
fn manifests(base_url: Option<&str>) -> Vec<(String, Map<String, Value>)> {
    let settings = "title = 'Feed'\ndescription = 'D'\nauthor = 'MW'\n".to_owned();
    let posts = (0..101).map(|n| {
        let day = jiff::civil::date(2015, 1, 1).saturating_add(jiff::Span::new().days(n * 9));
        let text = format!(
            "---\ntitle: 'P{n} <b> & \"q\"'\ndate: {day}T10:00:00+05:30\nlastmod: {day}T11:00:00Z\ntags: [a, 北京]\ncover: a.png\n---\n{}\n",
            if n % 2 == 0 { "Text." } else { "" }
        );
        (format!("posts/p{n}.md"), text)
    });
    let content = content_root(posts.chain([("site.toml".to_owned(), settings)]));
    let out = TempDir::new().unwrap();
    expect_output(try_build_for(base_url, content.path(), out.path()).unwrap());
    let is_manifest = |path: &str| path.rsplit('/').next().unwrap().starts_with("manifest");
    let found: Vec<_> = files(out.path())
        .into_iter()
        .filter(|(path, _)| is_manifest(path))
        .map(|(path, bytes)| (path, serde_json::from_slice(&bytes).unwrap()))
        .collect();
    assert!(found.len() > 8, "all lists have a manifest: {found:?}");
    found
}

/// A member, where there is one, is a text that is not empty.
fn text<'a>(object: &'a Map<String, Value>, key: &str) -> Option<&'a str> {
    let value = object.get(key)?.as_str();
    assert!(
        value.is_some_and(|text| !text.is_empty()),
        "{key} of {object:?}"
    );
    value
}

fn absolute(object: &Map<String, Value>, key: &str) -> Option<Url> {
    text(object, key).map(|text| Url::parse(text).unwrap_or_else(|_| panic!("{key}: {text}")))
}

/// Extensions start with `_` and a letter and have no dot; everything else is of the format.
fn known_keys(object: &Map<String, Value>, allowed: &[&str]) {
    for key in object.keys() {
        match key.strip_prefix('_') {
            Some(own) => {
                assert!(
                    own.starts_with(|c: char| c.is_ascii_alphabetic()) && !own.contains('.'),
                    "{key}"
                );
                assert!(object[key].is_object(), "{key}");
            }
            None => assert!(
                allowed.contains(&key.as_str()),
                "{key} is not of JSON Feed 1.1"
            ),
        }
    }
}

fn authors(object: &Map<String, Value>) {
    for author in object
        .get("authors")
        .map(|all| all.as_array().unwrap())
        .into_iter()
        .flatten()
    {
        let author = author.as_object().unwrap();
        known_keys(author, &["name", "url", "avatar"]);
        assert!(!author.is_empty(), "one member is required");
        text(author, "name");
    }
    assert!(!object.contains_key("author"), "`author` is of version 1.0");
}

fn check_feed(path: &str, feed: &Map<String, Value>, base: Option<&str>) {
    known_keys(
        feed,
        &[
            "version",
            "title",
            "home_page_url",
            "feed_url",
            "description",
            "user_comment",
            "next_url",
            "icon",
            "favicon",
            "authors",
            "language",
            "expired",
            "hubs",
            "items",
        ],
    );
    assert_eq!(
        text(feed, "version"),
        Some("https://jsonfeed.org/version/1.1"),
        "required"
    );
    assert!(text(feed, "title").is_some(), "required");
    text(feed, "description");
    text(feed, "language");
    authors(feed);
    let expired = feed.get("expired");
    assert!(expired.is_none_or(Value::is_boolean), "{expired:?}");
    if let Some(base) = base {
        let own = absolute(feed, "feed_url").unwrap();
        let expected = Url::parse(base).unwrap().join(path).unwrap();
        assert_eq!(own, expected, "feed_url is the document's own");
        let home = absolute(feed, "home_page_url").unwrap();
        assert!(own.as_str().starts_with(home.as_str()), "{own} at {home}");
        assert_ne!(
            absolute(feed, "next_url"),
            Some(own),
            "next_url must not be the feed's own"
        );
    }
    let items = feed["items"].as_array().expect("required");
    let mut ids = BTreeSet::new();
    for item in items {
        let item = item.as_object().unwrap();
        check_item(item, base.is_some());
        assert!(ids.insert(text(item, "id").unwrap()), "ids are unique");
    }
}

fn check_item(item: &Map<String, Value>, is_absolute: bool) {
    known_keys(
        item,
        &[
            "id",
            "url",
            "external_url",
            "title",
            "content_html",
            "content_text",
            "summary",
            "image",
            "banner_image",
            "date_published",
            "date_modified",
            "authors",
            "tags",
            "language",
            "attachments",
        ],
    );
    assert!(text(item, "id").is_some(), "required");
    assert!(
        item.contains_key("content_html") || item.contains_key("content_text"),
        "one is required"
    );
    for key in ["content_html", "content_text", "summary", "title"] {
        assert!(item.get(key).is_none_or(Value::is_string), "{key}");
    }
    for key in ["url", "external_url", "image", "banner_image"] {
        absolute(item, key);
    }
    assert_eq!(item.contains_key("url"), is_absolute);
    for key in ["date_published", "date_modified"] {
        if let Some(date) = text(item, key) {
            date.parse::<jiff::Timestamp>().expect("RFC 3339");
        }
    }
    authors(item);
    for tag in item
        .get("tags")
        .map(|all| all.as_array().unwrap())
        .into_iter()
        .flatten()
    {
        assert!(tag.is_string(), "{tag}");
    }
}

/// With a base URL, every address is absolute; every rule of the format holds.
#[test]
fn manifests_are_valid_json_feeds() {
    let base = "https://example.org/blog/";
    for (path, feed) in manifests(Some(base)) {
        check_feed(&path, &feed, Some(base));
    }
}

/// Without one, what would have to be absolute is left out, and the rest is as valid.
#[test]
fn manifests_without_a_base_url_are_valid() {
    for (path, feed) in manifests(None) {
        check_feed(&path, &feed, None);
        for key in ["home_page_url", "feed_url"] {
            assert!(!feed.contains_key(key), "{path}");
        }
    }
}

/// `next_url` leads through every post, and ends.
#[test]
fn the_chain_of_shards_holds_every_post() {
    let base = Url::parse("https://example.org/blog/").unwrap();
    let all = manifests(Some(base.as_str()));
    for list in ["manifest.json", "tags/a/manifest.json"] {
        let mut next = Some(base.join(list).unwrap());
        let mut seen = BTreeSet::new();
        let mut visited = BTreeSet::new();
        while let Some(url) = next {
            assert!(visited.insert(url.clone()), "{url} comes twice");
            let (_, feed) = all
                .iter()
                .find(|(path, _)| base.join(path).unwrap() == url)
                .expect("the shard exists");
            seen.extend(
                feed["items"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|item| item["id"].to_string()),
            );
            next = absolute(feed, "next_url");
        }
        assert_eq!((seen.len(), visited.len()), (101, 3), "{list}");
    }
}
