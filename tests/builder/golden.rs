//! A small site in, expected files beside it. `UPDATE=1 cargo test --test builder golden` accepts a
//! change.

use std::{collections::BTreeMap, fs};

use tempfile::TempDir;

use crate::harness::{built, files, golden, try_build};

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
    let outcome = try_build(&golden("content"), out.path()).unwrap();
    let made: BTreeMap<String, Vec<u8>> = files(out.path())
        .into_iter()
        // It is what Pagefind makes of it.
        .filter(|(name, _)| !name.starts_with("pagefind/"))
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
    assert_eq!(outcome.output, None);
    let text = outcome.report.to_string();
    let path = golden("broken.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &text).unwrap();
    }
    assert_eq!(text, fs::read_to_string(path).unwrap());
    for problem in outcome.report.sorted() {
        assert_ne!(problem.help, "", "{problem}");
    }
}
