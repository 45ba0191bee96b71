//! Building into a folder that is not empty: what is rewritten, what stays, what is refused.

use std::{collections::BTreeMap, fs};

use tempfile::TempDir;
use thinleaf::builder::Severity;

use crate::harness::{
    assert_contains, built, content_root, files, golden, golden_content, try_build,
};

/// The same content gives the same bytes, and a second build touches nothing.
#[test]
fn a_second_build_changes_nothing() {
    let (one, two) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let first = built(&golden("content"), one.path());
    assert_eq!(first.changed, first.files);
    built(&golden("content"), two.path());
    assert_eq!(files(one.path()), files(two.path()));
    let again = built(&golden("content"), one.path());
    assert_eq!((again.changed, again.removed), (0, 0));
}

/// A changed post rewrites its own file and the heads of its lists; a removed one is removed.
#[test]
fn a_change_rewrites_only_what_it_touches() {
    let (content, out) = (golden_content(), TempDir::new().unwrap());
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
        .filter(|n| *n != ".thinleaf" && !n.starts_with("pagefind/"))
        .collect();
    assert_eq!(
        changed,
        [
            "archive/2019/manifest.json",
            "authors/ann/feed.xml",
            "authors/ann/index.html",
            "authors/ann/manifest.json",
            "authors/bob/feed.xml",
            "authors/bob/index.html",
            "authors/bob/manifest.json",
            "embed/authors/ann/index.html",
            "embed/authors/bob/index.html",
            "embed/index.html",
            "embed/series/formats/index.html",
            "embed/tags/go/index.html",
            "feed.json",
            "feed.xml",
            "index.html",
            "manifest.json",
            "posts/toml/index.html",
            "rss.xml",
            "series/formats/feed.xml",
            "series/formats/index.html",
            "series/formats/manifest.json",
            "tags/go/feed.xml",
            "tags/go/index.html",
            "tags/go/manifest.json"
        ]
    );
    fs::remove_file(post).unwrap();
    let removed = built(content.path(), out.path()).removed;
    let left = files(out.path());
    let gone = after.keys().filter(|name| !left.contains_key(*name));
    assert_eq!(removed, gone.count());
    for gone in ["posts/toml", "archive/2019"] {
        assert!(!out.path().join(gone).exists(), "{gone} is still there");
    }
}

/// A failed build leaves the last good site as it was.
#[test]
fn a_failed_build_leaves_the_last_good_site() {
    let (content, out) = (golden_content(), TempDir::new().unwrap());
    built(content.path(), out.path());
    let good = files(out.path());
    fs::write(
        content.path().join("posts/bad.md"),
        "---\ndate: soon\n---\n",
    )
    .unwrap();
    let outcome = try_build(content.path(), out.path()).unwrap();
    assert_eq!(
        (outcome.output, outcome.report.count(Severity::Error)),
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
    assert_contains(&error, "thesis.txt");
    assert_contains(&error, "empty folder");
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
    let (content, out) = (golden_content(), TempDir::new().unwrap());
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
    let (content, out) = (golden_content(), TempDir::new().unwrap());
    built(content.path(), out.path());
    let good = files(out.path());
    fs::write(content.path().join("pages/zeta.md"), "---\ntitle: Z\n---\n").unwrap();
    // Somebody else's folder is where a file has to go.
    fs::create_dir_all(out.path().join("zeta/index.html/in-the-way")).unwrap();
    assert!(try_build(content.path(), out.path()).is_err());
    // Files come before what names them.
    for list in ["llms.txt", "sitemap.xml"] {
        let list = fs::read_to_string(out.path().join(list)).unwrap();
        assert!(!list.contains("zeta/"), "{list}");
    }
    assert!(
        !out.path().join(".thinleaf-new").exists(),
        "staged files are left"
    );
    fs::remove_dir_all(out.path().join("zeta/index.html")).unwrap();
    fs::remove_file(content.path().join("pages/zeta.md")).unwrap();
    built(content.path(), out.path());
    assert_eq!(files(out.path()), good);
}

/// A site in its own content root would publish itself again and again.
#[test]
fn the_output_is_outside_the_content_root() {
    let content = golden_content();
    let error = try_build(content.path(), &content.path().join("dist")).unwrap_err();
    assert_contains(&error.to_string(), "lies in the content root");
}

/// A link to nothing that an editor leaves beside an open file is not a file of the site.
#[cfg(unix)]
#[test]
fn a_hidden_link_to_nothing_is_passed_over() {
    let (content, out) = (golden_content(), TempDir::new().unwrap());
    let lock = content.path().join("posts/.#yaml.md");
    std::os::unix::fs::symlink("nobody@nowhere", lock).unwrap();
    built(content.path(), out.path());
}

/// Shards are counted from the oldest: publishing leaves every full one as it was.
#[test]
fn publishing_touches_only_the_head() {
    let content = content_root([("site.toml", "title = 'Many'"), ("posts/.keep", "")]);
    let out = TempDir::new().unwrap();
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

/// A name that changes its case alone is another file: the old one does not stay.
#[test]
fn a_renamed_file_leaves_nothing_behind() {
    let content = content_root([("site.toml", "title = 'T'"), ("files/Plan.txt", "old")]);
    let out = TempDir::new().unwrap();
    built(content.path(), out.path());
    fs::rename(
        content.path().join("files/Plan.txt"),
        content.path().join("files/plan.txt"),
    )
    .unwrap();
    built(content.path(), out.path());
    let files = files(out.path());
    let plans: Vec<&String> = files
        .keys()
        .filter(|name| name.to_lowercase().contains("plan"))
        .collect();
    assert_eq!(plans, ["files/plan.txt"]);
}
