//! Every key of `site.toml` is in the documentation.

use std::{fs, path::Path};

use tempfile::TempDir;

use crate::harness::{assert_contains, content_root, try_build};

/// The keys of a table of `site.toml`, as the message lists them that says that one is not known.
fn keys(table: &str) -> Vec<String> {
    let unknown = match table {
        "" => "nonsense = 1\n".to_owned(),
        table => format!("[{table}]\nnonsense = 1\n"),
    };
    let content = content_root([("site.toml", format!("title = 'T'\n{unknown}"))]);
    let out = TempDir::new().unwrap();
    let outcome = try_build(content.path(), out.path()).unwrap();
    let report = outcome.report.to_string();
    let message = report.lines().next().unwrap();
    let (_, expected) = message
        .split_once("unknown field `nonsense`, expected")
        .unwrap_or_else(|| panic!("no list of keys in {report:?}"));
    let keys = expected.split('`').skip(1).step_by(2);
    keys.map(str::to_owned).collect()
}

/// A key that nobody can read of might as well not exist.
#[test]
fn the_settings_are_all_documented() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/settings.md");
    let page = fs::read_to_string(page).unwrap();
    for table in ["", "footer", "look", "publisher", "social"] {
        let keys = keys(table);
        assert!(keys.len() > 1, "{table}: {keys:?}");
        for key in keys {
            // Alone, or before a key of its own.
            let names = match table {
                "" => [format!("`{key}`"), format!("`{key}.")],
                table => [format!("`{table}.{key}`"), format!("`.{key}`")],
            };
            let mut rows = page.lines().filter(|line| line.starts_with('|'));
            assert!(
                rows.any(|row| names.iter().any(|name| row.contains(name))),
                "no table of docs/settings.md has {}",
                names[0]
            );
        }
    }
}

/// An author whose file says nothing is told what it needs.
#[test]
fn an_empty_file_is_told() {
    let content = content_root([("site.toml", "")]);
    let out = TempDir::new().unwrap();
    let outcome = try_build(content.path(), out.path()).unwrap();
    assert_eq!(outcome.output, None);
    assert_contains(&outcome.report.to_string(), "missing field `title`");
}
