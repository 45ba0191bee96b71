//! A look of the author's own, read back from the pages.

use std::{fs, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::harness::{content_root, try_build};

const SETTINGS: &str = "title = 'T'\nbase_url = 'https://t.example/b/'\n[look]\n\
    accent = { light = '#7a3fb0', dark = '#c9a2ec' }\nwidth = '40rem'\n";

const CUSTOM: &str = "@font-face { font-family: Own; src: url(fonts/own.woff2) }\n\
    .brand { font-family: Own; background: url(\"https://p.example/a.png\") }\n";

/// The policy of a page allows the style sheet in it, whose addresses lead to the same files from every
/// page; the file itself is not served.
#[test]
fn every_page_has_the_look() {
    let content = content_root([
        ("site.toml", SETTINGS),
        ("custom.css", CUSTOM),
        ("fonts/own.woff2", "wOF2"),
        (
            "posts/a.md",
            "---\ntitle: A\ndate: 2020-01-01\n---\nText.\n",
        ),
    ]);
    let out = TempDir::new().unwrap();
    let outcome = try_build(content.path(), out.path()).unwrap();
    assert!(outcome.output.is_some(), "{}", outcome.report);
    assert_eq!(outcome.report.to_string(), "");
    let read = |name: &str| fs::read_to_string(out.path().join(name)).unwrap();
    let headers = read("_headers");
    for (page, font) in [
        ("index.html", "./fonts/own.woff2"),
        ("posts/a/index.html", "../../fonts/own.woff2"),
        ("404.html", "/b/fonts/own.woff2"),
    ] {
        let html = read(page);
        let (_, style) = html
            .split_once("<style>@layer tokens{:root{--accent:")
            .unwrap();
        let style = style.split_once("</style>").unwrap().0;
        let style = format!("@layer tokens{{:root{{--accent:{style}");
        assert!(
            style.contains("light-dark(#7a3fb0,#c9a2ec);--column:40rem}"),
            "{style}"
        );
        assert!(style.contains(&format!("url(\"{font}\")")), "{style}");
        let hash = BASE64_STANDARD.encode(Sha256::digest(style.as_bytes()));
        for policy in [&html, &headers] {
            assert!(policy.contains(&format!("'sha256-{hash}'")), "{page}");
            assert!(policy.contains("; font-src 'self';"), "{page}");
            assert!(
                policy.contains("img-src 'self' https://p.example"),
                "{page}"
            );
        }
    }
    assert!(out.path().join("fonts/own.woff2").exists());
    assert!(!out.path().join("custom.css").exists());
}

/// A style sheet that cannot be read leaves the last good site.
#[test]
fn a_broken_style_sheet_stops_the_build() {
    let content = content_root([
        ("site.toml", SETTINGS),
        ("custom.css", "a { color: red }\n"),
    ]);
    let out = TempDir::new().unwrap();
    assert!(
        try_build(content.path(), out.path())
            .unwrap()
            .output
            .is_some()
    );
    let good = fs::read_to_string(out.path().join("index.html")).unwrap();
    assert!(good.contains("@layer custom{a{color:red}}"), "{good}");
    fs::write(content.path().join("custom.css"), "a {\n  color: }}").unwrap();
    let outcome = try_build(content.path(), out.path()).unwrap();
    assert!(outcome.output.is_none());
    let report = outcome.report.to_string();
    assert!(report.contains("custom.css:2: "), "{report}");
    assert_eq!(
        fs::read_to_string(out.path().join("index.html")).unwrap(),
        good
    );
}

/// The picture before the site's name is found from every page, and its absence told.
#[test]
fn the_logo_is_found_from_every_page() {
    let settings = "title = 'T'\n[look]\nlogo = 'img/my logo.svg'\ntheme_button = false\n";
    let post = "---\ntitle: A\ndate: 2020-01-01\n---\nText.\n";
    let content = content_root([
        ("site.toml", settings),
        ("posts/a.md", post),
        ("img/my logo.svg", "<svg/>"),
    ]);
    let out = TempDir::new().unwrap();
    let outcome = try_build(content.path(), out.path()).unwrap();
    assert!(outcome.output.is_some(), "{}", outcome.report);
    for (page, address) in [
        ("index.html", "./img/my%20logo.svg"),
        ("posts/a/index.html", "../../img/my%20logo.svg"),
    ] {
        let html = fs::read_to_string(out.path().join(page)).unwrap();
        assert!(html.contains(&format!("url(\"{address}\")")), "{page}");
        assert!(html.contains(".theme-switch{display:none}"), "{page}");
    }
    fs::remove_file(content.path().join("img/my logo.svg")).unwrap();
    let report = try_build(content.path(), out.path())
        .unwrap()
        .report
        .to_string();
    assert!(
        report.contains("there is no image `img/my logo.svg`"),
        "{report}"
    );
}

/// Every look of `examples/looks` is made by `site.toml` alone, and has nothing to be told of.
#[test]
fn the_examples_need_no_more_than_their_keys() {
    let looks = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/looks");
    for look in ["calm", "essay", "dense"] {
        let (content, out) = (looks.join(look), TempDir::new().unwrap());
        let outcome = try_build(&content, out.path()).unwrap();
        assert!(outcome.output.is_some(), "{look}: {}", outcome.report);
        assert_eq!(outcome.report.to_string(), "", "{look}");
        let page = fs::read_to_string(out.path().join("index.html")).unwrap();
        assert!(page.contains("class=\"card"), "{look} shows no post");
        assert!(
            page.contains("<style>@layer tokens{:root{--accent:"),
            "{look}"
        );
        assert!(!content.join("custom.css").exists() && !content.join("slots").exists());
    }
}
