//! Content roots that somebody else has sent a change to: what is not in the root is not published,
//! and nothing is waited for without end.

use std::{fs, os::unix::fs::symlink, process::Command};

use tempfile::TempDir;

use crate::harness::{assert_contains, built, content_root, files, try_build};

const SETTINGS: (&str, &str) = ("site.toml", "title = 'T'\n");

fn error(content: &TempDir) -> String {
    let out = TempDir::new().unwrap();
    match try_build(content.path(), out.path()) {
        Err(error) => format!("{error:#}"),
        Ok(outcome) => {
            assert!(outcome.output.is_none(), "the build did not fail");
            outcome.report.to_string()
        }
    }
}

/// A link out of the content root would hand the build machine's files to whoever sends a change.
#[test]
fn a_link_out_of_the_root_is_refused() {
    let outside = TempDir::new().unwrap();
    fs::write(outside.path().join("secret.txt"), "SECRET").unwrap();
    for target in [outside.path().join("secret.txt"), outside.path().to_owned()] {
        let content = content_root([
            SETTINGS,
            ("posts/a.md", "---\ntitle: A\ndate: 2020-01-01\n---\n"),
        ]);
        symlink(&target, content.path().join("link")).unwrap();
        let error = error(&content);
        assert_contains(&error, "link leads out of");
        assert_contains(&error, outside.path().to_str().unwrap());
    }
}

/// Links within the root work; one that leads back to a folder around it is named.
#[test]
fn a_link_within_the_root_works() {
    let content = content_root([SETTINGS, ("img/a.txt", "text")]);
    symlink("img", content.path().join("pictures")).unwrap();
    let out = TempDir::new().unwrap();
    built(content.path(), out.path());
    assert_eq!(files(out.path())["pictures/a.txt"], b"text");
    symlink("..", content.path().join("img/up")).unwrap();
    assert_contains(&error(&content), "which holds it: remove the link");
}

/// A pipe in place of a file is not waited for.
#[test]
fn pipes_are_not_read() {
    let pipe = |path: &std::path::Path| {
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    };
    let post = (
        "posts/a/index.md",
        "---\ntitle: A\ndate: 2020-01-01\ncover: {image: c.png, relative: true}\n---\n",
    );
    let content = content_root([SETTINGS, post]);
    pipe(&content.path().join("posts/a/c.png"));
    let out = TempDir::new().unwrap();
    built(content.path(), out.path());
    let output = TempDir::new().unwrap();
    built(content.path(), output.path());
    fs::remove_file(output.path().join("index.html")).unwrap();
    pipe(&output.path().join("index.html"));
    let refused = try_build(content.path(), output.path()).unwrap_err();
    assert_contains(&format!("{refused:#}"), "is a pipe or a device");
    fs::remove_file(content.path().join("site.toml")).unwrap();
    pipe(&content.path().join("site.toml"));
    assert_contains(&error(&content), "is a pipe or a device");
}

/// The size of a picture outside the root is not told, however its path is written.
#[test]
fn a_cover_stays_within_the_root() {
    let outside = TempDir::new().unwrap();
    // No size that the random name of a folder may hold.
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='77777' height='88888'/>";
    fs::write(outside.path().join("x.svg"), svg).unwrap();
    let name = outside.path().file_name().unwrap().to_str().unwrap();
    for image in [
        format!("../{name}/x.svg"),
        format!("a/../../{name}/x.svg"),
        format!("a/%2e%2e/%2e%2e/{name}/x.svg"),
        format!("a/..%2f..%2f{name}/x.svg"),
        outside.path().join("x.svg").to_str().unwrap().to_owned(),
    ] {
        let text = format!("---\ntitle: A\ndate: 2020-01-01\ncover: {{image: \"{image}\"}}\n---\n");
        let content = content_root([SETTINGS, ("posts/a.md", &text)]);
        let out = TempDir::new().unwrap();
        built(content.path(), out.path());
        let page = String::from_utf8(files(out.path())["posts/a/index.html"].clone()).unwrap();
        assert!(!page.contains("77777"), "{image}: {page}");
    }
}

/// A name with a line break would be two names in the list of what a build wrote.
#[test]
fn a_name_with_a_line_break_is_refused() {
    let content = content_root([SETTINGS, ("img/a\nindex.html", "x")]);
    assert_contains(&error(&content), "holds a line break");
}

/// Values nested without end are an error with file and line, in every language.
#[test]
fn deep_values_are_refused() {
    let deep = 10_000;
    for text in [
        format!(
            "---\ntitle: A\nx: {}1{}\n---\n",
            "[".repeat(deep),
            "]".repeat(deep)
        ),
        format!("---\ntitle: A\nx:\n  {}1\n---\n", "- ".repeat(deep)),
        format!(
            "---\ntitle: A\nx: {}1{}\n---\n",
            "{a: ".repeat(deep),
            "}".repeat(deep)
        ),
        format!(
            "+++\ntitle = 'A'\nx = {}1{}\n+++\n",
            "[".repeat(deep),
            "]".repeat(deep)
        ),
        format!("+++\ntitle = 'A'\n{}a = 1\n+++\n", "a.".repeat(deep)),
        format!(
            "{{\"title\": \"A\", \"x\": {}1{}}}\n",
            "[".repeat(deep),
            "]".repeat(deep)
        ),
        format!(
            "{{\"title\": \"A\", \"x\": {}1{}}}\n",
            "{\"a\":".repeat(deep),
            "}".repeat(deep)
        ),
    ] {
        let content = content_root([SETTINGS, ("posts/a.md", &text)]);
        assert_contains(&error(&content), "error: posts/a.md:");
    }
}
