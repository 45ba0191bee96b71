//! Front matter, with the whole file of a post around it.

use std::path::Path;

use tempfile::TempDir;
use thinleaf::{
    builder::{
        Build,
        trial::{Bench, Trial},
    },
    domain::Date,
};

use crate::{
    corpus::{hold, hold_for_texts},
    manifests::read,
};

const TARGET: &str = "front_matter";

/// A bench with these settings beside the usual ones.
pub fn bench(settings: &str) -> Bench {
    let content = TempDir::new().unwrap();
    let usual = "title = 'T'\nbase_url = 'https://a.example/blog/'\nembed = false\n";
    std::fs::write(
        content.path().join("site.toml"),
        format!("{usual}{settings}"),
    )
    .unwrap();
    let bench = Bench::new(Build {
        content: content.path().to_owned(),
        shell: Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/shell"),
        out: content.path().join("out"),
        base_url: None,
        now: Date::parse("2026-01-01").unwrap(),
        cache: None,
        drafts: true,
        over_shell: false,
        atomic: false,
    });
    bench.unwrap()
}

/// A file is published, as the app reads it, or what is wrong with it is said with a line that it has.
#[test]
fn problems() {
    let bench = bench("");
    hold(TARGET, |file| {
        let trial = bench.read("posts/a.md", file);
        let ends = file.iter().filter(|byte| matches!(byte, b'\n' | b'\r'));
        let lines = ends.count() + 1;
        let (files, report) = trial.site().unwrap();
        for problem in report.sorted() {
            let line = problem.line.unwrap_or(1);
            assert!((1..=lines).contains(&line), "{problem} of {lines} lines");
            assert!(
                !problem.message.is_empty() && !problem.message.contains('\n'),
                "{problem}"
            );
        }
        let manifest = read(&String::from_utf8_lossy(&files["manifest.json"])).unwrap();
        for item in &manifest.items {
            assert_eq!(Some(item), trial.entry());
        }
        for (path, bytes) in files {
            let is_inside = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
            assert!(is_inside, "{path}");
            if path.ends_with(".xml") {
                let text = std::str::from_utf8(&bytes).unwrap();
                roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{path}: {error}"));
            }
            if path.ends_with(".json") {
                serde_json::from_slice::<serde_json::Value>(&bytes).unwrap();
            }
        }
    });
}

/// A file saved by an editor of Windows is the same post.
#[test]
fn line_ends() {
    let bench = bench("");
    hold_for_texts(TARGET, |file| {
        let file = file.replace(['\r', '\u{feff}'], "");
        let other = format!("\u{feff}{}", file.replace('\n', "\r\n"));
        let (unix, windows) = (
            bench.read("posts/a.md", file.as_bytes()),
            bench.read("posts/a.md", other.as_bytes()),
        );
        assert_eq!(entry(&unix), entry(&windows), "{file:?}");
        assert_eq!(said(&unix), said(&windows), "{file:?}");
    });
}

/// What lists say of a post, whatever the line ends in its texts.
fn entry(trial: &Trial) -> String {
    format!("{:?}", trial.entry()).replace("\\r", "")
}

fn said(trial: &Trial) -> Vec<(Option<usize>, String)> {
    let problems = trial.report.sorted();
    problems
        .iter()
        .map(|problem| (problem.line, problem.message.replace("\\r", "")))
        .collect()
}

/// The same keys and values are the same post in every language.
#[test]
fn languages() {
    let bench = bench("");
    hold_for_texts(TARGET, |text| {
        // TOML has no line end of a carriage return alone.
        let text = &*text.replace('\r', "");
        // Texts, flags and lists made of the input.
        let words: Vec<&str> = text.split_whitespace().take(40).collect();
        let word = |at: usize| words.get(at).copied().unwrap_or("x").to_owned();
        let keys = serde_json::json!({
            "title": words.iter().take(8).copied().collect::<Vec<_>>().join(" "),
            "date": "2020-11-18T11:30:03+02:00",
            "tags": [word(9), word(10), word(11)],
            "draft": text.len() % 2 == 0,
            "weight": text.len() % 7,
            "slug": word(12),
            "description": text,
            "summary": word(13),
            "author": [word(14)],
            "cover": {"image": word(15), "alt": text, "relative": true},
            "aliases": [word(16), word(17)],
        });
        let json = keys.to_string();
        let toml = toml_edit::ser::to_string(&keys).unwrap();
        if toml.lines().any(|line| line.trim_end() == "+++") {
            return;
        }
        let read = |file: String| {
            let trial = bench.read("posts/a.md", file.as_bytes());
            let messages: Vec<String> = trial
                .report
                .sorted()
                .iter()
                .map(|problem| problem.message.clone())
                .collect();
            (trial.entry().cloned(), messages)
        };
        let of_json = read(format!("{json}\nText"));
        assert_eq!(
            of_json,
            read(format!("---\n{json}\n---\nText")),
            "YAML: {json}"
        );
        let of_toml = read(format!("+++\n{toml}+++\nText"));
        assert_eq!(of_json.0, of_toml.0, "TOML: {toml}: {:?}", of_toml.1);
    });
}
