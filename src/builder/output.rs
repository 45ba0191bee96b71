//! What will be written: planned whole, then written at once.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;

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
#[derive(Debug, Default)]
pub struct Plan {
    files: BTreeMap<String, Planned>,
}

#[derive(Debug)]
struct Planned {
    content: Content,
    /// What it is made from, all of them where several claim the path.
    origins: Vec<String>,
}

#[derive(Debug)]
enum Content {
    Bytes(Vec<u8>),
    Copy(PathBuf),
}

/// What a build did to its folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files of the site.
    pub files: usize,
    /// Their size together.
    pub bytes: u64,
    /// Files that were new or different.
    pub changed: usize,
    /// Files of the last build that are no more.
    pub removed: usize,
}

impl Plan {
    /// Plans a file.
    pub fn add(&mut self, path: String, origin: String, bytes: Vec<u8>) {
        self.insert(path, origin, Content::Bytes(bytes));
    }

    /// Plans the copy of a file.
    pub fn copy(&mut self, path: String, origin: String, from: PathBuf) {
        self.insert(path, origin, Content::Copy(from));
    }

    fn insert(&mut self, path: String, origin: String, content: Content) {
        match self.files.get_mut(&path) {
            Some(planned) => planned.origins.push(origin),
            None => {
                let origins = vec![origin];
                self.files.insert(path, Planned { content, origins });
            }
        }
    }

    /// Reports every path that two sources claim.
    pub fn report_collisions(&self, report: &mut Report) {
        for (path, planned) in &self.files {
            let [first, others @ ..] = planned.origins.as_slice() else {
                continue;
            };
            // A post's page says it; its Markdown would say it again.
            let said = path
                .strip_suffix(".md")
                .is_some_and(|path| self.files.contains_key(&format!("{path}/index.html")));
            for other in others.iter().filter(|_| !said) {
                let mut findings = Findings::of(other);
                let address = path.strip_suffix("index.html").unwrap_or(path);
                findings.error(
                    None,
                    format!("its address `/{address}` is taken by {first}"),
                    "give one of them another name, or another `slug:`",
                );
                report.extend(findings.into_report());
            }
        }
    }

    /// Writes what differs from what is there, and removes what an earlier build wrote and this
    /// one does not. Every byte is on the disk before the first file is replaced.
    pub fn write(&self, out: &Path) -> Result<Written> {
        let known = self.known(out)?;
        let stage = out.join(STAGE);
        files::remove_folder(&stage)?;
        let planned: Vec<(&String, &Planned)> = self.files.iter().collect();
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
        let mut written = Written::default();
        for (path, waiting, size) in staged {
            written.files += 1;
            written.bytes += size;
            if let Some(waiting) = waiting {
                files::rename(&waiting, &out.join(path))?;
                written.changed += 1;
            }
        }
        for old in known.iter().filter(|old| !self.files.contains_key(*old)) {
            files::remove(&out.join(old), out)?;
            written.removed += 1;
        }
        let paths: Vec<&str> = self.files.keys().map(String::as_str).collect();
        files::write(&out.join(RECORD), (paths.join("\n") + "\n").as_bytes())?;
        files::remove_folder(&stage)?;
        Ok(written)
    }

    /// What the last build wrote. A folder with files of somebody else's is refused.
    fn known(&self, out: &Path) -> Result<BTreeSet<String>> {
        if let Some(record) = files::read_if_any(&out.join(RECORD))? {
            let record =
                String::from_utf8(record).context("the list of the last build is damaged")?;
            return Ok(record.lines().map(str::to_owned).collect());
        }
        files::create_folder(out)?;
        let foreign = files::walk(out)?.into_iter().find(|file| {
            let planned = self.files.get(&files::slashed(file));
            !planned.is_some_and(|planned| planned.content.is_at(&out.join(file)))
        });
        match foreign {
            // Trunk's folder holds its page, which the build replaces, and files it keeps.
            Some(file) if file != Path::new("index.html") => bail!(
                "{} holds files that no build wrote, such as {}: name an empty folder",
                out.display(),
                file.display()
            ),
            _ => Ok(BTreeSet::new()),
        }
    }
}

impl Content {
    fn bytes(&self) -> Result<std::borrow::Cow<'_, [u8]>> {
        Ok(match self {
            Self::Bytes(bytes) => bytes.into(),
            Self::Copy(from) => files::read(from)?.into(),
        })
    }

    fn is_at(&self, path: &Path) -> bool {
        matches!(self, Self::Copy(from) if from == path)
    }
}
