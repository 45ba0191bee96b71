//! A blog that ran on Hugo with PaperMod builds as it is: `tests/judges/migrated`.

use std::{collections::BTreeMap, path::Path};

use tempfile::TempDir;

use crate::{
    blog::head,
    harness::{files, try_build},
};

/// The site, and what was said of it.
fn built() -> (BTreeMap<String, Vec<u8>>, Vec<String>) {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judges/migrated");
    let out = TempDir::new().unwrap();
    let outcome = try_build(&content, out.path()).unwrap();
    let problems = outcome.report.sorted().into_iter();
    (
        files(out.path()),
        problems.map(ToString::to_string).collect(),
    )
}

/// Nothing has to be changed, and nothing is complained of.
#[test]
fn a_papermod_blog_builds_without_a_warning() {
    let (site, problems) = built();
    assert!(!site.is_empty(), "the build failed: {problems:#?}");
    assert!(problems.is_empty(), "{problems:#?}");
}

/// What Hugo would not publish is not published.
#[test]
fn drafts_future_and_expired_posts_stay_behind() {
    for (name, bytes) in built().0 {
        assert!(
            !String::from_utf8_lossy(&bytes).contains("UNPUBLISHED"),
            "{name}"
        );
    }
}

/// Addresses that others link to still answer.
#[test]
fn addresses_stay() {
    let (site, _) = built();
    for page in [
        "about",
        "archives",
        "search",
        "posts/hello",
        "posts/ring-buffer",
        "posts/naming-in-chinese",
        "2019/09/first-job",
        // Former ones.
        "2021/03/hello-world",
        "hello",
        "posts/first-job",
    ] {
        assert!(site.contains_key(&format!("{page}/index.html")), "{page}");
    }
}

/// Those who share a post are shown the picture that PaperMod would show them, and its section.
#[test]
fn shared_posts_look_as_they_did() {
    let (site, _) = built();
    for (page, picture, section) in [
        ("posts/ring-buffer", "posts/ring-buffer/cover.jpg", "Code"),
        ("posts/parser-1", "posts/parser-1/feature.jpg", "Code"),
        ("posts/parser-2", "posts/parser-2/tree.png", "Code"),
        ("posts/parser-3", "images/keyboard.jpg", "Code"),
        ("posts/cache", "posts/cache/hidden.jpg", "War stories"),
        ("posts/desk", "posts/desk/desk-cover.jpg", "Notes"),
        ("posts/2019/tabs", "images/site.png", "Old notes"),
    ] {
        let head = head(&String::from_utf8_lossy(
            &site[&format!("{page}/index.html")],
        ));
        let picture = format!("https://loose-ends.example/{picture}");
        assert_eq!(head["og:image"][0], picture, "{page}");
        assert_eq!(head["article:section"], [section], "{page}");
    }
}
