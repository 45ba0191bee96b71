//! The builder: a small site in, expected files beside it. `UPDATE=1 cargo test --test golden`
//! accepts a change.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use tempfile::TempDir;
use thinleaf::{
    builder::{Build, Outcome, Severity, build},
    domain::Date,
};

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name)
}

fn try_build(content: &Path, out: &Path) -> anyhow::Result<Outcome> {
    build(&Build {
        content: content.to_owned(),
        shell: golden("shell"),
        out: out.to_owned(),
        base_url: None,
        now: Date::parse("2026-01-01").unwrap(),
        drafts: false,
        over_shell: false,
    })
}

fn built(content: &Path, out: &Path) -> Outcome {
    let outcome = try_build(content, out).unwrap();
    assert!(outcome.written.is_some(), "{}", outcome.report);
    outcome
}

/// Every file below a folder, by its path.
fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path
                    .strip_prefix(root)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .to_owned();
                found.insert(name, fs::read(path).unwrap());
            }
        }
    }
    found
}

/// A copy of the golden content that a test may change.
fn content() -> TempDir {
    let copy = TempDir::new().unwrap();
    for (name, bytes) in files(&golden("content")) {
        let path = copy.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    copy
}

/// Manifests and pages are compared by their lines, so that a change can be read.
fn readable(name: &str, bytes: Vec<u8>) -> Vec<u8> {
    if name.ends_with(".html") {
        let html = String::from_utf8(bytes).unwrap();
        return html.replace("><", ">\n<").into_bytes();
    }
    if !name.ends_with(".json") {
        return bytes;
    }
    let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    let mut pretty = serde_json::to_vec_pretty(&value).unwrap();
    pretty.push(b'\n');
    pretty
}

/// Every byte of a site is agreed on.
#[test]
fn the_site_is_as_agreed() {
    let out = TempDir::new().unwrap();
    let outcome = built(&golden("content"), out.path());
    let made: BTreeMap<String, Vec<u8>> = files(out.path())
        .into_iter()
        .map(|(name, bytes)| (name.clone(), readable(&name, bytes)))
        .chain([(
            "warnings.txt".to_owned(),
            outcome.report.to_string().into_bytes(),
        )])
        .collect();
    let expected = golden("expected");
    if std::env::var_os("UPDATE").is_some() {
        let _ = fs::remove_dir_all(&expected);
        for (name, bytes) in &made {
            let path = expected.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }
    let agreed = files(&expected);
    assert_eq!(
        made.keys().collect::<Vec<_>>(),
        agreed.keys().collect::<Vec<_>>()
    );
    for (name, bytes) in made {
        assert_eq!(
            String::from_utf8_lossy(&bytes),
            String::from_utf8_lossy(&agreed[&name]),
            "{name}"
        );
    }
}

/// What is not published leaves no trace: no page, no item, no source, no image.
#[test]
fn nothing_unpublished_leaves_the_content_root() {
    let out = TempDir::new().unwrap();
    built(&golden("content"), out.path());
    for (name, bytes) in files(out.path()) {
        let text = String::from_utf8_lossy(&bytes);
        for secret in ["SECRET", "Draft", "Future", "Expired", "Hidden"] {
            assert!(!text.contains(secret), "{name} holds {secret}");
        }
        for secret in ["draft", "future", "expired", "hidden"] {
            assert!(!name.contains(secret), "{name}");
        }
    }
}

/// All mistakes of all files are reported at once, each with its line and a way out.
#[test]
fn all_mistakes_are_reported_together() {
    let out = TempDir::new().unwrap();
    let outcome = try_build(&golden("broken"), out.path()).unwrap();
    assert!(outcome.written.is_none());
    let text = outcome.report.to_string();
    let path = golden("broken.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &text).unwrap();
    }
    assert_eq!(text, fs::read_to_string(path).unwrap());
    assert!(
        outcome
            .report
            .sorted()
            .iter()
            .all(|problem| !problem.help.is_empty())
    );
}

/// The same content gives the same bytes, and a second build touches nothing.
#[test]
fn a_second_build_changes_nothing() {
    let (one, two) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let first = built(&golden("content"), one.path()).written.unwrap();
    assert_eq!(first.changed, first.files);
    built(&golden("content"), two.path());
    assert_eq!(files(one.path()), files(two.path()));
    let again = built(&golden("content"), one.path()).written.unwrap();
    assert_eq!((again.changed, again.removed), (0, 0));
}

/// A changed post rewrites its own file and the heads of its lists; a removed one is removed.
#[test]
fn a_change_rewrites_only_what_it_touches() {
    let (content, out) = (content(), TempDir::new().unwrap());
    built(content.path(), out.path());
    let before = files(out.path());
    let post = content.path().join("posts/toml.md");
    let text = fs::read_to_string(&post).unwrap();
    fs::write(&post, text.replace("pinned", "changed")).unwrap();
    built(content.path(), out.path());
    let after = files(out.path());
    let changed: Vec<&String> = after
        .iter()
        .filter(|(n, b)| before.get(*n) != Some(b))
        .map(|(n, _)| n)
        .collect();
    assert_eq!(
        changed,
        [
            "archive/2019/manifest.json",
            "feed.xml",
            "index.html",
            "manifest.json",
            "posts/toml/index.html",
            "rss.xml",
            "tags/go/feed.xml",
            "tags/go/index.html",
            "tags/go/manifest.json"
        ]
    );
    fs::remove_file(post).unwrap();
    assert!(built(content.path(), out.path()).written.unwrap().removed > 0);
    assert!(!out.path().join("posts/toml").exists() && !out.path().join("archive/2019").exists());
}

/// A failed build leaves the last good site as it was.
#[test]
fn a_failed_build_leaves_the_last_good_site() {
    let (content, out) = (content(), TempDir::new().unwrap());
    built(content.path(), out.path());
    let good = files(out.path());
    fs::write(
        content.path().join("posts/bad.md"),
        "---\ndate: soon\n---\n",
    )
    .unwrap();
    let outcome = try_build(content.path(), out.path()).unwrap();
    assert_eq!(
        (outcome.written, outcome.report.count(Severity::Error)),
        (None, 1)
    );
    assert_eq!(files(out.path()), good);
}

/// A folder with somebody's files is not taken for a site.
#[test]
fn a_foreign_folder_is_refused() {
    let out = TempDir::new().unwrap();
    fs::write(out.path().join("thesis.txt"), "years of work").unwrap();
    let error = try_build(&golden("content"), out.path())
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("thesis.txt") && error.contains("empty folder"),
        "{error}"
    );
    assert_eq!(files(out.path()).len(), 1);
}

/// A list of files that somebody has altered does not lead a build out of its folder.
#[test]
fn an_altered_record_stays_in_its_folder() {
    let parent = TempDir::new().unwrap();
    let (out, beside) = (parent.path().join("site"), parent.path().join("thesis.txt"));
    built(&golden("content"), &out);
    fs::write(&beside, "years of work").unwrap();
    let record = fs::read_to_string(out.join(".thinleaf")).unwrap();
    fs::write(out.join(".thinleaf"), record + "../thesis.txt\n").unwrap();
    built(&golden("content"), &out);
    assert!(beside.exists());
}

/// What was a file may be a folder in the next build, and the other way round.
#[test]
fn a_file_may_become_a_folder_and_back() {
    let (content, out) = (content(), TempDir::new().unwrap());
    let (file, page) = (
        content.path().join("notes"),
        content.path().join("pages/notes.md"),
    );
    for _ in 0..2 {
        fs::write(&file, "a file").unwrap();
        built(content.path(), out.path());
        assert!(out.path().join("notes").is_file());
        fs::remove_file(&file).unwrap();
        fs::write(&page, "---\ntitle: Notes\n---\n").unwrap();
        built(content.path(), out.path());
        assert!(out.path().join("notes/index.html").is_file());
        fs::remove_file(&page).unwrap();
    }
}

/// A build that is cut off while it writes leaves nothing that the next one does not know.
#[test]
fn an_interrupted_build_is_cleaned_up_by_the_next() {
    let (content, out) = (content(), TempDir::new().unwrap());
    built(content.path(), out.path());
    let good = files(out.path());
    fs::write(content.path().join("pages/zeta.md"), "---\ntitle: Z\n---\n").unwrap();
    // A folder of somebody else's stands where a file has to go.
    fs::create_dir_all(out.path().join("zeta/index.html/in-the-way")).unwrap();
    assert!(try_build(content.path(), out.path()).is_err());
    let notices = fs::read_to_string(out.path().join("llms.txt")).unwrap();
    assert!(notices.contains("zeta/") && !out.path().join(".thinleaf-new").exists());
    fs::remove_dir_all(out.path().join("zeta/index.html")).unwrap();
    fs::remove_file(content.path().join("pages/zeta.md")).unwrap();
    built(content.path(), out.path());
    assert_eq!(files(out.path()), good);
}

/// A site in its own content root would publish itself again and again.
#[test]
fn the_output_stands_outside_the_content_root() {
    let content = content();
    let error = try_build(content.path(), &content.path().join("dist")).unwrap_err();
    assert!(
        error.to_string().contains("lies in the content root"),
        "{error}"
    );
}

/// A link to nothing that an editor leaves beside an open file is no file of the site.
#[cfg(unix)]
#[test]
fn a_hidden_link_to_nothing_is_passed_over() {
    let (content, out) = (content(), TempDir::new().unwrap());
    let lock = content.path().join("posts/.#yaml.md");
    std::os::unix::fs::symlink("nobody@nowhere", lock).unwrap();
    built(content.path(), out.path());
}

/// Shards are counted from the oldest: publishing leaves every full one as it was.
#[test]
fn publishing_touches_only_the_head() {
    let (content, out) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    fs::create_dir(content.path().join("posts")).unwrap();
    fs::write(content.path().join("site.toml"), "title = 'Many'").unwrap();
    let publish = |n: u32, extra: &str| {
        let day = jiff::civil::date(2015, 1, 1).saturating_add(jiff::Span::new().days(n));
        let text = format!("---\ntitle: P{n}\ndate: {day}\n{extra}---\nText\n");
        fs::write(content.path().join(format!("posts/p{n}.md")), text).unwrap();
    };
    (0..107).for_each(|n| publish(n, ""));
    publish(500, "weight: 1\n");
    built(content.path(), out.path());
    let before = files(out.path());
    let ids = |files: &BTreeMap<String, Vec<u8>>, name: &str| -> Vec<String> {
        let feed: serde_json::Value = serde_json::from_slice(&files[name]).unwrap();
        let items = feed["items"].as_array().unwrap();
        items
            .iter()
            .map(|item| item["title"].as_str().unwrap().to_owned())
            .collect()
    };
    let head = ids(&before, "manifest.json");
    assert_eq!(
        (
            head.len(),
            head[0].as_str(),
            head[1].as_str(),
            head[50].as_str()
        ),
        (51, "P500", "P106", "P57")
    );
    let oldest = ids(&before, "manifest-1.json");
    assert_eq!(
        (oldest.len(), oldest[0].as_str(), oldest[49].as_str()),
        (50, "P49", "P0")
    );
    assert_eq!(ids(&before, "manifest-2.json")[0], "P99");
    publish(107, "");
    built(content.path(), out.path());
    let after = files(out.path());
    for shard in ["manifest-1.json", "manifest-2.json"] {
        assert!(before[shard] == after[shard], "{shard} changed");
    }
    assert_eq!(ids(&after, "manifest.json")[1], "P107");
}
