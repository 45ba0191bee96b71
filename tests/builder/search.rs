//! The search: what it finds, what it must not, and a site without one.

use tempfile::TempDir;

use crate::harness::{
    assert_contains, built, content_root, files, golden, golden_content, try_build,
};

/// What the index says of every article.
fn fragments(site: &std::path::Path) -> Vec<String> {
    let files = files(site).into_iter();
    let fragments = files.filter(|(name, _)| name.starts_with("pagefind/fragment/"));
    let mut texts: Vec<String> = fragments
        .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
        .collect();
    texts.sort();
    texts
}

/// A post is found by its title, its text and its headings, and narrowed down by its tags and its year.
#[test]
fn a_post_is_found_by_what_it_says() {
    let content = content_root([
        ("site.toml", "title = 'T'\nlanguage = 'en'"),
        (
            "posts/tea.md",
            "---\ntitle: Tea & <milk>\ndate: 2020-11-18\ntags: ['C, C++', Tea]\n---\nFirst `x < y` words.\n\n## A <b>pot</b> of it\n\nWarm. $E=mc^2$\n",
        ),
    ]);
    let out = TempDir::new().unwrap();
    built(content.path(), out.path());
    let found = fragments(out.path());
    let fragment: serde_json::Value =
        serde_json::from_str(found[0].strip_prefix("pagefind_dcd").unwrap()).unwrap();
    assert_eq!(fragment["url"], "posts/tea/");
    assert_eq!(fragment["meta"]["title"], "Tea & <milk>");
    assert_eq!(fragment["meta"]["date"], "November 18, 2020");
    assert_eq!(
        fragment["filters"]["tag"],
        serde_json::json!(["C, C++", "Tea"])
    );
    assert_eq!(fragment["filters"]["year"], serde_json::json!(["2020"]));
    let anchor = &fragment["anchors"][0];
    assert_eq!(
        (anchor["id"].as_str(), anchor["element"].as_str()),
        (Some("a-pot-of-it"), Some("h2"))
    );
    let content = fragment["content"].as_str().unwrap();
    assert!(content.starts_with("First x < y words."), "{content}");
    assert_contains(content, "Warm.");
}

/// What an author hides is not found: by `searchHidden`, as a draft, or because nothing names it.
#[test]
fn what_is_hidden_is_not_found() {
    let post = |matter: &str| format!("---\ntitle: T\ndate: 2020-01-01\n{matter}---\nSECRET\n");
    let content = content_root([
        ("site.toml", "title = 'T'".to_owned()),
        ("posts/hidden.md", post("searchHidden: true\n")),
        ("posts/unlisted.md", post("unlisted: true\n")),
        ("posts/draft.md", post("draft: true\n")),
        ("pages/hidden.md", post("searchHidden: true\n")),
        (
            "pages/about.md",
            "---\ntitle: About\n---\nOpen.\n".to_owned(),
        ),
    ]);
    let out = TempDir::new().unwrap();
    built(content.path(), out.path());
    let found = fragments(out.path());
    assert_eq!(found.len(), 1);
    assert_contains(&found[0], "Open.");
    for (name, bytes) in files(out.path()) {
        let is_index = name.starts_with("pagefind/") && name.contains(".pf_");
        assert!(
            !is_index || !String::from_utf8_lossy(&bytes).contains("secret"),
            "{name}"
        );
    }
}

/// A site that wants no search has no file, no link, and no line of policy for one.
#[test]
fn a_site_without_a_search_has_no_trace_of_it() {
    let (content, out) = (golden_content(), TempDir::new().unwrap());
    let settings = std::fs::read_to_string(golden("content/site.toml")).unwrap();
    let settings = settings.replacen("theme =", "search = false\ntheme =", 1);
    std::fs::write(content.path().join("site.toml"), settings).unwrap();
    built(content.path(), out.path());
    for (name, bytes) in files(out.path()) {
        assert!(!name.starts_with("search"), "{name}");
        assert!(!name.contains("pagefind"), "{name}");
        let text = String::from_utf8_lossy(&bytes);
        for trace in ["data-search", "./search/", "pagefind", "form-action 'self'"] {
            assert!(!text.contains(trace), "{name} holds {trace}");
        }
    }
}

/// The files by which PaperMod has an archive and a search lead to those that a site has anyway.
#[test]
fn files_that_name_lists_lead_to_them() {
    let content = content_root([
        (
            "site.toml",
            "title = 'T'\nbase_url = 'https://example.org/'",
        ),
        ("archives.md", "---\ntitle: Old\nlayout: archives\n---\n"),
        (
            "search.md",
            "---\ntitle: Find\nlayout: search\naliases: [/find/]\n---\n",
        ),
        (
            "pages/All Posts.md",
            "---\ntitle: Old\nlayout: archives\nslug: every post\n---\n",
        ),
        (
            "pages/looking.md",
            "---\ntitle: Find\nlayout: search\nurl: /a/b/\n---\n",
        ),
    ]);
    let out = TempDir::new().unwrap();
    let outcome = try_build(content.path(), out.path()).unwrap();
    assert_eq!(outcome.report.to_string(), "");
    let site = files(out.path());
    let rules = String::from_utf8_lossy(&site["_redirects"]).into_owned();
    let mut rules: Vec<&str> = rules.lines().collect();
    rules.sort_unstable();
    assert_eq!(
        rules,
        [
            "/a/b/ /search/ 301",
            "/archives/ /archive/ 301",
            "/every-post/ /archive/ 301",
            "/find/ /search/ 301"
        ]
    );
    let page = String::from_utf8_lossy(&site["a/b/index.html"]).into_owned();
    assert_contains(&page, "url=../../search/");
    assert_contains(
        &String::from_utf8_lossy(&site["search/index.html"]),
        "data-search-box",
    );
}
