//! What feed readers, search engines and those who share a page are told, read back by programs
//! that know nothing of ours.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use lol_html::{RewriteStrSettings, element, rewrite_str, text};
use serde_json::Value;
use tempfile::TempDir;
use thinleaf::{
    builder::{Build, Outcome, build},
    domain::Date,
};

/// Titles that break what is not escaped.
const TITLES: [&str; 6] = [
    r#"She said "no" & 'yes'"#,
    "</script><script>alert(1)</script>",
    "<!-- <b>bold</b> --> ]]> &amp;",
    "\u{1f980} crabs & \u{5317}\u{4eac}",
    r"back\slash \u003c and {braces}",
    "plain",
];

const HOME: &str = "https://example.org/blog/";

fn built(base_url: bool, extra: &[(&str, &str)]) -> (TempDir, Outcome) {
    let (content, out) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let write = |name: &str, text: &str| {
        let path = content.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let base = if base_url {
        format!("base_url = '{HOME}'\n")
    } else {
        String::new()
    };
    write(
        "site.toml",
        &format!(
            "title = 'Tom & \"Jerry\"'\ndescription = '<b>'\nauthor = 'MW'\nlanguage = 'en-GB'\nimage = 'share.png'\n{base}"
        ),
    );
    for (n, title) in TITLES.iter().enumerate() {
        let title = serde_json::to_string(title).unwrap();
        write(
            &format!("posts/p{n}.md"),
            &format!(
                "---\ntitle: {title}\ndate: 2020-0{}-02T10:00:00+05:30\nlastmod: 2021-0{}-01\ntags: [Go & co]\n---\n[up](../p0/#x) ![pic](a.png) \u{7} <script>x</script>\n\n```\na < b && c\n```\n",
                n + 1,
                n + 1
            ),
        );
    }
    for (name, text) in extra {
        write(name, text);
    }
    let outcome = build(&Build {
        content: content.path().to_owned(),
        shell: Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/shell"),
        out: out.path().to_owned(),
        base_url: None,
        now: Date::parse("2026-01-01").unwrap(),
        drafts: false,
        over_shell: false,
    })
    .unwrap();
    assert!(outcome.written.is_some(), "{}", outcome.report);
    (out, outcome)
}

fn read(site: &TempDir, name: &str) -> String {
    fs::read_to_string(site.path().join(name)).unwrap()
}

/// The head of a page as a parser sees it: `name` or `property` or `rel` to its values.
fn head(page: &str) -> BTreeMap<String, Vec<String>> {
    let found: RefCell<BTreeMap<String, Vec<String>>> = RefCell::default();
    let keep = |name: String, value: String| {
        let value = html_escape::decode_html_entities(&value).into_owned();
        found.borrow_mut().entry(name).or_default().push(value);
    };
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("meta[content]", |meta| {
            let names = ["name", "property", "http-equiv"];
            let name = names.iter().find_map(|name| meta.get_attribute(name));
            keep(name.unwrap(), meta.get_attribute("content").unwrap());
            Ok(())
        }))
        .append_element_content_handler(element!("link[href]", |link| {
            keep(
                link.get_attribute("rel").unwrap(),
                link.get_attribute("href").unwrap(),
            );
            Ok(())
        }));
    rewrite_str(page, settings).unwrap();
    found.into_inner()
}

/// The JSON-LD of a page.
fn linked_data(page: &str) -> Vec<Value> {
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

/// An independent reader finds every post in every feed, with title, dates and text as they are.
#[test]
fn feeds_are_read_as_they_were_meant() {
    let (site, _) = built(true, &[]);
    for (file, is_full) in [
        ("feed.xml".to_owned(), true),
        ("rss.xml".to_owned(), true),
        ("tags/go-co/feed.xml".to_owned(), true),
        ("manifest.json".to_owned(), false),
    ] {
        let source = read(&site, &file);
        let parser = feed_rs::parser::Builder::new()
            .sanitize_content(false)
            .build();
        let feed = parser
            .parse(source.as_bytes())
            .unwrap_or_else(|error| panic!("{file}: {error}"));
        let title = feed.title.unwrap().content;
        assert!(title.ends_with("Tom & \"Jerry\""), "{file}: {title}");
        assert_eq!(feed.entries.len(), TITLES.len(), "{file}");
        for (entry, n) in feed.entries.iter().zip((0..TITLES.len()).rev()) {
            assert_eq!(entry.id, format!("{HOME}posts/p{n}/"), "{file}");
            assert_eq!(entry.title.as_ref().unwrap().content, TITLES[n], "{file}");
            assert_eq!(entry.links[0].href, entry.id, "{file}");
            let published = entry.published.unwrap().to_rfc3339();
            assert_eq!(
                published,
                format!("2020-0{}-02T04:30:00+00:00", n + 1),
                "{file}"
            );
            assert_eq!(entry.categories[0].term, "Go & co", "{file}");
            assert_eq!(entry.authors[0].name.as_deref(), Some("MW"), "{file}");
            if is_full {
                let html = entry.content.as_ref().unwrap().body.as_ref().unwrap();
                for part in [
                    format!("<a href=\"{HOME}posts/p0/#x\">up</a>"),
                    format!("<img src=\"{HOME}posts/p{n}/a.png\" alt=\"pic\">"),
                    "&lt;script>x&lt;/script>".to_owned(),
                    "a &lt; b &amp;&amp; c".to_owned(),
                ] {
                    assert!(html.contains(&part), "{file}: {part} is not in {html}");
                }
                assert!(!html.contains('\u{7}'), "{file}");
            }
        }
    }
}

/// Read and written again, a feed says the same.
#[test]
fn feeds_survive_a_round_trip() {
    let (site, _) = built(true, &[]);
    let source = read(&site, "feed.xml");
    let feed = atom_syndication::Feed::read_from(source.as_bytes()).unwrap();
    let again = feed.write_to(Vec::new()).unwrap();
    assert_eq!(atom_syndication::Feed::read_from(&again[..]).unwrap(), feed);
    assert_eq!(feed.links[0].rel, "self");
    assert_eq!(feed.links[0].href, format!("{HOME}feed.xml"));
    assert_eq!(
        feed.updated.to_rfc3339(),
        "2021-06-01T00:00:00+00:00",
        "the newest post's"
    );
    let source = read(&site, "rss.xml");
    let channel = rss::Channel::read_from(source.as_bytes()).unwrap();
    let again = channel.write_to(Vec::new()).unwrap();
    let again = rss::Channel::read_from(&again[..]).unwrap();
    assert_eq!(again.items, channel.items);
    assert!(
        channel
            .items
            .iter()
            .all(|item| item.guid.as_ref().unwrap().permalink)
    );
}

/// Sitemaps.org's schema: names, order, lengths and dates; each page once; nothing that search
/// engines are asked to leave out.
#[test]
fn the_sitemap_keeps_to_its_schema() {
    let (site, _) = built(
        true,
        &[
            (
                "posts/hidden.md",
                "---\ntitle: Hidden\ndate: 2019-01-01\nrobotsNoIndex: true\n---\n",
            ),
            (
                "posts/else.md",
                "---\ntitle: Else\ndate: 2019-01-01\ncanonicalURL: https://other.example/\n---\n",
            ),
            ("pages/about.md", "---\ntitle: About\n---\n"),
        ],
    );
    let source = read(&site, "sitemap.xml");
    let document = roxmltree::Document::parse(&source).unwrap();
    let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    let root = document.root_element();
    assert!(root.has_tag_name((namespace, "urlset")));
    let mut addresses = BTreeSet::new();
    for url in root.children().filter(|node| node.is_element()) {
        assert!(url.has_tag_name((namespace, "url")));
        let children: Vec<_> = url.children().filter(|node| node.is_element()).collect();
        let names: Vec<&str> = children.iter().map(|node| node.tag_name().name()).collect();
        assert!(names == ["loc", "lastmod"] || names == ["loc"], "{names:?}");
        let address = children[0].text().unwrap();
        assert!((12..2048).contains(&address.len()));
        let path = address.strip_prefix(HOME).unwrap();
        assert!(
            url::Url::parse(address).unwrap().as_str() == address,
            "{address}"
        );
        let decoded = percent_encoding::percent_decode_str(path)
            .decode_utf8()
            .unwrap();
        let page = read(&site, &format!("{decoded}index.html"));
        assert!(!head(&page).contains_key("robots"), "{address}");
        assert_eq!(head(&page)["canonical"], [address]);
        if let Some(day) = children.get(1) {
            assert!(Date::parse(day.text().unwrap()).is_ok());
        }
        assert!(addresses.insert(address.to_owned()), "{address} twice");
    }
    for there in [
        "",
        "about/",
        "posts/p0/",
        "tags/",
        "archive/",
        "archive/2020/",
    ] {
        assert!(addresses.contains(&format!("{HOME}{there}")), "{there}");
    }
    assert!(
        !addresses
            .iter()
            .any(|address| address.contains("hidden") || address.contains("else"))
    );
    assert_eq!(
        head(&read(&site, "posts/hidden/index.html"))["robots"],
        ["noindex"]
    );
    let elsewhere = head(&read(&site, "posts/else/index.html"));
    assert_eq!(elsewhere["canonical"], ["https://other.example/"]);
    assert!(read(&site, "robots.txt").ends_with(&format!("\nSitemap: {HOME}sitemap.xml\n")));
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
            ["../../feed.xml", "../../rss.xml", "../../manifest.json"]
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
        assert_eq!(way["itemListElement"][1]["name"], *title);
    }
    let [site] = &linked_data(&read(&site, "index.html"))[..] else {
        panic!("the site alone");
    };
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
    assert!(
        report.contains("feed.xml, rss.xml, sitemap.xml, opensearch.xml"),
        "{report}"
    );
}

/// The description by which browsers search the site is OpenSearch 1.1.
#[test]
fn the_search_description_is_opensearch() {
    let (site, _) = built(true, &[]);
    let source = read(&site, "opensearch.xml");
    let document = roxmltree::Document::parse(&source).unwrap();
    let namespace = "http://a9.com/-/spec/opensearch/1.1/";
    let text = |name: &str| {
        let found = document
            .descendants()
            .find(|node| node.has_tag_name((namespace, name)));
        found.unwrap().text().unwrap().to_owned()
    };
    assert!(text("ShortName").chars().count() <= 16);
    assert_eq!(text("Description"), "Search Tom & \"Jerry\"");
    let url = document
        .descendants()
        .find(|node| node.has_tag_name((namespace, "Url")))
        .unwrap();
    let template = url.attribute("template").unwrap();
    assert_eq!(template.matches("{searchTerms}").count(), 1, "{template}");
    assert!(
        template.ends_with("site%3Aexample.org%2Fblog"),
        "{template}"
    );
    let head = head(&read(&site, "posts/p0/index.html"));
    assert_eq!(head["search"], ["../../opensearch.xml"]);
}

/// Files of these names that the author wrote stand in place of ours.
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
