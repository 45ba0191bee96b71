//! What search engines and those who share a page are told.

use std::cell::RefCell;

use lol_html::{RewriteStrSettings, rewrite_str, text};
use serde_json::Value;

use crate::{
    blog::{HOME, TITLES, built, head, read},
    harness::assert_contains,
};

/// The JSON-LD of a page.
pub fn linked_data(page: &str) -> Vec<Value> {
    let data = RefCell::new(String::new());
    let settings = RewriteStrSettings::new().append_element_content_handler(text!(
        r#"script[type="application/ld+json"]"#,
        |chunk| {
            data.borrow_mut().push_str(chunk.as_str());
            Ok(())
        }
    ));
    rewrite_str(page, settings).unwrap();
    let data: Value = serde_json::from_str(&data.into_inner()).unwrap();
    assert_eq!(data["@context"], "https://schema.org");
    data["@graph"].as_array().unwrap().clone()
}

/// Whatever its title, a post says it unmangled to search engines and to those who share it.
#[test]
fn titles_are_told_as_they_are() {
    let (site, _) = built(true, &[]);
    for (n, title) in TITLES.iter().enumerate() {
        let page = read(&site, &format!("posts/p{n}/index.html"));
        let url = format!("{HOME}posts/p{n}/");
        let head = head(&page);
        assert_eq!(head["og:title"], [*title]);
        assert_eq!(head["og:url"], [url.as_str()]);
        assert_eq!(head["canonical"], [url.as_str()]);
        assert_eq!(head["og:type"], ["article"]);
        assert_eq!(head["og:locale"], ["en_GB"]);
        assert_eq!(head["og:image"], [format!("{HOME}share.png")]);
        assert_eq!(head["twitter:card"], ["summary_large_image"]);
        assert_eq!(head["article:tag"], ["Go & co"]);
        assert_eq!(
            head["article:published_time"],
            [format!("2020-0{}-02T10:00:00+05:30", n + 1)]
        );
        assert_eq!(
            head["article:modified_time"],
            [format!("2021-0{}-01T00:00:00Z", n + 1)]
        );
        assert_eq!(
            head["alternate"],
            [
                "../../feed.xml".to_owned(),
                "../../rss.xml".to_owned(),
                "../../feed.json".to_owned(),
                format!("{HOME}embed/oembed/posts/p{n}.json"),
            ]
        );
        let [post, way] = &linked_data(&page)[..] else {
            panic!("a post and the way to it");
        };
        assert_eq!(post["@type"], "BlogPosting");
        assert_eq!(post["headline"], *title);
        assert_eq!(post["mainEntityOfPage"], url);
        assert_eq!(post["author"][0]["name"], "MW");
        assert_eq!(post["image"], format!("{HOME}share.png"));
        assert_eq!(way["@type"], "BreadcrumbList");
        assert_eq!(way["itemListElement"][0]["item"], HOME);
        assert_eq!(way["itemListElement"][1]["name"], "Go & co");
        assert_eq!(
            way["itemListElement"][1]["item"],
            format!("{HOME}tags/go-co/")
        );
        assert_eq!(way["itemListElement"][2]["name"], *title);
        assert_eq!(way["itemListElement"][2]["position"], 3);
    }
    let [site, publisher] = &linked_data(&read(&site, "index.html"))[..] else {
        panic!("the site and its publisher");
    };
    assert_eq!(publisher["@type"], "Person");
    assert_eq!(publisher["name"], "MW");
    assert_eq!(
        (&site["@type"], &site["name"]),
        (&"WebSite".into(), &"Tom & \"Jerry\"".into())
    );
}

/// Without a base URL nothing absolute is written, nothing refers to what is left out, and the
/// author hears of it.
#[test]
fn what_needs_the_address_is_left_out_without_it() {
    let (site, outcome) = built(false, &[]);
    for name in ["feed.xml", "rss.xml", "sitemap.xml", "opensearch.xml"] {
        assert!(!site.path().join(name).exists(), "{name}");
    }
    let page = read(&site, "posts/p0/index.html");
    let head = head(&page);
    for name in ["canonical", "og:url", "og:image", "search"] {
        assert!(!head.contains_key(name), "{name}");
    }
    assert_eq!(head["alternate"], ["../../manifest.json"]);
    assert_eq!(linked_data(&page)[0]["headline"], TITLES[0]);
    assert_eq!(read(&site, "robots.txt"), "User-agent: *\nAllow: /\n");
    let report = outcome.report.to_string();
    assert_contains(&report, "feed.xml, rss.xml, sitemap.xml, opensearch.xml");
}

/// Files of these names that the author wrote take the place of ours.
#[test]
fn the_authors_own_files_count() {
    let own = [
        ("robots.txt", "mine"),
        ("llms.txt", "mine"),
        ("_headers", "mine"),
        ("_redirects", "mine"),
    ];
    let alias = (
        "posts/a.md",
        "---\ntitle: A\ndate: 2020-01-01\naliases: [/b/]\n---\n",
    );
    let (site, _) = built(true, &[own.as_slice(), &[alias]].concat());
    for (name, text) in own {
        assert_eq!(read(&site, name), text, "{name}");
    }
}
