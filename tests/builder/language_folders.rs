//! Languages in folders of their own: in the site, and in the content root.

use tempfile::TempDir;

use crate::{
    harness::{assert_contains, content_root, files, try_build},
    images::picture,
    languages::{SITE, built},
};

/// The default language may be in a folder as the others are: the root leads to it, and has what all share.
#[test]
fn the_default_language_may_be_in_a_folder() {
    let post = |title: &str, keys: &str, text: &str| {
        format!("---\ntitle: {title}\ndate: 2020-01-01\n{keys}---\n{text}\n")
    };
    let settings = format!("language_in_folder = true\n{SITE}");
    let texts = [
        post(
            "Leaf",
            "aliases: [/old/]\n",
            "![A drop](/img/drop.svg) ![A leaf](leaf.svg)",
        ),
        post("Feuille", "", "![A leaf](leaf.svg)"),
        post("Secret", "draft: true\n", ""),
        post(
            "叶",
            "",
            "![x](/posts/draft/s.svg) ![A drop](/img/drop.svg)",
        ),
    ];
    let (site, report) = built(vec![
        ("site.toml", &settings),
        ("CNAME", "a.example"),
        ("img/drop.svg", "<svg/>"),
        ("posts/_index.md", "---\ntitle: Posts\n---\n"),
        ("posts/leaf/index.md", &texts[0]),
        ("posts/leaf/index.fr.md", &texts[1]),
        ("posts/leaf/leaf.svg", "<svg/>"),
        ("posts/draft/index.md", &texts[2]),
        ("posts/draft/s.svg", "<svg>SECRET</svg>"),
        ("zh/posts/leaf.md", &texts[3]),
    ]);
    assert_eq!(report.matches("warning").count(), 1, "{report}");
    assert_contains(&report, "there is no image `posts/draft/s.svg`");
    assert!(site.values().all(|text| !text.contains("SECRET")));

    let root: Vec<&str> = site.keys().map(String::as_str).collect();
    let root: Vec<&str> = root
        .into_iter()
        .filter(|file| !file.contains('/'))
        .collect();
    for file in [
        "CNAME",
        "404.html",
        "_headers",
        "_redirects",
        "app-0123456789abcdef.js",
        "favicon.svg",
        "robots.txt",
    ] {
        assert!(root.contains(&file), "{file}: {root:?}");
    }
    for file in ["manifest.json", "feed.xml", "search.js", "sitemap.xml"] {
        assert!(!root.contains(&file), "{file}");
        assert!(site.contains_key(&format!("en/{file}")), "{file}");
    }
    assert!(!site.keys().any(|file| file.starts_with("posts/")));

    assert_contains(&site["index.html"], "content=\"0; url=en/\"");
    assert_contains(
        &site["index.html"],
        "<link rel=\"canonical\" href=\"https://a.example/en/\"",
    );
    assert_contains(
        &site["_redirects"],
        "/ /en/ 302\n/en/old/ /en/posts/leaf/ 301\n",
    );
    assert_contains(&site["404.html"], "data-base=\"/en/\"");
    assert_contains(&site["404.html"], "\"wasm\":\"../app-1_bg.wasm\"");
    let sitemaps = site["robots.txt"]
        .lines()
        .filter(|line| line.starts_with("Sitemap"));
    assert_eq!(sitemaps.count(), 4, "{}", site["robots.txt"]);
    for file in ["en/pagefind/index/*", "en/embed.", "fr/words-"] {
        assert_contains(&site["_headers"], &format!("\n/{file}"));
    }

    let page = &site["en/posts/leaf/index.html"];
    for part in [
        "<html lang=\"en\"",
        "hreflang=\"x-default\" href=\"https://a.example/en/posts/leaf/\"",
        "href=\"../../../fr/posts/leaf/\"",
        "src=\"../../img/drop.svg\"",
    ] {
        assert_contains(page, part);
    }
    for file in [
        "img/drop.svg",
        "en/img/drop.svg",
        "en/posts/leaf/leaf.svg",
        "fr/posts/leaf/leaf.svg",
        "zh/img/drop.svg",
    ] {
        assert!(site.contains_key(file), "{file}");
    }
}

/// What is written from the root of the content is found from the folder: pictures with their copies, files
/// that texts, menus and the first page lead to, texts in other languages, items of the menu that a page has.
#[test]
fn a_folder_has_what_its_texts_lead_to() {
    let settings = "title = 'T'\nbase_url = 'https://a.example/'\nlanguage_in_folder = true\nmenu = [{ name = 'Topics' }, { name = 'K', url = './key%20one.asc' }]\n\
        [home]\ntext = '[CV](cv.pdf#page=2)'\nicons = [{ name = 'Card', url = 'card.vcf' }]\n[languages.fr]\nmenu = []\n";
    let post = "---\ntitle: A\ndate: 2020-01-01\n---\n![x](/img/photo.png)\n\n![y](/posts/beside.png)\n\n![z](/posts/b/own.png)\n\n\
        [r](/files/readme.md) [f](../../../fr/posts/a/) [g](/elsewhere/)\n";
    let bundle = "---\ntitle: B\ndate: 2020-01-01\n---\nText.\n";
    let page = "---\ntitle: Go\nmenu:\n  main:\n    parent: Topics\n---\nText.\n";
    let photo = picture(1600, 900, image::ImageFormat::Png);
    let content = content_root([
        ("site.toml", settings.as_bytes()),
        ("posts/a.md", post.as_bytes()),
        ("posts/a.fr.md", bundle.as_bytes()),
        ("posts/b/index.md", bundle.as_bytes()),
        ("posts/b/own.png", photo.as_slice()),
        ("posts/beside.png", photo.as_slice()),
        ("pages/go.md", page.as_bytes()),
        ("img/photo.png", photo.as_slice()),
        ("files/readme.md", b"No front matter.\n".as_slice()),
        ("cv.pdf", b"x"),
        ("card.vcf", b"x"),
        ("key one.asc", b"x"),
    ]);
    let out = TempDir::new().unwrap();
    let outcome = try_build(content.path(), out.path()).unwrap();
    assert_eq!(outcome.report.to_string(), "");
    let site = files(out.path());
    let html = String::from_utf8(site["en/posts/a/index.html"].clone()).unwrap();
    for path in ["img/photo.png", "posts/beside.png", "posts/b/own.png"] {
        assert_contains(&html, &format!(" src=\"../../{path}\""));
        let copy = format!("{path}.480.webp");
        assert_contains(&html, &format!("srcset=\"../../{copy} 480w, ../../"));
        for file in [path, &copy] {
            assert!(site.contains_key(&format!("en/{file}")), "{file}");
        }
    }
    assert_contains(&html, "<a href=\"../../files/readme.md\"");
    assert_contains(&html, "<a href=\"/elsewhere/\"");
    for file in ["files/readme.md", "cv.pdf", "card.vcf", "key one.asc"] {
        assert!(site.contains_key(&format!("en/{file}")), "{file}");
    }
}

/// So may the only one. Texts beside a folder of its own are not forgotten without a word.
#[test]
fn the_only_language_may_be_in_a_folder() {
    let text = "---\ntitle: A\ndate: 2020-01-01\n---\nText.\n";
    let settings = "title = 'T'\nbase_url = 'https://a.example/'\nlanguage_in_folder = true\n";
    let (site, report) = built(vec![
        ("site.toml", settings),
        ("en/posts/a.md", text),
        ("posts/b.md", text),
    ]);
    assert_contains(
        &report,
        "`posts/b.md` is left out: texts of `en` are in the folder `en/`",
    );
    assert_contains(&site["en/index.html"], "posts/a/");
    assert!(!site["en/index.html"].contains("posts/b/"));
    assert!(!site["en/posts/a/index.html"].contains("hreflang"));
    // A page at the root is a text too, and a file without front matter none.
    let (_, report) = built(vec![
        ("site.toml", settings),
        ("en/posts/a.md", text),
        ("about.md", text),
        ("files/readme.md", "No front matter.\n"),
    ]);
    assert_contains(&report, "`about.md` is left out");
    assert_eq!(report.matches("warning").count(), 1, "{report}");
}

/// A content root may itself be called like a language, and have texts by names.
#[test]
fn a_content_root_may_be_named_like_a_language() {
    let parent = content_root([
        ("fr/site.toml", SITE),
        ("fr/img/drop.svg", "<svg/>"),
        (
            "fr/posts/a.md",
            "---\ntitle: A\ndate: 2020-01-01\n---\nText.\n",
        ),
        (
            "fr/posts/a.fr.md",
            "---\ntitle: B\ndate: 2020-01-01\n---\n![A drop](/img/drop.svg)\n",
        ),
    ]);
    let out = TempDir::new().unwrap();
    let outcome = try_build(&parent.path().join("fr"), out.path()).unwrap();
    assert!(outcome.output.is_some(), "{}", outcome.report);
    let site = files(out.path());
    assert!(site.contains_key("fr/posts/a/index.html"));
    assert!(site.contains_key("fr/img/drop.svg"));
}
