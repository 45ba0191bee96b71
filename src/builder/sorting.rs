//! The files of a content root by what becomes of them.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use super::{files, post::Source};

/// The files of a content root, relative to it.
#[derive(Debug, Default)]
pub struct Sorted {
    /// Posts and pages.
    pub sources: Vec<Source>,
    /// Files that stand beside posts, and go where a published one refers to them.
    pub beside: Vec<PathBuf>,
    /// Files served as they are.
    pub assets: Vec<PathBuf>,
}

/// Sorts the files. Names are compared whatever their case: a `NOTES.MD` is a draft's source as
/// much as a `notes.md`, and must not be served.
pub fn sort(walked: Vec<PathBuf>) -> Sorted {
    let bundles: BTreeSet<PathBuf> = walked
        .iter()
        .filter(|file| is_content(file) && markdown_stem(file).as_deref() == Some("index"))
        .filter_map(|file| file.parent().map(Path::to_owned))
        .filter(|folder| folder.components().count() > 1)
        .collect();
    let mut resources: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
    let mut sorted = Sorted::default();
    let mut texts = Vec::new();
    for file in walked {
        if !is_content(&file) {
            if file != Path::new("site.toml") {
                sorted.assets.push(file);
            }
            continue;
        }
        // The outermost bundle holds all that is below it.
        let folders = file.ancestors().skip(1);
        let bundle = folders.filter(|folder| bundles.contains(*folder)).last();
        let bundle = bundle.map(Path::to_owned);
        match (markdown_stem(&file), bundle) {
            (Some(stem), Some(bundle)) => {
                if stem == "index" && file.parent() == Some(&bundle) {
                    texts.push((file, bundle));
                }
            }
            (None, Some(bundle)) => {
                let inner = file.strip_prefix(&bundle).unwrap_or(&file).to_owned();
                resources.entry(bundle).or_default().push(inner);
            }
            (None, None) => sorted.beside.push(file),
            // Hugo's pages of a section, and the like of it at the top.
            (Some(stem), None)
                if stem == "index" || stem == "_index" || stem.starts_with("_index.") => {}
            (Some(_), None) => {
                let address = file.with_extension("");
                texts.push((file, address));
            }
        }
    }
    for (file, address) in texts {
        let resources = resources.remove(&address).unwrap_or_default();
        sorted.sources.push(source(file, &address, resources));
    }
    sorted
}

fn source(file: PathBuf, address: &Path, resources: Vec<PathBuf>) -> Source {
    let is_post = is_below(&file, "posts");
    let folders = address.parent().unwrap_or(Path::new(""));
    let inner: PathBuf = folders.iter().skip(1).collect();
    let inner = files::slashed(&inner);
    Source {
        is_post,
        section: match (is_post, inner.is_empty()) {
            (true, true) => "posts".to_owned(),
            (true, false) => format!("posts/{inner}"),
            (false, _) => inner,
        },
        name: address
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        resources,
        file,
    }
}

/// Whether a file is an author's text or belongs to one.
fn is_content(file: &Path) -> bool {
    is_below(file, "posts") || is_below(file, "pages")
}

fn is_below(file: &Path, folder: &str) -> bool {
    let mut parts = file.iter();
    parts
        .next()
        .is_some_and(|part| part.eq_ignore_ascii_case(folder))
        && parts.next().is_some()
}

/// The name of a Markdown file without its ending, in lower case; `None` for another file.
fn markdown_stem(file: &Path) -> Option<String> {
    let ending = file.extension()?;
    let is_markdown = ["md", "markdown"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known));
    is_markdown.then(|| {
        file.file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .to_lowercase()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No source of a text is ever served as a file, however its name is written.
    #[test]
    fn texts_are_known_whatever_their_case() {
        let walked = [
            "posts/a.MD",
            "posts/b/INDEX.Markdown",
            "posts/b/notes.MD",
            "posts/b/x.PNG",
            "posts/b/deep/index.md",
            "posts/_index.fr.md",
            "posts/_Index.md",
            "posts/index.md",
            "Posts/c.md",
            "pages/d/e.md",
            "posts/loose.png",
            "img/f.png",
            "img/readme.md",
            "site.toml",
        ];
        let sorted = sort(walked.iter().map(PathBuf::from).collect());
        let sources: Vec<(String, &str, &str, bool)> = sorted
            .sources
            .iter()
            .map(|s| (s.name(), s.section.as_str(), s.name.as_str(), s.is_post))
            .collect();
        assert_eq!(
            sources,
            [
                ("posts/a.MD".to_owned(), "posts", "a", true),
                ("posts/b/INDEX.Markdown".to_owned(), "posts", "b", true),
                ("Posts/c.md".to_owned(), "posts", "c", true),
                ("pages/d/e.md".to_owned(), "d", "e", false),
            ]
        );
        assert_eq!(sorted.sources[1].resources, [PathBuf::from("x.PNG")]);
        assert_eq!(sorted.beside, [PathBuf::from("posts/loose.png")]);
        assert_eq!(
            sorted.assets,
            [PathBuf::from("img/f.png"), PathBuf::from("img/readme.md")]
        );
    }
}
