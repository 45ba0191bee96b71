//! Services of others, copyright and label: what `site.toml` says of them.

use std::collections::BTreeMap;

use tempfile::TempDir;

use crate::harness::{assert_contains, content_root, pages, try_build};

fn built(settings: &str) -> BTreeMap<String, String> {
    let (site, problems) = pages(texts(settings));
    assert_eq!(problems, "");
    site
}

/// A blog with these settings.
fn texts(settings: &str) -> [(String, String); 6] {
    let settings = format!("title = 'Leaf'\nbase_url = 'https://a.example/'\n{settings}");
    let post = "---\ntitle: First\ndate: 2020-01-01\n---\nText.\n";
    let quiet = "---\ntitle: Quiet\ndate: 2020-01-02\ncomments: false\n---\nText.\n";
    [
        ("site.toml".to_owned(), settings),
        ("posts/a.md".to_owned(), post.to_owned()),
        ("posts/quiet.md".to_owned(), quiet.to_owned()),
        ("posts/hushed/a.md".to_owned(), post.to_owned()),
        (
            "posts/hushed/_index.md".to_owned(),
            "---\ntitle: Hushed\ncascade:\n  comments: false\n---\n".to_owned(),
        ),
        (
            "pages/about.md".to_owned(),
            "---\ntitle: About\n---\nText.\n".to_owned(),
        ),
    ]
}

/// A service is in the pages that show it, and the policy of all of them names its hosts and no others.
#[test]
fn a_service_brings_its_policy() {
    let plain = built("");
    let giscus =
        "[comments.giscus]\nrepo = 'a/<b'\nrepo_id = 'R'\ncategory_id = 'D'\nmapping = 'title'\n";
    let site = built(giscus);
    let post = &site["posts/a/index.html"];
    for part in [
        "<h2>Comments</h2>",
        "\"data-repo\":\"a/\\u003cb\"",
        "\"data-mapping\":\"title\"",
        "frame-src 'self' https://giscus.app;",
    ] {
        assert_contains(post, part);
    }
    for page in [
        "posts/quiet/index.html",
        "posts/hushed/a/index.html",
        "about/index.html",
        "index.html",
    ] {
        assert!(!site[page].contains("class=\"comments"), "{page}");
        assert_contains(&site[page], "https://giscus.app");
    }
    assert!(!plain["posts/a/index.html"].contains("omments"));
    let site = built("[analytics]\numami = { id = 'u', host = 'https://stats.example/' }\n");
    for part in [
        "<script src=\"https://stats.example/script.js\" async",
        "data-website-id=\"u\"",
        "connect-src 'self' https://stats.example;",
    ] {
        assert_contains(&site["index.html"], part);
    }
}

/// What cannot be is told with its line.
#[test]
fn mistakes_are_told() {
    for (settings, expected) in [
        (
            "[comments]\n",
            "site.toml:3: `[comments]` needs one service",
        ),
        (
            "[comments]\ndisqus = 'not a name'\n",
            "site.toml:3: `[comments]` needs one service",
        ),
        (
            "[comments]\ndisqus = 'a'\n[comments.utterances]\nrepo = 'a/b'\n",
            "site.toml:3: `[comments]` needs one service",
        ),
        (
            "[comments.remark42]\nhost = 'talk.example'\nsite = 's'\n",
            "site.toml:3: `talk.example` is no address of a host",
        ),
        (
            "[analytics]\nplausible = { id = 'a', host = 'ftp://x' }\n",
            "site.toml:4: `ftp://x` is no address of a host",
        ),
        ("[analytics]\nmatomo = 'x'\n", "unknown field `matomo`"),
    ] {
        let (content, out) = (content_root(texts(settings)), TempDir::new().unwrap());
        let outcome = try_build(content.path(), out.path()).unwrap();
        assert!(outcome.output.is_none(), "{settings}");
        let report = outcome.report.to_string();
        assert_contains(&report, expected);
        assert_eq!(report.matches("error: ").count(), 1, "{report}");
    }
}

/// The header may say another name than titles do, and the footer whose the texts are.
#[test]
fn label_and_copyright() {
    let site = built("copyright = true\n[footer]\ntext = ['By hand']\n[look]\nlabel = 'L.'\n");
    let page = &site["index.html"];
    assert_contains(page, " rel=\"home\">L.</a>");
    assert_contains(page, "<title>Leaf</title>");
    assert_contains(page, "<p>By hand</p><p>© 2026 Leaf</p>");
    assert_contains(&site["feed.xml"], "<rights>© 2026 Leaf</rights>");
    let site = built("copyright = 'CC BY {year} Ann'\n");
    assert_contains(&site["rss.xml"], "<copyright>CC BY 2026 Ann</copyright>");
    assert!(!built("")["index.html"].contains('©'));
}
