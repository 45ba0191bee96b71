//! What will be written: planned whole, then written at once.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Component, Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::{
    files,
    problem::{Findings, Report},
};

/// The file that lists what a build wrote, so that the next one removes what is no longer made,
/// and nothing else.
const RECORD: &str = ".thinleaf";

/// Where changed files wait until all of them are on the disk.
const STAGE: &str = ".thinleaf-new";

/// The files of a site.
#[derive(Default)]
pub struct Plan<'c> {
    files: BTreeMap<String, Planned<'c>>,
}

struct Planned<'c> {
    content: Content<'c>,
    /// What it is made from, all of them where several claim the path.
    origins: Vec<String>,
}

enum Content<'c> {
    Bytes(Vec<u8>),
    Copy(PathBuf),
    Made(Maker<'c>),
}

/// Makes a file's bytes.
type Maker<'c> = Box<dyn Fn() -> Result<Vec<u8>> + Send + Sync + 'c>;

/// What a build did to its folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files of the site.
    pub files: usize,
    /// Their size together.
    pub bytes: u64,
    /// Files that were new or different.
    pub changed: usize,
    /// Files of the last build that are no more.
    pub removed: usize,
    /// The largest file and its size.
    pub largest: (String, u64),
}

impl<'c> Plan<'c> {
    /// Plans a file.
    pub fn add(&mut self, path: String, origin: String, bytes: Vec<u8>) {
        self.insert(path, origin, Content::Bytes(bytes));
    }

    /// Plans the copy of a file.
    pub fn copy(&mut self, path: String, origin: String, from: PathBuf) {
        self.insert(path, origin, Content::Copy(from));
    }

    /// Plans a file that is made when it is written, so that not all of them are in memory at once.
    pub fn make(
        &mut self,
        path: String,
        origin: String,
        make: impl Fn() -> Result<Vec<u8>> + Send + Sync + 'c,
    ) {
        self.insert(path, origin, Content::Made(Box::new(make)));
    }

    fn insert(&mut self, path: String, origin: String, content: Content<'c>) {
        match self.files.get_mut(&path) {
            Some(planned) => planned.origins.push(origin),
            None => {
                let origins = vec![origin];
                self.files.insert(path, Planned { content, origins });
            }
        }
    }

    /// Reports every path that two sources claim, and every file that stands where another needs
    /// a folder.
    pub fn report_collisions(&self, report: &mut Report) {
        let mut claims: BTreeMap<String, Vec<&String>> = BTreeMap::new();
        let mut in_the_way = BTreeSet::new();
        for (path, planned) in &self.files {
            claims
                .entry(fold(path))
                .or_default()
                .extend(&planned.origins);
            for (end, _) in path.match_indices('/') {
                if let Some(file) = self.files.get(&path[..end])
                    && in_the_way.insert(&path[..end])
                {
                    clash(path, &planned.origins[0], &file.origins[0], report);
                }
            }
        }
        for (path, origins) in &claims {
            for other in origins.iter().skip(1) {
                clash(path, other, origins[0], report);
            }
        }
    }

    /// Writes what differs from what is there, and removes what an earlier build wrote and this
    /// one does not. Every byte is on the disk before the first file is replaced.
    ///
    /// `over_shell` says that `out` is Trunk's own staging folder, whose page is replaced.
    pub fn write(&self, out: &Path, over_shell: bool) -> Result<Written> {
        let known = match over_shell {
            true => BTreeSet::new(),
            false => self.known(out)?,
        };
        let stage = out.join(STAGE);
        files::remove_folder(&stage)?;
        let written = self.replace(out, &stage, known);
        files::remove_folder(&stage)?;
        written
    }

    fn replace(&self, out: &Path, stage: &Path, known: BTreeSet<String>) -> Result<Written> {
        let planned: Vec<(&String, &Planned<'c>)> = self.files.iter().collect();
        let staged: Vec<(&String, Option<PathBuf>, u64)> = planned
            .into_par_iter()
            .enumerate()
            .map(|(number, (path, planned))| {
                let bytes = planned.content.bytes()?;
                let size = bytes.len() as u64;
                if files::read_if_any(&out.join(path))?.as_deref() == Some(&*bytes) {
                    return Ok((path, None, size));
                }
                let waiting = stage.join(number.to_string());
                files::write(&waiting, &bytes)?;
                Ok((path, Some(waiting), size))
            })
            .collect::<Result<_>>()?;
        // Until all is in place both builds' files are on record, so that a build that is cut off
        // leaves nothing behind that the next one does not know.
        let new: BTreeSet<String> = self.files.keys().cloned().collect();
        let folded: BTreeSet<String> = new.iter().map(|path| fold(path)).collect();
        let stale: Vec<&String> = known
            .iter()
            .filter(|old| !folded.contains(&fold(old)))
            .collect();
        if !known.is_superset(&new) {
            record(out, known.union(&new))?;
        }
        let mut written = Written::default();
        for old in stale {
            files::remove(&out.join(old), out)?;
            written.removed += 1;
        }
        for (path, waiting, size) in staged {
            written.files += 1;
            written.bytes += size;
            if size > written.largest.1 {
                written.largest = (path.clone(), size);
            }
            if let Some(waiting) = waiting {
                files::rename(&waiting, &out.join(path))?;
                written.changed += 1;
            }
        }
        if known != new {
            record(out, new.iter())?;
        }
        Ok(written)
    }

    /// What the last build wrote. A folder with files of somebody else's is refused.
    fn known(&self, out: &Path) -> Result<BTreeSet<String>> {
        if let Some(record) = files::read_if_any(&out.join(RECORD))? {
            let record =
                String::from_utf8(record).context("the list of the last build is damaged")?;
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
}

fn clash(path: &str, one: &str, other: &str, report: &mut Report) {
    let mut findings = Findings::of(one);
    let address = path.strip_suffix("index.html").unwrap_or(path);
    findings.error(
        None,
        format!("its address `/{address}` is taken by {other}"),
        "give one of them another name, or another `slug:`",
    );
    report.extend(findings.into_report());
}

/// Keeps the list of what is in the folder.
fn record<'a>(out: &Path, paths: impl Iterator<Item = &'a String>) -> Result<()> {
    let lines: String = paths.flat_map(|path| [path.as_str(), "\n"]).collect();
    files::write(&out.join(RECORD), lines.as_bytes())
}

/// A path as disks have it that do not tell cases or forms of accents apart.
fn fold(path: &str) -> String {
    path.nfc().flat_map(char::to_lowercase).collect()
}

impl Content<'_> {
    fn bytes(&self) -> Result<std::borrow::Cow<'_, [u8]>> {
        Ok(match self {
            Self::Bytes(bytes) => bytes.into(),
            Self::Copy(from) => files::read(from)?.into(),
            Self::Made(make) => make()?.into(),
        })
    }
}
