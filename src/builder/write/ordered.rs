//! Files put into place one by one, in an order in which a page that stands names only what stands.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;

use super::{Staged, record};
use crate::builder::{
    emit::{Origin, Planned, fold},
    files,
};

/// The order in which files are put into place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// The app, pictures, files served as they are.
    File,
    /// Pages and lists at addresses that the site did not have: nothing that stands names them, and
    /// they may name each other, as a post and the list of its tag.
    New,
    /// Posts and pages.
    Article,
    /// What names them: lists, manifests, feeds.
    List,
}

impl Turn {
    /// The turn of a planned file.
    pub fn of(path: &str, planned: &Planned, is_new: bool) -> Self {
        let is_text = [".html", ".json", ".xml", ".txt"]
            .iter()
            .any(|end| path.ends_with(end));
        match planned.origins.first() {
            Some(Origin::File { .. }) if !path.ends_with(".html") => Self::File,
            Some(Origin::Generated(_)) if !is_text => Self::File,
            _ if is_new => Self::New,
            Some(Origin::File { .. }) => Self::Article,
            _ => Self::List,
        }
    }
}

/// Puts staged files into place, in their turns, and removes those of the last build that are no longer
/// made. Returns how many it removed.
pub fn publish(mut staged: Vec<Staged>, out: &Path, known: &BTreeSet<String>) -> Result<usize> {
    // Until all is in place both builds' files are on record, so that a build that is cut off
    // leaves nothing behind that the next one does not know.
    let new: BTreeSet<String> = staged.iter().map(|file| file.path.clone()).collect();
    if !known.is_superset(&new) {
        record(out, known.union(&new))?;
    }
    let old: Vec<&String> = known.difference(&new).collect();
    let folded: BTreeMap<String, &String> = match old.is_empty() {
        true => BTreeMap::new(),
        false => new.iter().map(|path| (fold(path), path)).collect(),
    };
    // A name that differs from a new one by its case or its accents alone is the same file on some disks,
    // and another one on the others.
    let (renamed, old): (Vec<&String>, Vec<&String>) = old
        .into_iter()
        .partition(|old| folded.contains_key(&fold(old)));
    // A file where a folder is needed, or below what becomes a file, makes way first.
    let is_in_the_way = |old: &str| {
        let below = new.range(format!("{old}/")..).next();
        let is_folder = below.is_some_and(|path| path.starts_with(&format!("{old}/")));
        let mut folders = old.match_indices('/').map(|(end, _)| &old[..end]);
        is_folder || folders.any(|folder| new.contains(folder))
    };
    let (first, mut last): (Vec<&String>, Vec<&String>) =
        old.into_iter().partition(|old| is_in_the_way(old));
    for old in &first {
        files::remove(&out.join(old), out)?;
    }
    staged.sort_by_key(|file| file.turn);
    for file in staged {
        if let Some(waiting) = file.waiting {
            files::rename(&waiting, &out.join(file.path))?;
        }
    }
    let is_another = |old: &&String| {
        let path = folded.get(&fold(old));
        out.join(old).exists()
            && path.is_some_and(|path| !files::are_one(&out.join(path), &out.join(old)))
    };
    last.extend(renamed.into_iter().filter(is_another));
    for old in &last {
        files::remove(&out.join(old), out)?;
    }
    if *known != new {
        record(out, new.iter())?;
    }
    Ok(first.len() + last.len())
}
