//! Atom (RFC 4287).

use std::collections::BTreeSet;

use jiff::Timestamp;
use roxmltree::Node;

use super::{ATOM, Faults, elements, parsed, text_of};

/// What is wrong with the feed at an address.
pub fn faults(text: &str, url: &str) -> Vec<String> {
    let document = match parsed(text) {
        Ok(document) => document,
        Err(faults) => return faults,
    };
    let feed = document.root_element();
    let mut faults = Faults::default();
    faults.unless(feed.has_tag_name((ATOM, "feed")), || {
        "the root is not a feed".to_owned()
    });
    let names = [
        "author",
        "category",
        "contributor",
        "entry",
        "generator",
        "icon",
        "id",
        "link",
        "logo",
        "rights",
        "subtitle",
        "title",
        "updated",
    ];
    faults.only(feed, Some(ATOM), &names);
    faults.at_most_one(
        feed,
        ATOM,
        &["generator", "icon", "logo", "rights", "subtitle"],
    );
    let updated = head(feed, &mut faults);
    let own: Vec<&str> = elements(feed, ATOM, "link")
        .filter(|link| link.attribute("rel") == Some("self"))
        .filter_map(|link| link.attribute("href"))
        .collect();
    faults.unless(own == [url], || format!("its own address is {own:?}"));
    let mut ids = BTreeSet::new();
    let has_author = elements(feed, ATOM, "author").next().is_some();
    for item in elements(feed, ATOM, "entry") {
        let changed = entry(item, has_author, &mut ids, &mut faults);
        faults.unless(changed <= updated, || {
            "an entry is newer than the feed".to_owned()
        });
    }
    faults.0
}

/// What feeds and entries share: an id, a title, persons, links and categories. Returns the last change.
fn head(node: Node, faults: &mut Faults) -> Option<Timestamp> {
    if let Some(id) = faults.one(node, ATOM, "id") {
        faults.absolute(text_of(id));
    }
    if let Some(title) = faults.one(node, ATOM, "title") {
        faults.unless(!text_of(title).trim().is_empty(), || {
            "a title is empty".to_owned()
        });
    }
    for name in ["title", "subtitle", "summary", "rights"] {
        for text in elements(node, ATOM, name) {
            let kind = text.attribute("type").unwrap_or("text");
            let is_plain = matches!(kind, "text" | "html") && text.children().all(|c| c.is_text());
            faults.unless(is_plain, || {
                format!("a <{name}> of type {kind} is not a text")
            });
        }
    }
    for role in ["author", "contributor"] {
        for person in elements(node, ATOM, role) {
            faults.only(person, Some(ATOM), &["name", "uri", "email"]);
            faults.at_most_one(person, ATOM, &["uri", "email"]);
            let name = faults.one(person, ATOM, "name").map_or("", text_of);
            faults.unless(!name.trim().is_empty(), || "a name is empty".to_owned());
        }
    }
    for category in elements(node, ATOM, "category") {
        let term = category.attribute("term").unwrap_or_default();
        faults.unless(!term.is_empty(), || "a category has no term".to_owned());
    }
    links(node, faults);
    faults
        .one(node, ATOM, "updated")
        .and_then(|date| moment(date, faults))
}

/// Links are absolute, and there is one alternate of a type and language.
fn links(node: Node, faults: &mut Faults) {
    let mut alternates = BTreeSet::new();
    for link in elements(node, ATOM, "link") {
        faults.absolute(link.attribute("href").unwrap_or_default());
        let kind = link.attribute("type");
        faults.unless(kind.is_none_or(|kind| kind.contains('/')), || {
            format!("{kind:?} is not a media type")
        });
        if link.attribute("rel").unwrap_or("alternate") == "alternate" {
            let key = format!("{kind:?} {:?}", link.attribute("hreflang"));
            faults.unique(&mut alternates, &key);
        }
    }
}

fn entry(
    entry: Node,
    feed_has_author: bool,
    ids: &mut BTreeSet<String>,
    faults: &mut Faults,
) -> Option<Timestamp> {
    let names = [
        "author",
        "category",
        "content",
        "contributor",
        "id",
        "link",
        "published",
        "rights",
        "source",
        "summary",
        "title",
        "updated",
    ];
    faults.only(entry, Some(ATOM), &names);
    faults.at_most_one(entry, ATOM, &["content", "published", "rights", "summary"]);
    let updated = head(entry, faults);
    for id in elements(entry, ATOM, "id") {
        faults.unique(ids, text_of(id));
    }
    let has_author = elements(entry, ATOM, "author").next().is_some();
    faults.unless(feed_has_author || has_author, || {
        "an entry has no author".to_owned()
    });
    for date in elements(entry, ATOM, "published") {
        let published = moment(date, faults);
        faults.unless(published <= updated, || {
            "an entry is changed before it is published".to_owned()
        });
    }
    for content in elements(entry, ATOM, "content") {
        let kind = content.attribute("type");
        let is_text = kind == Some("html") && content.children().all(|child| child.is_text());
        faults.unless(is_text, || {
            format!("a content of type {kind:?} is not HTML")
        });
        faults.portable(text_of(content));
    }
    let alternate = elements(entry, ATOM, "link")
        .any(|link| link.attribute("rel").unwrap_or("alternate") == "alternate");
    let has_content = elements(entry, ATOM, "content").next().is_some();
    faults.unless(alternate || has_content, || {
        "an entry has neither content nor a page".to_owned()
    });
    updated
}

/// A date of RFC 3339 with upper-case letters (section 3.3).
fn moment(date: Node, faults: &mut Faults) -> Option<Timestamp> {
    let text = text_of(date);
    let form: String = text
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    let rest = form.strip_prefix("0000-00-00T00:00:00");
    let zone = rest.map(|rest| match rest.strip_prefix('.') {
        Some(fraction) => fraction.trim_start_matches('0'),
        None => rest,
    });
    let moment: Option<Timestamp> = text.parse().ok();
    let is_date = matches!(zone, Some("Z" | "+00:00" | "-00:00")) && moment.is_some();
    faults.unless(is_date, || format!("`{text}` is not a date of RFC 3339"));
    moment
}

/// The rules see what breaks them.
#[test]
fn faults_of_atom_are_found() {
    let good = r#"<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>T</title><id>https://a.example/</id><updated>2020-01-02T00:00:00+01:00</updated>
<author><name>A</name></author><link href="https://a.example/feed.xml" rel="self"/><link href="https://a.example/"/>
<entry><title>1</title><id>https://a.example/1/</id><updated>2020-01-01T00:00:00.5Z</updated><published>2019-12-31T00:00:00Z</published>
<category term="x"/><link href="https://a.example/1/" rel="alternate" type="text/html"/><content type="html">&lt;p&gt;x&lt;/p&gt;</content></entry>
<entry><title>2</title><id>https://a.example/2/</id><updated>2020-01-01T00:00:00Z</updated><content type="html">y</content></entry></feed>"#;
    super::assert_found(
        good,
        |text| faults(text, "https://a.example/feed.xml"),
        &[
            ("</feed>", "", "root node was opened but never closed"),
            ("<title>T</title>", "", "<feed> has 0 <title>"),
            ("<title>1</title>", "<title> </title>", "a title is empty"),
            ("<title>1</title>", "<title>1<b/></title>", "is not a text"),
            (
                "<id>https://a.example/</id>",
                "<id>/</id>",
                "`/` is not an absolute",
            ),
            (
                "https://a.example/2/",
                "https://a.example/1/",
                "is there twice",
            ),
            ("2020-01-02T00:00:00+01:00", "2020-01-02", "is not a date"),
            (
                "2020-01-02T00:00:00+01:00",
                "2020-01-02t00:00:00z",
                "is not a date",
            ),
            (
                "2020-01-02T00:00:00+01:00",
                "2020-13-02T00:00:00Z",
                "is not a date",
            ),
            ("2020-01-02", "2019-01-02", "newer than the feed"),
            ("2019-12-31", "2020-12-31", "before it is published"),
            ("<author><name>A</name></author>", "", "has no author"),
            ("<name>A</name>", "<name/>", "a name is empty"),
            (
                "<name>A</name>",
                "<name>A</name><mail/>",
                "<author> has a <mail>",
            ),
            (
                "feed.xml\" rel=\"self\"",
                "other.xml\" rel=\"self\"",
                "its own address is",
            ),
            (
                "<link href=\"https://a.example/\"/>",
                "<link href=\"../\"/>",
                "`../` is not an absolute",
            ),
            ("term=\"x\"", "", "has no term"),
            (
                "<content type=\"html\">y</content>",
                "",
                "neither content nor a page",
            ),
            ("<content type=\"html\">y", "<content>y", "is not HTML"),
            (
                "type=\"html\">y",
                "type=\"html\">&lt;img src='a.png'>",
                "src=\"a.png\"",
            ),
            (
                "type=\"html\">y",
                "type=\"html\">&lt;script>",
                "has a <script>",
            ),
            (
                "<category ",
                "<pubDate/><category ",
                "<entry> has a <pubDate>",
            ),
            (
                "type=\"text/html\"/>",
                "type=\"text/html\"/><link href=\"https://b.example/\" type=\"text/html\"/>",
                "is there twice",
            ),
        ],
    );
}
