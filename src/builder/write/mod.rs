//! The plan on the disk.

pub mod limits; // what hosts take

use std::{
    collections::BTreeSet,
    path::{Component, Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;

use super::{
    emit::{Origin, Plan, Planned, fold},
    files,
};

/// The file that lists what a build wrote, so that the next one removes what is no longer made,
/// and nothing else.
const RECORD: &str = ".thinleaf";

/// Where changed files wait until all of them are on the disk.
const STAGE: &str = ".thinleaf-new";

/// What a build did to its folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutputStats {
    /// Files of the site.
    pub files: usize,
    /// Their size together.
    pub bytes: u64,
    /// Files that were new or different.
    pub changed: usize,
    /// Files of the last build that this one does not make.
    pub removed: usize,
    /// The largest file and its size.
    pub largest: (String, u64),
}

/// Writes what differs from what is there, and removes what an earlier build wrote and this
/// one does not. Every byte is on the disk before the first file is replaced; then files come before
/// the pages that name them, posts before lists, and what nothing names any more goes last, so that a
/// build that is killed leaves no page that names what is not there.
///
/// `over_shell` says that `out` is Trunk's own staging folder, whose page is replaced.
pub fn write(plan: &Plan, out: &Path, over_shell: bool) -> Result<OutputStats> {
    let known = match over_shell {
        true => BTreeSet::new(),
        false => known_files(out)?,
    };
    let stage = out.join(STAGE);
    files::remove_folder(&stage)?;
    let stats = stage_files(plan, out, &stage).and_then(|staged| replace(staged, out, known));
    files::remove_folder(&stage)?;
    stats
}

/// The order in which files are put into place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    /// The app, pictures, files served as they are.
    File,
    /// Posts and pages.
    Article,
    /// What names them: lists, manifests, feeds.
    List,
}

impl Turn {
    fn of(path: &str, planned: &Planned) -> Self {
        let is_text = [".html", ".json", ".xml", ".txt"]
            .iter()
            .any(|end| path.ends_with(end));
        match planned.origins.first() {
            Some(Origin::File { .. }) if path.ends_with(".html") => Self::Article,
            Some(Origin::Generated(_)) if is_text => Self::List,
            _ => Self::File,
        }
    }
}

/// A file of the plan, ready on the disk.
struct Staged<'p> {
    path: &'p String,
    /// When it is put into place.
    turn: Turn,
    /// Where it waits; none if it is in place already.
    waiting: Option<PathBuf>,
    size: u64,
}

/// Makes every file, and puts those that differ from what is there into a folder of their own.
fn stage_files<'p>(plan: &'p Plan, out: &Path, stage: &Path) -> Result<Vec<Staged<'p>>> {
    let files: Vec<(&String, &Planned)> = plan.files().iter().collect();
    let one = |(number, (path, planned)): (usize, (&'p String, &Planned))| {
        let bytes = planned.body.bytes()?;
        let is_same = files::read_if_any(&out.join(path))?.as_deref() == Some(&*bytes);
        let waiting = (!is_same).then(|| stage.join(number.to_string()));
        if let Some(waiting) = &waiting {
            files::write(waiting, &bytes)?;
        }
        Ok(Staged {
            path,
            turn: Turn::of(path, planned),
            waiting,
            size: bytes.len() as u64,
        })
    };
    files.into_par_iter().enumerate().map(one).collect()
}

/// Puts staged files into place, in their turns, and removes those that are no longer made.
fn replace(mut staged: Vec<Staged>, out: &Path, known: BTreeSet<String>) -> Result<OutputStats> {
    // Until all is in place both builds' files are on record, so that a build that is cut off
    // leaves nothing behind that the next one does not know.
    let new: BTreeSet<String> = staged.iter().map(|file| file.path.clone()).collect();
    if !known.is_superset(&new) {
        record(out, known.union(&new))?;
    }
    let mut stats = OutputStats::default();
    let folded: BTreeSet<String> = new.iter().map(|path| fold(path)).collect();
    let old: Vec<&String> = known
        .iter()
        .filter(|old| !folded.contains(&fold(old)))
        .collect();
    // A file where a folder is needed, or below what becomes a file, makes way first.
    let is_in_the_way = |old: &str| {
        let below = new.range(format!("{old}/")..).next();
        let is_folder = below.is_some_and(|path| path.starts_with(&format!("{old}/")));
        let mut folders = old.match_indices('/').map(|(end, _)| &old[..end]);
        is_folder || folders.any(|folder| new.contains(folder))
    };
    let (first, last): (Vec<&String>, Vec<&String>) =
        old.into_iter().partition(|old| is_in_the_way(old));
    for old in first.iter() {
        files::remove(&out.join(old), out)?;
    }
    staged.sort_by_key(|file| file.turn);
    for Staged {
        path,
        waiting,
        size,
        ..
    } in staged
    {
        stats.files += 1;
        stats.bytes += size;
        if size > stats.largest.1 {
            stats.largest = (path.clone(), size);
        }
        if let Some(waiting) = waiting {
            files::rename(&waiting, &out.join(path))?;
            stats.changed += 1;
        }
    }
    // A name that differs from a new one by its case or its accents alone is the same file on some disks,
    // and another one on the others.
    let renamed = known.iter().filter(|old| {
        let one = |path: &&String| {
            fold(path) == fold(old) && files::are_one(&out.join(path), &out.join(old))
        };
        let is_renamed = !new.contains(*old) && folded.contains(&fold(old));
        is_renamed && out.join(old).exists() && !new.iter().any(|path| one(&path))
    });
    let last: Vec<&String> = last.into_iter().chain(renamed).collect();
    for old in last.iter() {
        files::remove(&out.join(old), out)?;
    }
    stats.removed = first.len() + last.len();
    if known != new {
        record(out, new.iter())?;
    }
    Ok(stats)
}

/// What the last build wrote. A folder with files of somebody else's is refused.
fn known_files(out: &Path) -> Result<BTreeSet<String>> {
    if let Some(record) = files::read_if_any(&out.join(RECORD))? {
        let record = String::from_utf8(record).context("the list of the last build is damaged")?;
        // A list that somebody has altered must not lead out of the folder.
        let inside = |path: &&str| {
            let mut parts = Path::new(path).components();
            parts.all(|part| matches!(part, Component::Normal(_)))
        };
        return Ok(record.lines().filter(inside).map(str::to_owned).collect());
    }
    files::create_folder(out)?;
    match files::walk(out)?.first() {
        Some(file) => bail!(
            "{} holds files that no build wrote, such as {}: name an empty folder",
            out.display(),
            file.display()
        ),
        None => Ok(BTreeSet::new()),
    }
}

/// Keeps the list of what is in the folder.
fn record<'a>(out: &Path, paths: impl Iterator<Item = &'a String>) -> Result<()> {
    let lines: String = paths.flat_map(|path| [path.as_str(), "\n"]).collect();
    files::write(&out.join(RECORD), lines.as_bytes())
}
