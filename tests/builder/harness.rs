//! Content roots and sites in temporary folders, built with the golden shell.

use std::{
    collections::BTreeMap,
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use flate2::read::GzDecoder;
use tempfile::TempDir;
use thinleaf::{
    builder::{Build, Outcome, OutputStats, build},
    domain::Date,
};

/// A file or folder of `tests/golden`.
pub fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name)
}

/// A content root with these files.
pub fn content_root<N: AsRef<Path>, T: AsRef<[u8]>>(
    files: impl IntoIterator<Item = (N, T)>,
) -> TempDir {
    let root = TempDir::new().unwrap();
    for (name, text) in files {
        let path = root.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    root
}

/// A copy of the golden content that a test may change.
pub fn golden_content() -> TempDir {
    content_root(files(&golden("content")))
}

/// Builds a content root at the start of 2026, whatever comes of it.
pub fn try_build(content: &Path, out: &Path) -> anyhow::Result<Outcome> {
    try_build_for(None, content, out)
}

/// The same, with a base URL in place of the one in `site.toml`.
pub fn try_build_for(
    base_url: Option<&str>,
    content: &Path,
    out: &Path,
) -> anyhow::Result<Outcome> {
    build(&Build {
        base_url: base_url.map(str::to_owned),
        ..options(content, out)
    })
}

/// A build at the start of 2026, with the golden shell.
pub fn options(content: &Path, out: &Path) -> Build {
    Build {
        content: content.to_owned(),
        shell: golden("shell"),
        out: out.to_owned(),
        base_url: None,
        now: Date::parse("2026-01-01").unwrap(),
        cache: None,
        drafts: false,
        over_shell: false,
        atomic: false,
    }
}

/// Builds a content root without a mistake, and tells what was written.
pub fn built(content: &Path, out: &Path) -> OutputStats {
    expect_output(try_build(content, out).unwrap())
}

/// Builds these files, and reads what was written as far as it is text, with what the author is told.
pub fn pages(
    content: impl IntoIterator<Item = (String, String)>,
) -> (BTreeMap<String, String>, String) {
    let (content, out) = (content_root(content), TempDir::new().unwrap());
    let outcome = try_build(content.path(), out.path()).unwrap();
    assert!(outcome.output.is_some(), "{}", outcome.report);
    let pages = files(out.path()).into_iter();
    let pages = pages.filter_map(|(name, bytes)| Some((name, String::from_utf8(bytes).ok()?)));
    (pages.collect(), outcome.report.to_string())
}

/// What a build without a mistake wrote.
pub fn expect_output(outcome: Outcome) -> OutputStats {
    let report = outcome.report.to_string();
    outcome
        .output
        .unwrap_or_else(|| panic!("the build failed:\n{report}"))
}

/// Every file below a folder, by its path.
pub fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap();
                found.insert(name.to_owned(), opened(&path));
            }
        }
    }
    found
}

/// What is in a file; that of the search's index is compressed.
fn opened(path: &Path) -> Vec<u8> {
    let bytes = fs::read(path).unwrap();
    if !bytes.starts_with(b"\x1f\x8b") {
        return bytes;
    }
    let mut opened = Vec::new();
    GzDecoder::new(&*bytes).read_to_end(&mut opened).unwrap();
    opened
}

/// A text holds a part; where it does not, both are told.
pub fn assert_contains(text: &str, part: &str) {
    assert!(text.contains(part), "{part:?} is not in {text:?}");
}
