//! The folders of posts.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use super::{file_names::is_section, scan::ArticleKind};

/// The folders at the top of a content root whose texts are posts, in lower case.
#[derive(Debug, Default)]
pub struct PostFolders {
    /// Those of the list of all posts.
    pub main: BTreeSet<String>,
    /// Those that have a list of their own alone.
    others: BTreeSet<String>,
}

impl PostFolders {
    /// The folders of a site's settings, and those of these files that have an `_index.md`.
    pub fn new(main: &[String], files: &[PathBuf]) -> Self {
        let mut main: BTreeSet<String> = main.iter().map(|name| name.to_lowercase()).collect();
        if main.is_empty() {
            main.insert("posts".to_owned());
        }
        let indexes = files.iter().filter(|file| is_section(file));
        let folders = indexes.filter_map(|file| {
            let folder = file.parent()?;
            (folder.iter().count() == 1).then(|| top(folder))?
        });
        let others = folders.filter(|name| name != PAGES);
        Self {
            others: others.collect(),
            main,
        }
    }

    /// What an author's text in one of them is, or what belongs to one.
    pub fn kind(&self, file: &Path) -> Option<ArticleKind> {
        let top = top(file.parent()?)?;
        match top.as_str() {
            PAGES => Some(ArticleKind::Page),
            _ if self.main.contains(&top) || self.others.contains(&top) => Some(ArticleKind::Post),
            _ => None,
        }
    }
}

/// The folder whose texts are pages at the root.
const PAGES: &str = "pages";

/// The folder at the top of a path, in lower case.
pub fn top(path: &Path) -> Option<String> {
    Some(path.iter().next()?.to_string_lossy().to_lowercase())
}
