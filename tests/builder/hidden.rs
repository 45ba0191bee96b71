//! What an author has hidden stays hidden, whatever way of Hugo's it was hidden by.

use std::path::Path;

use tempfile::TempDir;
use thinleaf::{
    builder::{Build, build},
    domain::Date,
};

use crate::harness::{assert_contains, built, content_root, files, golden, try_build};

/// A file whose front matter hides it, and whose text is a secret of its number.
fn hiding_places() -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    let mut number = 0;
    let mut hide = |path: &str, matter: &str| {
        number += 1;
        let title = format!("title: SECRET{number}\ndate: 2020-01-01\ntags: [SECRETTAG{number}]");
        let text = format!("---\n{title}\n{matter}\n---\nSECRET{number} text.\n");
        files.push((path.to_owned(), text));
    };
    hide("posts/draft.md", "draft: true");
    hide("posts/unpublished.md", "published: false");
    hide("posts/future.md", "publishDate: 2030-01-01");
    hide("posts/expired.md", "expiryDate: 2021-01-01");
    hide("posts/headless/index.md", "headless: true");
    hide("posts/unrendered.md", "build: {render: never, list: never}");
    hide("posts/unrendered2.md", "_build:\n  render: false");
    hide("posts/params.md", "params: {draft: true}");
    hide("posts/mixed.md", "Draft: TRUE");
    hide("posts/section/inner.md", "");
    hide("posts/section/deep/er/index.md", "");
    hide("posts/matched-secret.md", "");
    hide("posts/linked.md", "build: {render: link}");
    hide("posts/no.md", "build: {render: no}");
    hide("posts/never.md", "build: never");
    hide("posts/merged.md", "base: &b {draft: true}\n<<: *b");
    hide("posts/matched-bundle/index.en.md", "");
    hide("posts/Matched Name.md", "");
    hide("blog/hidden/index.md", "draft: true");
    hide("blog/hidden/sibling.md", "");
    hide("pages/draft.md", "draft: true");
    hide("draft-at-the-top.md", "draft: true");
    hide("notes/draft.md", "draft: true");
    hide("notes/future.md", "date: 2030-01-01");
    hide("notes/section/page.md", "");
    hide("notes/page.fr.md", "");
    hide("posts/open.fr.md", "");
    hide("posts/bundle/index.de.md", "");
    hide("notes/_index.md", "draft: true");
    hide("posts/_index.de.md", "");
    for path in [
        "notes/old.org",
        "notes/old.adoc",
        "notes/old.rst",
        "notes/old.html",
        "posts/open-bundle/old.html",
    ] {
        hide(path, "draft: true");
    }
    let other = |path: &str, text: &str| (path.to_owned(), text.to_owned());
    files.extend([
        other("posts/section/_index.md", "---\ntitle: Section\ncascade: {draft: true}\n---\nSECRET of a section.\n"),
        other("notes/section/_index.md", "+++\n[cascade]\nheadless = true\n+++\n"),
        other("_index.md", "---\ntitle: Home\ncascade:\n- _target: {path: '/posts/matched-*'}\n  build: {render: never}\n---\nSECRET of home.\n"),
        other("notes/org.org", "#+TITLE: SECRET\n#+DRAFT: true\nSECRET\n"),
        other("posts/headless/secret.txt", "SECRET beside a headless bundle"),
        other("blog/hidden/plan.txt", "SECRET beside a draft"),
        other("blog/hidden/notes.md", "SECRET without front matter"),
        other("notes/one-line.html", "{\"draft\": true} SECRET"),
        other("notes/blank.html", "\n\n---\ndraft: true\n---\nSECRET"),
        other("notes/emacs.org", "# -*- mode: org -*-\n#+DRAFT: true\nSECRET"),
        other("posts/commented.md", "---\ntitle: Commented\ndate: 2020-01-01\n---\nOpen {{% comment %}}SECRET{{% /comment %}} text.\n"),
    ]);
    files
}

/// What is published beside it.
fn open_content() -> Vec<(String, String)> {
    let post = |title: &str, more: &str| {
        format!("---\ntitle: {title}\ndate: 2020-01-01\n{more}\n---\nText.\n")
    };
    let file = |path: &str, text: String| (path.to_owned(), text);
    vec![
        file(
            "site.toml",
            "title = 'Open'\nbase_url = 'https://open.example/'\nlanguage = 'en'\n".to_owned(),
        ),
        file("posts/open.md", post("Open", "tags: [go]")),
        file("posts/open-bundle/index.md", post("Bundle", "draft: false")),
        file("posts/section/shown.md", post("Shown", "draft: false")),
        file("notes/page.md", post("Note", "")),
        file("notes/plain.md", "No front matter.\n".to_owned()),
        file("blog/shown/index.md", post("Bundle elsewhere", "")),
        file("blog/shown/plan.txt", "A plan.\n".to_owned()),
        file("posts/1.to-do.md", post("To do", "")),
    ]
}

/// Every byte of the output is looked at.
#[test]
fn no_secret_gets_out() {
    let places = hiding_places();
    assert!(places.len() > 30);
    let content = content_root(open_content().into_iter().chain(places));
    let out = TempDir::new().unwrap();
    let outcome = try_build(content.path(), out.path()).unwrap();
    assert!(outcome.output.is_some(), "{}", outcome.report);
    let site = files(out.path());
    for (name, bytes) in &site {
        let text = String::from_utf8_lossy(bytes);
        let line = text
            .lines()
            .find(|line| line.to_uppercase().contains("SECRET"));
        assert_eq!(line, None, "{name}");
        assert!(!name.to_uppercase().contains("SECRET"), "{name}");
    }
    for shown in [
        "posts/open/index.html",
        "posts/section/shown/index.html",
        "notes/page/index.html",
        "notes/plain/index.html",
        "blog/shown/plan.txt",
        "posts/1.to-do/index.html",
        "posts/commented/index.html",
    ] {
        assert!(
            site.contains_key(shown),
            "{shown} is not there: {}",
            outcome.report
        );
    }
    let report = outcome.report.to_string();
    assert_contains(&report, "texts in other languages than `en` are left out");
    assert_contains(&report, "of a format that is not read, and is left out");
}

/// What is unlisted, or hidden from one list, answers at its address and is named nowhere else, or in
/// the others.
#[test]
fn an_address_that_is_in_no_list_answers() {
    let post = |title: &str, more: &str| {
        format!(
            "---\ntitle: {title}\ndate: 2020-01-01\ntags: [go]\n{more}\n---\nText of {title}.\n"
        )
    };
    let content = content_root([
        (
            "site.toml",
            "title = 'Open'\nbase_url = 'https://open.example/'\n".to_owned(),
        ),
        ("posts/open.md", post("Everywhere", "")),
        ("posts/unlisted.md", post("Nowhere", "unlisted: true")),
        (
            "posts/unlisted2.md",
            post("Nowhere", "build: {list: never}"),
        ),
        ("posts/home.md", post("Nothome", "hiddenInHomeList: true")),
        ("posts/rss.md", post("Nofeed", "hiddenInRss: true")),
    ]);
    let out = TempDir::new().unwrap();
    built(content.path(), out.path());
    let site = files(out.path());
    let naming = |title: &str| -> Vec<&str> {
        let names = site
            .iter()
            .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(title));
        names.map(|(name, _)| name.as_str()).collect()
    };
    assert_eq!(
        naming("Nowhere"),
        ["posts/unlisted/index.html", "posts/unlisted2/index.html"]
    );
    assert!(
        String::from_utf8_lossy(&site["posts/unlisted/index.html"]).contains("content=\"noindex\"")
    );
    let home = naming("Nothome");
    for (list, is_there) in [
        ("index.html", false),
        ("manifest.json", false),
        ("embed/index.html", false),
        ("tags/go/index.html", true),
        ("archive/index.html", true),
        ("feed.xml", true),
        ("posts/home/index.html", true),
    ] {
        assert_eq!(home.contains(&list), is_there, "{list}");
    }
    let feeds = naming("Nofeed");
    for (list, is_there) in [
        ("index.html", true),
        ("feed.xml", false),
        ("rss.xml", false),
        ("tags/go/feed.xml", false),
    ] {
        assert_eq!(feeds.contains(&list), is_there, "{list}");
    }
}

/// A build with drafts marks them, and asks search engines to keep away from all of it.
#[test]
fn a_preview_is_not_for_the_public() {
    let content = content_root([
        ("site.toml", "title = 'Open'\n"),
        (
            "posts/a.md",
            "---\ntitle: A\ndate: 2020-01-01\ndraft: true\n---\nText.\n",
        ),
        (
            "posts/b.md",
            "---\ntitle: B\ndate: 2020-01-02\n---\nText.\n",
        ),
    ]);
    let out = TempDir::new().unwrap();
    let outcome = build(&Build {
        content: content.path().to_owned(),
        shell: golden("shell"),
        out: out.path().to_owned(),
        base_url: None,
        now: Date::parse("2026-01-01").unwrap(),
        cache: None,
        drafts: true,
        over_shell: false,
        atomic: false,
    });
    assert!(outcome.unwrap().output.is_some());
    let read = |path: &str| std::fs::read_to_string(out.path().join(Path::new(path))).unwrap();
    for page in [
        "index.html",
        "posts/a/index.html",
        "posts/b/index.html",
        "tags/index.html",
    ] {
        assert_contains(&read(page), "<meta name=\"robots\" content=\"noindex\">");
    }
    assert_eq!(read("index.html").matches("<strong>Draft").count(), 1);
    assert_contains(&read("posts/a/index.html"), "<strong>Draft");
    assert!(!read("posts/b/index.html").contains("<strong>Draft"));
}

/// The same warning in many files is said once, and an author's own keys are never warned of.
#[test]
fn a_warning_in_many_files_is_said_once() {
    let posts = (0..20).map(|n| {
        let text = format!("---\ntitle: P{n}\ndate: 2020-01-01\ntagz: x\nparams: {{mine: 1}}\nextra: {{own: 2}}\n---\n");
        (format!("posts/p{n:02}.md"), text)
    });
    let settings = (
        "site.toml".to_owned(),
        "title = 'T'\nbase_url = 'https://t.example/'\n".to_owned(),
    );
    let content = content_root(posts.chain([settings]));
    let out = TempDir::new().unwrap();
    let outcome = try_build(content.path(), out.path()).unwrap();
    assert_eq!(
        outcome.report.to_string(),
        "warning: posts/p00.md:4, posts/p01.md:4, posts/p02.md:4 and 17 more: unknown key `tagz`\n  \
         help: check its spelling; a key that Hugo or PaperMod knows is not reported\n"
    );
}

/// All texts are in one file for those who ask for it: plain, by their headings, and none that is hidden.
#[test]
fn all_texts_are_in_one_file_where_that_is_wanted() {
    let content = content_root([
        ("site.toml", "title = 'T'\nllms_full = true\n"),
        (
            "posts/a.md",
            "---\ntitle: A\ndate: 2020-01-01\n---\nFirst **words**.\n\n## Part\n\n- one\n- two\n",
        ),
        (
            "posts/b.md",
            "---\ntitle: B\ndate: 2020-01-01\nrobotsNoIndex: true\n---\nSECRET\n",
        ),
    ]);
    let out = TempDir::new().unwrap();
    assert!(
        try_build(content.path(), out.path())
            .unwrap()
            .output
            .is_some()
    );
    let text = std::fs::read_to_string(out.path().join("llms-full.txt")).unwrap();
    assert_eq!(
        text,
        "# T\n\n# A\n\n<posts/a/>\n\nFirst words.\n\n## Part\n\none\n\ntwo\n"
    );
}
