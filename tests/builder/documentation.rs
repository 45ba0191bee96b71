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

/// The rows of docs/parity.md that have a key and a test.
fn rows() -> Vec<[String; 3]> {
    let page = fs::read_to_string(root().join("docs/parity.md")).unwrap();
    let cells = |row: &str| -> Option<[String; 3]> {
        let cells: Vec<String> = row
            .trim_matches('|')
            .split('|')
            .map(|cell| cell.trim().to_owned())
            .collect();
        cells.try_into().ok()
    };
    let rows = page.lines().filter(|line| line.starts_with("| "));
    let rows = rows.filter_map(cells);
    rows.filter(|[row, ..]| row != "Row").collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What a cell has in code.
fn names(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

/// A key of the table is one that `site.toml` or front matter has.
#[test]
fn the_keys_of_the_table_are_read() {
    let rows = rows();
    assert!(rows.len() > 50, "{}", rows.len());
    let of_site = keys("");
    let mut of_posts: Vec<&str> = rows.iter().flat_map(|[_, keys, _]| names(keys)).collect();
    of_posts.retain(|key| !of_site.iter().any(|known| known == key));
    of_posts.sort_unstable();
    of_posts.dedup();
    let own = ["title", "date"];
    of_posts.retain(|key| !own.contains(key));
    let said: String = of_posts.iter().map(|key| format!("{key}:\n")).collect();
    let post = format!("---\ntitle: T\ndate: 2020-01-01\nnonsense:\n{said}---\nText.\n");
    let content = content_root([("site.toml", "title = 'T'"), ("posts/a.md", post.as_str())]);
    let out = TempDir::new().unwrap();
    let report = try_build(content.path(), out.path()).unwrap().report;
    let report = report.to_string();
    let unknown = report.lines().filter(|line| line.contains("unknown key"));
    let unknown: Vec<&str> = unknown.collect();
    assert_eq!(unknown.len(), 1, "{unknown:?}");
    assert_contains(unknown[0], "nonsense");
}

/// A test of the table is there, by its own name or that of the module that holds several.
#[test]
fn the_tests_of_the_table_are_there() {
    let mut known = Vec::new();
    for (folder, name) in [
        ("src", "src"),
        ("tests/builder", "builder"),
        ("tests/browser", "browser"),
    ] {
        collect(&root().join(folder), name, &mut known);
    }
    let render = fs::read_to_string(root().join("tests/render.rs")).unwrap();
    add_functions(&render, "builder::render", &mut known);
    for [row, _, tests] in rows() {
        let mut module = "";
        let (builder, browsers) = tests.split_once("in browsers").unwrap_or((&tests, ""));
        assert!(!tests.is_empty(), "{row} has no test");
        for (suite, cell) in [("builder", builder), ("browser", browsers)] {
            for name in names(cell) {
                let full = match name.strip_prefix("::") {
                    Some(own) => format!("{module}::{own}"),
                    None => name.to_owned(),
                };
                module = name.strip_prefix("::").map_or(name, |_| module);
                module = module
                    .rsplit_once("::")
                    .map_or(module, |(module, _)| module);
                let wanted = format!("::{full}::");
                let is_there = |path: &String| {
                    path.contains(&wanted) && (path.starts_with("src") || path.starts_with(suite))
                };
                assert!(
                    known.iter().any(is_there),
                    "{row}: there is no test `{full}`"
                );
            }
        }
    }
}

/// The tests below a folder by their paths, each with `::` around.
fn collect(folder: &Path, path: &str, known: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let file = entry.unwrap().path();
        let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
        let path = match stem.as_str() {
            "mod" | "main" => path.to_owned(),
            stem => format!("{path}::{stem}"),
        };
        if file.is_dir() {
            collect(&file, &path, known);
        } else if file.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&file).unwrap();
            add_functions(&text, &path, known);
        }
    }
}

/// Those that are tests, by their attribute or in the list of those for every browser.
fn add_functions(text: &str, path: &str, known: &mut Vec<String>) {
    let tests = match text.contains("mod tests {") {
        true => "::tests",
        false => "",
    };
    let marks = ["#[test]", "#[tokio::test"].into_iter();
    let marked = marks.flat_map(|mark| text.split(mark).skip(1));
    let marked = marked.filter_map(|rest| rest.split_once("fn ")?.1.split('(').next());
    let lists = text.split("in_every_browser!(").skip(1);
    let listed = lists.flat_map(|rest| rest.split(')').next().unwrap_or_default().split(','));
    for name in marked.chain(listed.map(str::trim)) {
        known.push(format!("{path}{tests}::{name}::"));
    }
}
