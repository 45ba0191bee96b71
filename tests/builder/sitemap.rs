//! The sitemap and the search description, by the schemas of their formats.

use std::collections::BTreeSet;

use thinleaf::domain::Date;

use crate::blog::{HOME, built, head, read};

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
        assert!((12..2048).contains(&address.len()), "{address}");
        let path = address.strip_prefix(HOME).unwrap();
        assert_eq!(url::Url::parse(address).unwrap().as_str(), address);
        let decoded = percent_encoding::percent_decode_str(path)
            .decode_utf8()
            .unwrap();
        let page = read(&site, &format!("{decoded}index.html"));
        assert!(!head(&page).contains_key("robots"), "{address}");
        assert_eq!(head(&page)["canonical"], [address]);
        if let Some(day) = children.get(1) {
            let day = Date::parse(day.text().unwrap());
            assert!(day.is_ok(), "{day:?}");
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
    for hidden in ["posts/hidden/", "posts/else/"] {
        assert!(!addresses.contains(&format!("{HOME}{hidden}")), "{hidden}");
    }
    assert_eq!(
        head(&read(&site, "posts/hidden/index.html"))["robots"],
        ["noindex"]
    );
    let elsewhere = head(&read(&site, "posts/else/index.html"));
    assert_eq!(elsewhere["canonical"], ["https://other.example/"]);
    let rules = read(&site, "robots.txt");
    let line = format!("\nSitemap: {HOME}sitemap.xml\n");
    assert!(rules.ends_with(&line), "{rules}");
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
    let name = text("ShortName");
    assert!(name.chars().count() <= 16, "{name}");
    assert_eq!(text("Description"), "Search Tom & \"Jerry\"");
    let url = document
        .descendants()
        .find(|node| node.has_tag_name((namespace, "Url")))
        .unwrap();
    let template = url.attribute("template").unwrap();
    assert_eq!(template.matches("{searchTerms}").count(), 1, "{template}");
    assert_eq!(template, "https://example.org/blog/search/?q={searchTerms}");
    let head = head(&read(&site, "posts/p0/index.html"));
    assert_eq!(head["search"], ["../../opensearch.xml"]);
}
