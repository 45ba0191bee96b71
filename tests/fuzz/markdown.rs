//! Markdown with raw HTML: whatever an author writes, the page around it stands.

use std::collections::BTreeMap;

use feed_rs::parser;
use thinleaf::{
    builder::trial::Bench,
    domain::ENGLISH,
    markdown::{Document, ImageSizes, Punctuation, RawHtml, word_count},
};

use crate::{
    corpus::hold_for_texts,
    front_matter::bench,
    html::{assert_confined, assert_harmless, assert_still, count},
};

const TARGET: &str = "markdown";

fn post(text: &str) -> String {
    format!("---\ntitle: T\ndate: 2020-01-01\ntags: [go]\n---\n{text}")
}

/// Without an author's consent nothing in a text runs, and none of it leaves its element.
#[test]
fn safe() {
    let bench = bench("");
    hold_for_texts(TARGET, |text| {
        let trial = bench.read("posts/a.md", post(text).as_bytes());
        let html = trial.html().unwrap();
        assert_confined(html);
        assert_harmless(html);
    });
}

/// HTML that is kept is balanced all the same.
#[test]
fn kept() {
    let bench = bench("unsafe_html = true\n");
    hold_for_texts(TARGET, |text| {
        let trial = bench.read("posts/a.md", post(text).as_bytes());
        assert_confined(trial.html().unwrap());
    });
}

/// The browser's renderer, which has no parser of HTML, lets nothing of it through that runs.
#[test]
fn strict() {
    hold_for_texts(TARGET, |text| {
        let document = Document::parse(text, RawHtml::Safe, Punctuation::Smart);
        let html = document.html(&ImageSizes::default(), &ENGLISH, &());
        assert_harmless(&html);
        word_count(&html);
        document.summary(&());
    });
}

/// Pages, lists and feeds have of a text what they are meant to have.
#[test]
fn safe_site() {
    let bench = bench("");
    let plain = scripts(&files(&bench, "Text"));
    hold_for_texts(TARGET, |text| {
        let files = files(&bench, text);
        assert_eq!(scripts(&files), plain, "{text:?}");
        for html in in_feeds(&files) {
            assert_confined(&html);
            assert_harmless(&html);
        }
    });
}

/// What an author may do in the own page stays out of lists and feeds.
#[test]
fn kept_site() {
    let bench = bench("unsafe_html = true\n");
    let plain = scripts(&files(&bench, "Text"));
    hold_for_texts(TARGET, |text| {
        let files = files(&bench, text);
        assert_eq!(scripts(&files)[1..], plain[1..], "{text:?}");
        for html in in_feeds(&files) {
            assert_still(&html);
        }
    });
}

type Files = BTreeMap<String, Vec<u8>>;

/// How many scripts there are in the post's page, and in the lists that name it.
fn scripts(files: &Files) -> [usize; 3] {
    ["posts/a/index.html", "index.html", "tags/go/index.html"]
        .map(|page| count(&String::from_utf8_lossy(&files[page]), "script"))
}

/// The post's text in every feed.
fn in_feeds(files: &Files) -> Vec<String> {
    let feeds = ["feed.xml", "rss.xml", "tags/go/feed.xml", "feed.json"];
    let text = |feed| {
        let feed = parser::parse(&*files[feed]).unwrap();
        feed.entries[0].content.clone().unwrap().body.unwrap()
    };
    feeds.map(text).into()
}

fn files(bench: &Bench, text: &str) -> Files {
    let trial = bench.read("posts/a.md", post(text).as_bytes());
    trial
        .site()
        .unwrap_or_else(|error| panic!("{error:#}: {text:?}"))
        .0
}
