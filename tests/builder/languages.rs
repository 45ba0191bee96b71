//! A blog in several languages, texts in languages of their own, and the words of each.

use std::collections::BTreeMap;

use tempfile::TempDir;

use crate::harness::{assert_contains, content_root, pages, try_build};

pub fn built(content: Vec<(&str, &str)>) -> (BTreeMap<String, String>, String) {
    let content = content.into_iter();
    let content = content.map(|(name, text)| (name.to_owned(), text.to_owned()));
    pages(content)
}

pub const SITE: &str = "title = 'Leaf'\nbase_url = 'https://a.example/'\nauthor = 'MW'\n\
    menu = [{ name = 'All', url = 'archive/' }]\n[languages.fr]\ntitle = 'Feuille'\n\
    menu = [{ name = 'Tout', url = 'archive/' }]\n[languages.fa]\ntitle = 'برگ'\n[languages.zh]\ntitle = '叶'\n";

/// English at the root; French and Persian by names, Chinese in a folder of its own.
fn four_languages() -> (BTreeMap<String, String>, String) {
    let post =
        |title: &str| format!("---\ntitle: {title}\ndate: 2020-11-18\ntags: [t]\n---\nText.\n");
    let bundle = |text: &str| {
        format!(
            "{}![A leaf](leaf.svg) ![A drop](/img/drop.svg)\n",
            post(text)
        )
    };
    let texts = [
        bundle("Leaf post"),
        bundle("Article"),
        bundle("نوشته"),
        post("文章一"),
    ];
    built(vec![
        ("site.toml", SITE),
        ("posts/a/index.md", &texts[0]),
        ("posts/a/index.fr.md", &texts[1]),
        ("posts/a/index.fa.md", &texts[2]),
        ("posts/a/leaf.svg", "<svg/>"),
        ("img/drop.svg", "<svg/>"),
        ("img/unused.svg", "<svg/>"),
        ("zh/posts/a.md", &texts[3]),
        (
            "posts/stray.zh.md",
            "---\ntitle: Stray\ndate: 2020-01-02\n---\nText.\n",
        ),
        (
            "posts/alone.md",
            "---\ntitle: Alone\ndate: 2020-01-01\n---\nText.\n",
        ),
        (
            "zh/posts/other.md",
            "---\ntitle: 别的\ndate: 2020-01-02\ntranslationKey: k\n---\nText.\n",
        ),
        (
            "posts/key.fr.md",
            "---\ntitle: Clef\ndate: 2020-01-02\ntranslationKey: k\n---\nText.\n",
        ),
    ])
}

/// Each language is a site of its own, whose pages name those of the others and have no text of theirs.
#[test]
fn every_language_is_a_site_of_its_own() {
    let (site, report) = four_languages();
    assert_eq!(report.matches("left out").count(), 1, "{report}");
    assert_contains(
        &report,
        "`posts/stray.zh.md` is left out: texts of `zh` are in the folder `zh/`",
    );
    for (folder, lang, title, others) in [
        (
            "",
            "lang=\"en\"",
            "Leaf post",
            ["Article", "نوشته", "文章一"],
        ),
        (
            "fr/",
            "lang=\"fr\"",
            "Article",
            ["Leaf post", "نوشته", "文章一"],
        ),
        (
            "fa/",
            "lang=\"fa\" dir=\"rtl\"",
            "نوشته",
            ["Article", "Leaf post", "文章一"],
        ),
        (
            "zh/",
            "lang=\"zh\"",
            "文章一",
            ["Article", "نوشته", "Leaf post"],
        ),
    ] {
        let page = &site[&format!("{folder}index.html")];
        assert_contains(page, &format!("<html {lang}"));
        for file in [
            "index.html",
            "feed.xml",
            "rss.xml",
            "manifest.json",
            "archive/2020/index.html",
        ] {
            let text = &site[&format!("{folder}{file}")];
            assert_contains(text, title);
            for other in others {
                assert!(
                    !text.contains(&format!(">{other}<")),
                    "{folder}{file} holds {other}"
                );
            }
        }
        let post = &site[&format!("{folder}posts/a/index.html")];
        for tag in [
            "hreflang=\"en\" href=\"https://a.example/posts/a/\"",
            "hreflang=\"fr\" href=\"https://a.example/fr/posts/a/\"",
            "hreflang=\"fa\" href=\"https://a.example/fa/posts/a/\"",
            "hreflang=\"zh\" href=\"https://a.example/zh/posts/a/\"",
            "hreflang=\"x-default\" href=\"https://a.example/posts/a/\"",
        ] {
            assert_contains(post, tag);
        }
        assert_contains(
            &site["robots.txt"],
            &format!("https://a.example/{folder}sitemap.xml"),
        );
        assert!(site.contains_key(&format!("{folder}404.html")));
        assert!(site.contains_key(&format!("{folder}search.js")));
    }
    // A text that is in one language alone is there alone.
    assert!(!site.keys().any(|file| file.starts_with("posts/key")));
    assert_contains(&site["fr/posts/key/index.html"], "Clef");
    assert_contains(&site["fr/index.html"], ">Tout<");
    assert_contains(&site["fr/posts/a/index.html"], "18 novembre 2020");
    assert_contains(&site["zh/posts/a/index.html"], "2020年11月18日");
    assert_contains(&site["fr/feed.xml"], "xml:lang=\"fr\"");
}

/// The switch leads to the same text where there is one, by its place or its key; else to the first page.
#[test]
fn the_switch_leads_to_the_same_text() {
    let (site, _) = four_languages();
    let post = &site["fr/posts/a/index.html"];
    for href in [
        "../../../posts/a/",
        "../../../fa/posts/a/",
        "../../../zh/posts/a/",
    ] {
        assert_contains(post, &format!("<a href=\"{href}\""));
    }
    let facts = "<span role=\"group\" aria-label=\"Traductions\">";
    let (_, facts) = post.split_once(facts).unwrap();
    let (facts, _) = facts.split_once("</span>").unwrap();
    for (tag, path) in [("en", ""), ("fa", "fa/"), ("zh", "zh/")] {
        let link = format!(
            "<a href=\"../../../{path}posts/a/\" rel=\"alternate external\" hreflang=\"{tag}\""
        );
        assert_contains(facts, &link);
    }
    let alone = &site["posts/alone/index.html"];
    assert!(!alone.contains("role=\"group\""));
    assert_contains(alone, "<a href=\"../../fr/\"");
    assert!(!alone.contains("hreflang=\"x-default\""));
    assert_contains(&site["fr/posts/key/index.html"], "../../../zh/posts/other/");
    assert_contains(&site["archive/index.html"], "<a href=\"../fr/archive/\"");
}

/// Lists of one thing name each other too: sections as texts do, and terms by their slugs.
#[test]
fn the_switch_leads_to_the_same_list() {
    let section = |title: &str| format!("---\ntitle: {title}\n---\n");
    let sections = [section("Posts"), section("Billets")];
    let post = "---\ntitle: A\ndate: 2020-01-01\ntags: [t]\ncategories: [c]\n---\nText.\n";
    let other = "---\ntitle: B\ndate: 2020-01-01\ntags: [t]\n---\nText.\n";
    let (site, _) = built(vec![
        ("site.toml", SITE),
        ("posts/_index.md", &sections[0]),
        ("posts/_index.fr.md", &sections[1]),
        ("posts/a.md", post),
        ("posts/a.fr.md", other),
    ]);
    for (page, way, path) in [
        ("posts/index.html", "../", "posts/"),
        ("tags/t/index.html", "../../", "tags/t/"),
    ] {
        assert_contains(&site[page], &format!("<a href=\"{way}fr/{path}\""));
        assert_contains(&site[page], &format!("<a href=\"{way}fa/\""));
        let french = &site[&format!("fr/{page}")];
        assert_contains(french, &format!("<a href=\"{way}../{path}\""));
        for tag in [
            format!("hreflang=\"fr\" href=\"https://a.example/fr/{path}\""),
            format!("hreflang=\"x-default\" href=\"https://a.example/{path}\""),
        ] {
            assert_contains(&site[page], &tag);
            assert_contains(french, &tag);
        }
        let fields = format!("\"translations\":[{{\"name\":\"fr\",\"url\":\"fr/{path}\"}}]");
        assert_contains(&site[&format!("{path}manifest.json")], &fields);
    }
    assert!(!site["categories/c/index.html"].contains("hreflang=\"x-default\""));
}

/// Files stay where they are, and a language has a copy of what it shows alone. The app is there once.
#[test]
fn files_are_shared() {
    let (site, report) = four_languages();
    assert!(!report.contains("no image"), "{report}");
    for file in [
        "img/unused.svg",
        "img/drop.svg",
        "fr/img/drop.svg",
        "fr/posts/a/leaf.svg",
    ] {
        assert!(site.contains_key(file), "{file}");
    }
    for file in [
        "fr/img/unused.svg",
        "zh/img/drop.svg",
        "fr/robots.txt",
        "fr/_headers",
    ] {
        assert!(!site.contains_key(file), "{file}");
    }
    let apps = site
        .keys()
        .filter(|file| file.contains("app-") && file.ends_with(".js"));
    assert_eq!(apps.count(), 1);
    assert_contains(&site["fr/index.html"], "{\"js\":\"../app-");
    // What the app says comes with the site, and English is in it.
    let words = |folder: &str| {
        site.keys()
            .any(|file| file.starts_with(&format!("{folder}words-")))
    };
    assert_eq!(
        ["", "fr/", "fa/", "zh/"].map(words),
        [false, true, true, true]
    );
}

/// So has it of those that the text of its first page shows, and its menus lead to.
#[test]
fn files_of_the_site_are_shared() {
    let settings = "title = 'T'\n[home]\ntext = '![A leaf](img/leaf.svg)'\nlinks = [{ name = 'L', url = 'l.txt' }]\n\
        [[menu]]\nname = 'CV'\nurl = 'cv.pdf'\n[footer]\nlinks = [{ name = 'K', url = 'key.asc' }]\n\
        [languages.fr]\ntitle = 'F'\n";
    let files = ["img/leaf.svg", "l.txt", "cv.pdf", "key.asc"];
    let content = files.map(|file| (file, "x")).into_iter();
    let (site, _) = built(
        content
            .chain([("site.toml", settings), ("other.txt", "x")])
            .collect(),
    );
    for file in files {
        assert!(site.contains_key(&format!("fr/{file}")), "{file}");
    }
    assert!(!site.contains_key("fr/other.txt"));
}

/// A text in another language than its site is marked, with what is around it.
#[test]
fn a_text_may_have_a_language_of_its_own() {
    let (site, _) = built(vec![
        (
            "site.toml",
            "title = 'Leaf'\nbase_url = 'https://a.example/'\n",
        ),
        (
            "posts/a.md",
            "---\ntitle: Ein Gast\ndate: 2020-11-18\nlanguage: de\n---\nText.\n",
        ),
        (
            "posts/b.md",
            "---\ntitle: Guest\ndate: 2020-11-18\nlang: he\n---\nText.\n",
        ),
    ]);
    let post = &site["posts/a/index.html"];
    assert_contains(post, "<html lang=\"en\"");
    assert_contains(post, "<article lang=\"de\" dir=\"ltr\"");
    assert_contains(post, "18. November 2020");
    assert_contains(post, "\"inLanguage\":\"de\"");
    assert_contains(post, "content=\"de_DE\" property=\"og:locale\"");
    assert_contains(&site["index.html"], "<h2 lang=\"de\" dir=\"ltr\">");
    assert_contains(&site["index.html"], "<h2 lang=\"he\" dir=\"rtl\">");
    assert_contains(&site["index.html"], "November 18, 2020");
}

/// An author changes words, and hears of a language that has none, and of what is mistaken.
#[test]
fn words_can_be_changed() {
    let (site, report) = built(vec![
        (
            "site.toml",
            "title = 'Leaf'\nlanguage = 'cy'\n[words]\narchive = 'Archif'\nposts_count = { one = '{count} cofnod', other = '{count} o gofnodion' }\n",
        ),
        (
            "posts/a.md",
            "---\ntitle: A\ndate: 2020-11-18\n---\nText.\n",
        ),
    ]);
    assert_contains(
        &report,
        "site.toml:2: there are no words of the language `cy`",
    );
    assert_contains(&site["archive/index.html"], ">Archif</h1>");
    assert_contains(&site["archive/index.html"], "1 cofnod");
    let content = content_root(vec![(
        "site.toml".to_owned(),
        "title = 'T'\n[words]\narchve = 'A'\nnewer = '{page} x'\n".to_owned(),
    )]);
    let out = TempDir::new().unwrap();
    let outcome = try_build(content.path(), out.path()).unwrap();
    assert_eq!(outcome.output, None);
    let report = outcome.report.to_string();
    assert_contains(&report, "site.toml:3: there is no word `archve`");
    assert_contains(&report, "site.toml:4: `newer` has no value `{page}`");
}

/// What is hidden in one language is hidden in the others: a folder, a text that no list names, files of
/// a draft. Texts are found by the whole of their language's name.
#[test]
fn nothing_hidden_is_shown_in_another_language() {
    let post = |title: &str, keys: &str| {
        format!("---\ntitle: {title}\ndate: 2020-01-01\n{keys}---\nText.\n")
    };
    let texts = [
        post("Leaf", ""),
        post("Two", "unlisted: true\n"),
        post("Secret", "draft: true\n"),
        format!("{}![x](/posts/draft/s.svg)\n", post("葉", "")),
        post("SECRET", ""),
    ];
    let (site, _) = built(vec![
        (
            "site.toml",
            "title = 'T'\nbase_url = 'https://a.example/'\n[languages]\nfr = { title = 'F' }\nzh-TW = { title = 'Z' }\nckb = { title = 'K' }\n",
        ),
        ("posts/leaf.md", &texts[0]),
        ("posts/leaf.ckb.md", &texts[0]),
        ("posts/two.md", &texts[0]),
        ("posts/two.fr.md", &texts[1]),
        ("posts/draft/index.md", &texts[2]),
        ("posts/draft/s.svg", "<svg>SECRET</svg>"),
        ("zh-TW/posts/leaf.md", &texts[3]),
        (
            "posts/hidden/_index.md",
            "---\ncascade:\n  draft: true\n---\n",
        ),
        ("posts/hidden/a.fr.md", &texts[4]),
    ]);
    assert!(site.values().all(|text| !text.contains("SECRET")));
    assert!(!site["posts/two/index.html"].contains("fr/posts/two"));
    assert!(site.contains_key("zh-tw/posts/leaf/index.html"));
    assert!(site.contains_key("ckb/posts/leaf/index.html"));
    assert!(!site.contains_key("posts/leaf.ckb/index.html"));
    assert_contains(&site["fr/index.html"], "<title>F</title>");
}

/// What is wrong with a language's settings is told with its line, also where they are the default one's.
#[test]
fn mistakes_in_a_language_have_lines() {
    for (settings, line) in [
        ("title = 'T'\n[languages.fr]\ntitle = 'F'\ntilte = 'F'\n", 4),
        (
            "title = 'T'\n\n[languages.en]\ntitle = 'E'\nposts_per_page = 0\n",
            5,
        ),
        (
            "title = 'T'\n[languages.fr.look]\nwidth = '1rem'\naccent = 'no colour'\n",
            4,
        ),
        (
            "title = 'T'\n[languages.fr]\nmenu = [\n  { name = 'A', url = 'a/' },\n  { nam = 'B' },\n]\n",
            5,
        ),
        ("title = 'T'\n[languages]\nfr = { title = '' }\n", 3),
    ] {
        let content = content_root([("site.toml", settings)]);
        let out = TempDir::new().unwrap();
        let report = try_build(content.path(), out.path()).unwrap().report;
        assert_contains(&report.to_string(), &format!("site.toml:{line}: "));
    }
}

/// Two languages cannot have one address.
#[test]
fn an_address_is_one_texts() {
    let content = content_root(vec![
        ("site.toml".to_owned(), SITE.to_owned()),
        (
            "pages/fr.md".to_owned(),
            "---\ntitle: About French\n---\nText.\n".to_owned(),
        ),
    ]);
    let out = TempDir::new().unwrap();
    let outcome = try_build(content.path(), out.path()).unwrap();
    assert_eq!(outcome.output, None);
    assert_contains(
        &outcome.report.to_string(),
        "its address `/fr/` is taken by",
    );
}
