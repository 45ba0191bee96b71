//! HTML of an author's own in every page, and what the policy allows for its sake.

use tempfile::TempDir;

use crate::harness::{assert_contains, content_root, files, try_build};

/// Each slot is in its place, and the policy allows what it runs and loads, by hash and by host.
#[test]
fn slots_are_filled_under_the_policy() {
    let content = content_root([
        (
            "site.toml",
            "title = 'T'\n[csp]\nconnect = ['https://count.example']\nimg = ['https://pixel.example']\n",
        ),
        (
            "slots/head.html",
            "<script defer src=\"https://stats.example/s.js\"></script><style>.own{color:red}</style>\n",
        ),
        ("slots/header.html", "<p>Above</p>"),
        ("slots/footer.html", "<p>Below</p>"),
        ("slots/before-post.html", "<p>First</p>"),
        (
            "slots/after-post.html",
            "\u{feff}<div id=talk></div><script>talk()</script>\r\n<script>\r\nmore()</script>",
        ),
        (
            "posts/a.md",
            "---\ntitle: A\ndate: 2020-01-01\n---\nText.\n",
        ),
        ("pages/b.md", "---\ntitle: B\n---\nText.\n"),
    ]);
    let out = TempDir::new().unwrap();
    let outcome = try_build(content.path(), out.path()).unwrap();
    let site = files(out.path());
    assert!(outcome.output.is_some(), "{}", outcome.report);
    assert!(
        site.keys().all(|name| !name.starts_with("slots")),
        "the files are not served"
    );
    let read = |name: &str| String::from_utf8(site[name].clone()).unwrap();
    for page in [
        "index.html",
        "posts/a/index.html",
        "b/index.html",
        "404.html",
    ] {
        let html = read(page);
        let order = [
            "s.js",
            "</head>",
            "Above",
            "id=\"app\"",
            "</main>",
            "</footer>",
            "Below",
        ];
        let places: Vec<usize> = order.iter().map(|part| html.find(part).unwrap()).collect();
        assert!(places.is_sorted(), "{page}: {places:?}");
        for part in [
            "script-src 'self' 'wasm-unsafe-eval' 'sha256-",
            "https://stats.example;",
            "connect-src 'self' https://count.example;",
            "img-src 'self' https://pixel.example;",
        ] {
            assert_contains(&html, part);
        }
        // `talk()` and `.own{color:red}`.
        assert_contains(
            &html,
            "'sha256-aE0aSWJcc4eXMKb8V3S7Lyqi6AS8VBaV5sxshtQxbA4='",
        );
        assert_contains(
            &html,
            "'sha256-O+cXewyVzJATZ79Bs3T2PfF/xtjOKFxhq+rObSDGilE='",
        );
        let is_post = page.starts_with("posts/");
        assert_eq!(
            html.contains("First") && html.contains("talk()"),
            is_post,
            "{page}"
        );
    }
    let post = read("posts/a/index.html");
    let order = ["<h1", "First", "<p>Text.", "id=talk", "</article>"];
    let places: Vec<usize> = order.iter().map(|part| post.find(part).unwrap()).collect();
    assert!(places.is_sorted(), "{places:?}");
}

/// What a browser hashes has the line ends of Unix, whatever an author's file has.
#[test]
fn line_ends_change_no_hash() {
    let policy = |end: &str| {
        let head = format!("<script>{end}a(){end}b()</script>{end}");
        let content = content_root([
            ("site.toml".to_owned(), "title = 'T'".to_owned()),
            ("slots/head.html".to_owned(), head),
        ]);
        let out = TempDir::new().unwrap();
        try_build(content.path(), out.path()).unwrap();
        let home = String::from_utf8(files(out.path())["index.html"].clone()).unwrap();
        let policy = home.split("script-src").nth(1).unwrap();
        policy.split(';').next().unwrap().to_owned()
    };
    assert_eq!(policy("\r\n"), policy("\n"));
}

/// A slot that does not exist, and a source that would end the policy, are told.
#[test]
fn mistakes_in_slots_are_told() {
    let content = content_root([
        (
            "site.toml",
            "title = 'T'\n\n[csp]\nscript = [\"https://a.example; script-src *\"]\n",
        ),
        ("slots/sidebar.png", "<p>Aside</p>"),
    ]);
    let out = TempDir::new().unwrap();
    let report = try_build(content.path(), out.path())
        .unwrap()
        .report
        .to_string();
    assert_contains(
        &report,
        "error: site.toml:3: `https://a.example; script-src *` is no source",
    );
    assert_contains(
        &report,
        "warning: slots/sidebar.png: there is no slot of this name",
    );
}
