//! The icons that are made of one picture, in the pages and at the root.

use std::{collections::BTreeMap, fs, path::Path};

use image::{ImageFormat, Rgb, RgbImage};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::{assert_contains, content_root, files, options, try_build};

const POST: &str = "---\ntitle: A\ndate: 2020-01-01\n---\nText.\n";
const SVG: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#050" d="M0 0h9v9z"/></svg>"##;

fn png(side: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let image = RgbImage::from_pixel(side, side, Rgb([9, 99, 9]));
    image.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn site(settings: &str, more: &[(&str, &[u8])]) -> TempDir {
    let settings =
        format!("title = 'A title of many words'\nbase_url = 'https://a.example/b/'\n{settings}");
    let usual = [
        ("site.toml", settings.as_bytes()),
        ("posts/a.md", POST.as_bytes()),
    ];
    content_root(usual.iter().chain(more).copied())
}

fn built(content: &Path) -> (BTreeMap<String, Vec<u8>>, String) {
    let out = TempDir::new().unwrap();
    let outcome = try_build(content, out.path()).unwrap();
    assert!(outcome.output.is_some(), "{}", outcome.report);
    (files(out.path()), outcome.report.to_string())
}

fn text(site: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(site[name].clone()).unwrap()
}

/// One picture is all that browsers and phones need, and every page names what they need.
#[test]
fn one_picture_makes_the_set() {
    let content = site(
        "[look]\nicon = 'img/me.png'\n",
        &[("img/me.png", &png(512))],
    );
    let (site, report) = built(content.path());
    assert_eq!(report, "");
    for (name, side) in [
        ("favicon.ico", 32),
        ("favicon-96x96.png", 96),
        ("apple-touch-icon.png", 180),
        ("icon-192.png", 192),
        ("icon-512.png", 512),
    ] {
        let icon = image::load_from_memory(&site[name]).unwrap();
        assert_eq!((icon.width(), icon.height()), (side, side), "{name}");
    }
    assert!(!site.contains_key("favicon.svg"));
    let manifest: Value = serde_json::from_slice(&site["manifest.webmanifest"]).unwrap();
    assert_eq!(manifest["name"], "A title of many words");
    assert_eq!(manifest["short_name"], "A title of many");
    assert_eq!(manifest["start_url"], "./");
    assert_eq!(
        manifest["icons"],
        json!([
            { "src": "icon-192.png", "sizes": "192x192", "type": "image/png" },
            { "src": "icon-512.png", "sizes": "512x512", "type": "image/png" },
        ])
    );
    for (page, base) in [
        ("index.html", "./"),
        ("posts/a/index.html", "../../"),
        ("404.html", "/b/"),
    ] {
        let links = format!(
            "<link rel=\"icon\" href=\"{base}favicon.ico\" sizes=\"32x32\">\
             <link rel=\"icon\" href=\"{base}favicon-96x96.png\" type=\"image/png\" sizes=\"96x96\">\
             <link rel=\"apple-touch-icon\" href=\"{base}apple-touch-icon.png\">\
             <link rel=\"manifest\" href=\"{base}manifest.webmanifest\">"
        );
        assert_contains(&text(&site, page), &links);
        assert_contains(&text(&site, page), "; manifest-src 'self'; ");
    }
    assert_contains(&text(&site, "_headers"), "; manifest-src 'self'; ");
}

/// An SVG stays one where it can, and what the author drew is not replaced.
#[test]
fn files_of_the_author_win() {
    let own = b"my own";
    let more: [(&str, &[u8]); 3] = [
        ("me.svg", SVG.as_bytes()),
        ("favicon.ico", own),
        ("manifest.webmanifest", b"{}"),
    ];
    let content = site("theme = 'dark'\n[look]\nicon = 'me.svg'\n", &more);
    let (site, report) = built(content.path());
    assert_eq!(report, "");
    assert_eq!(site["favicon.svg"], SVG.as_bytes());
    assert_eq!(site["favicon.ico"], own);
    assert_eq!(site["manifest.webmanifest"], b"{}");
    assert!(site.contains_key("apple-touch-icon.png") && !site.contains_key("favicon-96x96.png"));
    let page = text(&site, "index.html");
    assert_contains(&page, "href=\"./favicon.svg\" type=\"image/svg+xml\"");
    assert!(!page.contains("96x96"));
}

/// The icons of all languages are those at the root.
#[test]
fn languages_share_the_icons() {
    let settings = "[look]\nicon = 'me.svg'\n[languages.fr]\ntitle = 'F'\nlook = { width = '40rem' }\n\
        [languages.zh]\ntitle = '叶'\n";
    let more: [(&str, &[u8]); 3] = [
        ("me.svg", SVG.as_bytes()),
        ("posts/a.fr.md", POST.as_bytes()),
        ("zh/posts/a.md", POST.as_bytes()),
    ];
    let content = site(settings, &more);
    let (site, report) = built(content.path());
    assert_eq!(report, "");
    for folder in ["fr/", "zh/"] {
        let page = text(&site, &format!("{folder}posts/a/index.html"));
        for name in [
            "favicon.ico",
            "favicon.svg",
            "apple-touch-icon.png",
            "manifest.webmanifest",
        ] {
            assert_contains(&page, &format!("href=\"../../../{name}\""));
            assert!(
                !site.contains_key(&format!("{folder}{name}")),
                "{folder}{name}"
            );
        }
        assert_contains(&page, "; manifest-src 'self'; ");
    }
}

/// What is not there or no picture stops the build where it is named; what is small is told.
#[test]
fn a_wrong_picture_is_told() {
    let out = TempDir::new().unwrap();
    let report = |file: &[u8]| {
        let content = site("[look]\n\nicon = 'me.png'\n", &[("other.png", file)]);
        if !file.is_empty() {
            fs::write(content.path().join("me.png"), file).unwrap();
        }
        let outcome = try_build(content.path(), out.path());
        outcome.map(|outcome| (outcome.output.is_some(), outcome.report.to_string()))
    };
    let (is_built, told) = report(b"").unwrap();
    assert!(!is_built);
    assert_contains(
        &told,
        "error: site.toml:5: there is no picture `me.png` for the icons",
    );
    let (is_built, told) = report(b"no picture").unwrap();
    assert!(!is_built);
    assert_contains(
        &told,
        "error: site.toml:5: no icons can be made of `me.png`: it is not a picture",
    );
    let (is_built, told) = report(&png(100)).unwrap();
    assert!(is_built);
    assert_contains(
        &told,
        "warning: site.toml:5: the icons are made of `me.png`: it has 100 × 100 pixels",
    );
    assert_contains(&told, "512 × 512");
    let error = report(&png(300)[..60]).unwrap_err();
    assert_contains(
        &format!("{error:#}"),
        "site.toml:5: the icon `me.png` cannot be read",
    );
}

/// The next build finds the icons in the cache, and they are the same.
#[test]
fn icons_are_kept_between_builds() {
    let content = site("[look]\nicon = 'me.png'\n", &[("me.png", &png(200))]);
    let folder = TempDir::new().unwrap();
    let build = |name: &str| {
        let out = folder.path().join(name);
        let mut options = options(content.path(), &out);
        options.cache = Some(folder.path().join("cache"));
        assert!(thinleaf::builder::build(&options).unwrap().output.is_some());
        files(&out)
    };
    let first = build("one");
    let kept = files(&folder.path().join("cache"));
    assert_eq!(kept.len(), 5 + 1, "and when the cache was looked through");
    assert_eq!(first, build("two"));
}
