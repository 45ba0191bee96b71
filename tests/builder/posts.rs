//! What is around the text of a post, and the switches that show and hide it.

use tempfile::TempDir;

use crate::harness::{assert_contains, content_root, files, try_build};

/// The middle one of three posts: its page and the home page. `site` goes to `site.toml`, `post` to the
/// post's front matter.
fn shown(site: &str, post: &str) -> (String, String) {
    let front = |title: &str, day: u32, more: &str| {
        format!("---\ntitle: {title}\ndate: 2020-01-0{day}\ntags: [go]\n{more}---\n")
    };
    let content = content_root([
        (
            "site.toml",
            format!("title = 'T'\nbase_url = 'https://a.example/'\nauthor = 'MW'\n{site}"),
        ),
        (
            "posts/old.md",
            front("Old", 1, "series: S\n") + "Rust, Wasm and sentences.\n",
        ),
        (
            "posts/middle.md",
            front(
                "Middle",
                2,
                &format!(
                    "series: S\ncategories: [Notes]\nlastmod: 2020-02-01\n\
                     canonicalURL: https://first.example/x\n{post}"
                ),
            ) + "Rust, Wasm and sentences. [Out](https://out.example/) [in](old.md)\n\n\
                 ## One\n\n### Two\n\n#### Three\n\n##### Four\n\n```go\nx := 1\n```\n",
        ),
        (
            "posts/new.md",
            front("New", 3, "") + "Rust, Wasm and sentences.\n",
        ),
    ]);
    let out = TempDir::new().unwrap();
    let outcome = try_build(content.path(), out.path()).unwrap();
    assert_eq!(outcome.report.to_string(), "", "{site} {post}");
    let files = files(out.path());
    let page = |name: &str| String::from_utf8(files[name].clone()).unwrap();
    (page("posts/middle/index.html"), page("index.html"))
}

/// A blog without configuration looks and reads well.
#[test]
fn the_usual_page_has_what_readers_expect() {
    let (page, home) = shown("", "");
    for part in [
        ">January 2, 2020</time>",
        ">updated February 1, 2020</time>",
        "1 min",
        ">MW</span>",
        "<details><summary>Contents</summary>",
        "<a href=\"#three\">Three</a>",
        "<summary>Part 2 of 2 of the series S</summary>",
        "<a href=\"../../categories/notes/\" class=\"p-category\" rel=\"tag\">Notes</a>",
        "<a rel=\"prev\" href=\"../../posts/new/\" class=\"newer\"><span>Newer</span>New</a>",
        "<a rel=\"next\" href=\"../../posts/old/\" class=\"older\"><span>Older</span>Old</a>",
        "<h2>Related posts</h2>",
        "data-copy ",
        "class=\"way-up\"",
        "data-feature=\"post\"",
    ] {
        assert_contains(&page, part);
    }
    for part in [
        "Four</a></li>",
        "class=\"share\"",
        "class=\"breadcrumbs\"",
        "first.example/x\">",
    ] {
        assert!(
            !page
                .replace("rel=\"canonical\" href=\"https://first.example/x\">", "")
                .contains(part),
            "{part}"
        );
    }
    // The home page has no styles but those of every page.
    assert!(!home.contains("data-feature"));
}

/// Every switch has its effect for one post and for the whole site, and a post's own word counts.
#[test]
fn every_switch_works_for_a_post_and_for_the_site() {
    // The switch, what it is set to, a part of the post's page, and whether the part is there then.
    for (key, value, part, is_there) in [
        ("ShowToc", false, "class=\"contents\"", false),
        ("TocOpen", true, "<details open", true),
        ("UseHugoToc", true, ">Three</a>", false),
        ("ShowReadingTime", false, "1 min", false),
        ("ShowWordCount", true, " words", true),
        ("ShowBreadCrumbs", true, "class=\"breadcrumbs\"", true),
        ("ShowPostNavLinks", false, "class=\"neighbours\"", false),
        ("ShowRelated", false, "Related posts", false),
        ("ShowLastMod", false, "updated ", false),
        ("ShowCodeCopyButtons", false, "data-copy ", false),
        ("ShowShareButtons", true, "class=\"share\"", true),
        (
            "ShowCanonicalLink",
            true,
            "Originally published at first.example",
            true,
        ),
        ("HideMeta", true, "class=\"meta\"", false),
        ("hideAuthor", true, "p-author", false),
        ("hideFooter", true, "data-no-footer", true),
        ("disableAnchoredHeadings", true, "class=\"anchor\"", false),
        ("disableScrollToTop", true, "class=\"way-up\"", false),
        ("ShowProgress", true, "class=\"progress\"", true),
        ("markExternalLinks", true, "class=\"external\"", true),
        (
            "externalLinksInNewTab",
            true,
            "target=\"_blank\" rel=\"noopener\"",
            true,
        ),
    ] {
        let of_site = shown(&format!("[params]\n{key} = {value}\n"), "").0;
        let of_post = shown("", &format!("{key}: {value}\n")).0;
        let against = shown(
            &format!("[params]\n{key} = {value}\n"),
            &format!("{}: {}\n", key.to_uppercase(), !value),
        );
        assert_ne!(
            against.0.contains(part),
            is_there,
            "{key} of the post against the site's"
        );
        for page in [of_site, of_post] {
            assert_eq!(page.contains(part), is_there, "{key} = {value}: {part}");
        }
    }
    let both = shown(
        "[params]\nShowShareButtons = true\n",
        "disableShare: true\n",
    )
    .0;
    assert!(!both.contains("class=\"share\""));
}

/// Lists show what their posts say they may.
#[test]
fn cards_keep_to_the_switches() {
    let card = |post: &str| {
        let home = shown("", post).1;
        let cards: Vec<String> = home.split("<article").map(str::to_owned).collect();
        cards
            .into_iter()
            .find(|card| card.contains(">Middle</a>"))
            .unwrap()
    };
    let usual = card("");
    assert_contains(&usual, "January 2, 2020</time>\u{a0}\u{b7}\u{a0}1 min");
    assert_contains(&usual, "class=\"summary");
    assert!(!card("hideSummary: true\n").contains("class=\"summary"));
    assert!(!card("hideMeta: true\n").contains("class=\"meta\""));
    assert!(!card("hideAuthor: true\n").contains("MW"));
    assert!(!card("ShowReadingTime: false\n").contains(" min"));
    assert_contains(&card("ShowWordCount: true\n"), " words");
}

/// Where a text can be edited and shared is told by the site, and changed by a post.
#[test]
fn links_of_a_post_are_its_own_or_the_sites() {
    let site = "[params]\nShareButtons = ['bluesky', 'HN']\nShowShareButtons = true\n\
        [params.editPost]\nURL = 'https://code.example/blog'\nText = 'Suggest'\nappendFilePath = true\n";
    let (page, _) = shown(site, "");
    assert_contains(
        &page,
        "<a href=\"https://code.example/blog/posts/middle.md\">Suggest</a>",
    );
    assert_contains(
        &page,
        "https://bsky.app/intent/compose?text=Middle%20https%3A%2F%2Fa%2Eexample%2Fposts%2Fmiddle%2F",
    );
    assert!(page.contains("Hacker News") && !page.contains("Reddit"));
    let (page, _) = shown(site, "editPost: {Text: Mine}\nShareButtons: [reddit]\n");
    assert_contains(
        &page,
        "<a href=\"https://code.example/blog/posts/middle.md\">Mine</a>",
    );
    assert!(page.contains("Reddit") && !page.contains("Bluesky"));
    assert!(
        !shown(site, "editPost: {disabled: true}\n")
            .0
            .contains("Suggest")
    );
}

/// A key that means nothing for a whole site is told with its line, and so is a place that nobody knows.
#[test]
fn mistakes_are_told() {
    let content = content_root([
        ("site.toml", "title = 'T'\n[params]\nShowTok = true\n"),
        (
            "posts/a.md",
            "---\ntitle: A\ndate: 2020-01-01\nShareButtons: [orkut]\n---\nA\n",
        ),
    ]);
    let out = TempDir::new().unwrap();
    let report = try_build(content.path(), out.path())
        .unwrap()
        .report
        .to_string();
    assert_contains(
        &report,
        "error: site.toml:3: `ShowTok` is not a key of `[params]`",
    );
    assert_contains(
        &report,
        "posts/a.md:4: there is no place `orkut` to share a post",
    );
}

/// Categories and series have pages, manifests and feeds of their own, as tags do.
#[test]
fn every_taxonomy_has_its_lists() {
    let content = content_root([
        (
            "site.toml",
            "title = 'T'\nbase_url = 'https://a.example/'\n",
        ),
        (
            "posts/a.md",
            "---\ntitle: A\ndate: 2020-01-01\ncategories: [Long Reads]\nseries: One\n---\nA\n",
        ),
    ]);
    let out = TempDir::new().unwrap();
    try_build(content.path(), out.path()).unwrap();
    let files = files(out.path());
    for list in ["categories", "series"] {
        assert!(files.contains_key(&format!("{list}/index.html")), "{list}");
        assert!(
            files.contains_key(&format!("{list}/manifest.json")),
            "{list}"
        );
    }
    for term in ["categories/long-reads", "series/one"] {
        for file in ["index.html", "manifest.json", "feed.xml"] {
            assert!(
                files.contains_key(&format!("{term}/{file}")),
                "{term}/{file}"
            );
        }
    }
    let sitemap = String::from_utf8_lossy(&files["sitemap.xml"]).into_owned();
    assert_contains(&sitemap, "https://a.example/categories/long-reads/");
}
