//! What the `_index.md` of a section gives all pages below it: Hugo's `cascade`
//! (<https://gohugo.io/content-management/front-matter/#cascade-1>).

use std::{
    collections::{BTreeMap, HashSet},
    path::{Path, PathBuf},
};

use globset::{GlobBuilder, GlobMatcher};

use super::{
    fields::{Entry, FrontMatter},
    map, split,
    tree::{Map, Node, Value},
};
use crate::builder::{files, problem::FileReport};

/// The cascades of a content root, by the folders of their sections.
#[derive(Debug, Default)]
pub struct Cascades(BTreeMap<PathBuf, Vec<Cascade>>);

/// One of them.
#[derive(Debug)]
struct Cascade {
    /// The pages that it is for, as a pattern of their paths from the root; all of them without one.
    pattern: Option<GlobMatcher>,
    keys: Vec<Entry>,
}

impl Cascades {
    /// What a site gives all of its pages.
    pub fn of_site(keys: Vec<Entry>) -> Self {
        let keys = Cascade {
            pattern: None,
            keys,
        };
        Self(BTreeMap::from([(PathBuf::new(), vec![keys])]))
    }

    /// Adds what an `_index.md` says. What is wrong with it is in the problems.
    pub fn add(&mut self, folder: &Path, file: &str, problems: &mut FileReport) {
        let Some(map) = split(file, problems).and_then(|split| map(&split, problems)) else {
            return;
        };
        let cascade = map
            .0
            .into_iter()
            .find(|(key, ..)| key.eq_ignore_ascii_case("cascade"));
        let maps = match cascade.map(|(_, _, node)| node.value) {
            Some(Value::Map(map)) => vec![map],
            Some(Value::List(nodes)) => nodes.into_iter().filter_map(as_map).collect(),
            _ => Vec::new(),
        };
        for map in maps {
            let keys = without_target(&map);
            FrontMatter::from_map(keys.clone(), Vec::new(), problems);
            match target(&map) {
                Ok(pattern) => self.0.entry(folder.to_owned()).or_default().push(Cascade {
                    pattern,
                    keys: with_params(keys),
                }),
                // What it may hide must not be shown.
                Err((line, error)) => problems.error(
                    line,
                    format!("the path of the cascade's target: {error}"),
                    "write a pattern such as `/posts/**`",
                ),
            }
        }
    }

    /// The keys that a text inherits, by its place in the content root; the nearest section's first.
    pub fn of(&self, place: &Path) -> Vec<Entry> {
        let path = format!("/{}", files::slashed(place));
        // As it is written, and as it becomes an address.
        let paths = [path.to_lowercase().replace(' ', "-"), path];
        let is_for = |pattern: &GlobMatcher| paths.iter().any(|path| pattern.is_match(path));
        let sections = place.ancestors().filter_map(|folder| self.0.get(folder));
        let cascades = sections.flat_map(|cascades| cascades.iter().rev());
        let mut keys: Vec<Entry> = Vec::new();
        let mut known: HashSet<String> = HashSet::new();
        for cascade in cascades.filter(|one| one.pattern.as_ref().is_none_or(is_for)) {
            let is_new = |(key, ..): &&Entry| !known.contains(&key.to_ascii_lowercase());
            keys.extend(cascade.keys.iter().filter(is_new).cloned());
            known.extend(
                cascade
                    .keys
                    .iter()
                    .map(|(key, ..)| key.to_ascii_lowercase()),
            );
        }
        keys
    }
}

fn as_map(node: Node) -> Option<Map> {
    match node.value {
        Value::Map(map) => Some(map),
        _ => None,
    }
}

fn is_target(key: &str) -> bool {
    matches!(key.to_lowercase().as_str(), "target" | "_target")
}

/// The keys for the pages.
fn without_target(map: &Map) -> Map {
    let keys = map.0.iter().filter(|(key, ..)| !is_target(key));
    Map(keys.cloned().collect())
}

/// The keys, and those that are under `params`.
fn with_params(map: Map) -> Vec<Entry> {
    let keys = map
        .0
        .into_iter()
        .flat_map(|(key, line, node)| match node.value {
            Value::Map(inner) if key.eq_ignore_ascii_case("params") => inner.0,
            _ => vec![(key, line, node)],
        });
    keys.collect()
}

/// The paths that a target is for; `Err` is a pattern that is none, with its line.
fn target(map: &Map) -> Result<Option<GlobMatcher>, (usize, globset::Error)> {
    let Some((_, _, node)) = map.0.iter().find(|(key, ..)| is_target(key)) else {
        return Ok(None);
    };
    let Value::Map(target) = &node.value else {
        return Ok(None);
    };
    let path = target
        .0
        .iter()
        .find(|(key, ..)| key.eq_ignore_ascii_case("path"));
    match path.map(|(_, line, node)| (line, &node.value)) {
        Some((line, Value::Scalar(path))) => match pattern(path) {
            Ok(pattern) => Ok(Some(pattern)),
            Err(error) => Err((*line, error)),
        },
        _ => Ok(None),
    }
}

/// `*` stands for a part of a segment, `**` for any segments, `{a,b}` for one of several.
fn pattern(path: &str) -> Result<GlobMatcher, globset::Error> {
    // In `/secret**` the stars stand for anything, as in Hugo.
    let is_partial = path
        .split('/')
        .any(|part| part.contains("**") && part != "**");
    let mut glob = GlobBuilder::new(path);
    glob.literal_separator(!is_partial).case_insensitive(true);
    let glob = glob.build()?;
    Ok(glob.compile_matcher())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is under `params` is the author's own, and a key all the same.
    #[test]
    fn own_keys_are_not_warned_of() {
        let (mut cascades, mut problems) =
            (Cascades::default(), FileReport::new("posts/_index.md"));
        let file = "---\ncascade:\n  params: {mine: 1, draft: true}\n---\n";
        cascades.add(Path::new("posts"), file, &mut problems);
        assert!(problems.into_report().sorted().is_empty());
        let keys = cascades.of(Path::new("posts/a.md")).into_iter();
        let names: Vec<String> = keys.map(|(name, ..)| name).collect();
        assert_eq!(names, ["mine", "draft"]);
    }

    /// A section's pages are those that Hugo would take.
    #[test]
    fn patterns_are_hugos() {
        for (pattern, path, expected) in [
            ("/posts/**", "/posts/a", true),
            ("/posts/**", "/posts/a/b", true),
            ("/posts/*", "/posts/a", true),
            ("/posts/*", "/posts/a/b", false),
            ("**", "/x/y", true),
            ("{/a,/b}/**", "/b/c", true),
            ("/posts/secret-*", "/posts/secret-1", true),
            ("/posts/secret-*", "/posts/open", false),
            ("/posts/secret**", "/posts/secret/x", true),
        ] {
            let pattern = super::pattern(pattern).unwrap();
            assert_eq!(pattern.is_match(path), expected, "{path}");
        }
    }
}
