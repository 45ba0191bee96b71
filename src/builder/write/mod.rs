//! The plan on the disk: changed files are staged, and put into place when all of them are there.
//!
//! Files take their places one by one, in an order in which a build that is killed leaves a mix of old
//! and new pages, but no page that stays leads to what is not there. Where the author asks for it, the whole site
//! takes its place in one step instead: see [`exchange`] for what that costs.

mod exchange; // all files in one step
pub mod limits; // what hosts take
mod ordered; // one by one

use std::{
    collections::BTreeSet,
    path::{Component, Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;

use super::{
    Build,
    emit::{Plan, Planned},
    files,
};
use ordered::Turn;

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
    /// Why the site was not put into place in one step, where that was asked for.
    pub not_atomic: Option<String>,
}

/// Writes what differs from what is there, and removes what an earlier build wrote and this
/// one does not. Every byte is on the disk before the first file is replaced; then files come before
/// the pages that name them, posts before lists, and what nothing names any more goes last, so that a
/// build that is killed leaves no page that leads to what is not there, but those that are to go.
pub fn write(plan: &Plan, build: &Build) -> Result<OutputStats> {
    let out = &build.out;
    let known = match build.over_shell {
        true => BTreeSet::new(),
        false => known_files(out)?,
    };
    let stage = out.join(STAGE);
    for left in [Some(stage.clone()), exchange::place(out)] {
        left.map_or(Ok(()), |left| files::remove_folder(&left))?;
    }
    let stats = stage_files(plan, out, &stage).and_then(|staged| publish(staged, build, &known));
    files::remove_folder(&stage)?;
    stats
}

/// Puts the staged files into place, in one step or in their order.
fn publish(staged: Vec<Staged>, build: &Build, known: &BTreeSet<String>) -> Result<OutputStats> {
    let mut stats = OutputStats::of(&staged);
    let gone = known.len()
        - staged
            .iter()
            .filter(|file| known.contains(file.path))
            .count();
    if build.atomic && (stats.changed > 0 || gone > 0) {
        match exchange::publish(&staged, &build.out, known)? {
            Ok(()) => {
                stats.removed = gone;
                return Ok(stats);
            }
            Err(reason) => stats.not_atomic = Some(format!("{reason:#}")),
        }
    }
    stats.removed = ordered::publish(staged, &build.out, known)?;
    Ok(stats)
}

impl OutputStats {
    fn of(staged: &[Staged]) -> Self {
        let mut stats = Self {
            files: staged.len(),
            ..Self::default()
        };
        for file in staged {
            stats.bytes += file.size;
            stats.changed += usize::from(file.waiting.is_some());
            if file.size > stats.largest.1 {
                stats.largest = (file.path.clone(), file.size);
            }
        }
        stats
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
        let old = files::read_if_any(&out.join(path))?;
        let waiting = (old.as_deref() != Some(&*bytes)).then(|| stage.join(number.to_string()));
        if let Some(waiting) = &waiting {
            files::write(waiting, &bytes)?;
        }
        Ok(Staged {
            path,
            turn: Turn::of(path, planned, old.is_none()),
            waiting,
            size: bytes.len() as u64,
        })
    };
    files.into_par_iter().enumerate().map(one).collect()
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

/// Keeps the list of what is in the folder: the old one or the new one, whenever the build is killed.
fn record<'a>(out: &Path, paths: impl Iterator<Item = &'a String>) -> Result<()> {
    let waiting = out.join(STAGE).join(RECORD);
    files::write(&waiting, listed(paths).as_bytes())?;
    files::rename(&waiting, &out.join(RECORD))
}

/// The text of the list.
fn listed<'a>(paths: impl Iterator<Item = &'a String>) -> String {
    paths.flat_map(|path| [path.as_str(), "\n"]).collect()
}
