//! Sections, authors, menus, and what feeds hold.

use std::collections::BTreeMap;

use crate::harness::{assert_contains, pages};

fn built(settings: &str, content: &[(&str, &str)]) -> BTreeMap<String, String> {
    let settings = format!("title = 'Leaf'\nbase_url = 'https://a.example/'\n{settings}");
    let texts = content
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    let texts = std::iter::once(("site.toml".to_owned(), settings)).chain(texts);
    pages(texts).0
}

const TEXTS: [(&str, &str); 6] = [
    (
        "posts/a.md",
        "---\ntitle: First\ndate: 2020-01-01\ntags: [t]\nauthor: Ann\n---\nText.\n",
    ),
    (
        "posts/go/_index.md",
        "---\ntitle: On Go\ndescription: All of it.\n---\nSome **words**.\n",
    ),
    (
        "posts/go/b.md",
        "---\ntitle: Second\ndate: 2020-01-02\nauthor: Bob\n---\nText.\n",
    ),
    ("notes/_index.md", "---\ntitle: Notes\n---\n"),
    (
        "notes/c.md",
        "---\ntitle: Third\ndate: 2020-01-03\ntags: [t]\nauthor: Ann\n---\nText.\n",
    ),
    (
        "pages/about.md",
        "---\ntitle: About\nmenu: { main: { weight: 5, parent: More } }\n---\nText.\n",
    ),
];

/// A folder with an `_index.md` has a page, a feed and a manifest; its posts are in the list of all posts
/// where the site says so.
#[test]
fn a_section_has_a_list_of_its_own() {
    let site = built("", &TEXTS);
    let page = &site["posts/go/index.html"];
    assert_contains(page, ">On Go</h1>");
    assert_contains(page, "<strong>words</strong>");
    assert_contains(page, "content=\"All of it.\"");
    assert_contains(page, ">Second</a>");
    assert!(!page.contains(">First</a>"));
    assert_contains(page, "<a href=\"../../posts/go/feed.xml\">Feed: On Go</a>");
    assert_contains(&site["posts/go/feed.xml"], "<title>Second</title>");
    assert_contains(
        &site["posts/go/manifest.json"],
        "Some \\u003cstrong>words".replace("\\u003c", "<").as_str(),
    );
    assert_contains(&site["notes/index.html"], ">Third</a>");
    assert_contains(&site["tags/t/index.html"], ">Third</a>");
    for file in ["index.html", "feed.xml", "archive/index.html"] {
        assert!(!site[file].contains("Third"), "{file}");
        assert_contains(&site[file], "Second");
    }
    let both = built("main_sections = ['posts', 'notes']\n", &TEXTS);
    for file in ["index.html", "feed.xml", "archive/index.html"] {
        assert_contains(&both[file], "Third");
    }
    assert_contains(&site["sitemap.xml"], "https://a.example/posts/go/");
}

/// Where several people write, each has a list; where one does, there is none.
#[test]
fn authors_have_lists() {
    let site = built("", &TEXTS);
    let ann = &site["authors/ann/index.html"];
    assert_contains(ann, ">First</a>");
    assert!(!ann.contains(">Second</a>"));
    assert_contains(ann, "content=\"Posts by Ann: Leaf\"");
    assert_contains(&site["authors/index.html"], ">Bob</a>");
    let alone = built("", &TEXTS[..1]);
    assert!(!alone.keys().any(|file| file.starts_with("authors/")));
}

/// Menus nest, links elsewhere are marked by a style that only such a blog has, and pages add themselves.
#[test]
fn menus_have_levels() {
    let site = built(
        "menu = [{ name = 'More', items = [{ name = 'Tags', url = 'tags/', weight = 9 }] }, { name = 'Code', url = 'https://code.example/' }]\n",
        &TEXTS,
    );
    let home = &site["index.html"];
    let about = home.find(">About</a>").unwrap();
    assert!(
        about < home.find(">Tags</a>").unwrap(),
        "the lighter one is first"
    );
    assert_contains(home, "<details name=\"menu\"><summary>More</summary>");
    assert_contains(home, "data-feature=\"menu\"");
    let plain = built(
        "[[menu.main]]\nname = 'All'\nurl = 'archive/'\n[[menu.footer]]\nname = 'Mail'\nurl = 'mailto:a@a.example'\n",
        &TEXTS[..1],
    );
    assert!(!plain["index.html"].contains("data-feature=\"menu\""));
    assert_contains(
        &plain["index.html"],
        "<a href=\"mailto:a@a.example\">Mail</a>",
    );
}

/// Feeds hold as much as the site says, and name its picture.
#[test]
fn feeds_hold_what_the_site_says() {
    let long = format!(
        "---\ntitle: Long\ndate: 2020-02-01\n---\nShort.\n\n<!--more-->\n\n{}\n",
        "Word. ".repeat(200)
    );
    let mut texts = TEXTS[..1].to_vec();
    texts.push(("posts/long.md", &long));
    texts.push(("me.png", "PNG"));
    let site = built(
        "image = 'me.png'\n[feeds]\nposts = 1\nfull_text = false\n",
        &texts,
    );
    let feed = &site["feed.xml"];
    assert_eq!(feed.matches("<entry>").count(), 1);
    assert!(!feed.contains("Word."));
    assert_contains(feed, "Short.");
    assert_contains(feed, "<logo>https://a.example/me.png</logo>");
    assert_contains(&site["rss.xml"], "<url>https://a.example/me.png</url>");
}

/// Tags on cards, and the feed's link, are choices.
#[test]
fn lists_show_what_the_site_says() {
    let site = built(
        "[params]\nShowTagsInLists = true\nShowRssButtonInSectionTermList = false\n",
        &TEXTS,
    );
    assert_contains(
        &site["index.html"],
        "<a href=\"./tags/t/\" class=\"p-category\" rel=\"tag\">t</a>",
    );
    assert!(!site["tags/t/index.html"].contains("Feed: t"));
    let usual = built("", &TEXTS);
    assert!(!usual["index.html"].contains("p-category"));
    assert_contains(&usual["tags/t/index.html"], "Feed: t");
}
