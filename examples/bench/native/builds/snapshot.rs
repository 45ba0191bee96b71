//! What a folder holds at a moment.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use anyhow::{Context, Result};
use walkdir::WalkDir;

/// All files of a folder.
pub struct Snapshot(BTreeMap<PathBuf, Seen>);

struct Seen {
    bytes: u64,
    digest: blake3::Hash,
    modified: SystemTime,
}

/// What happened to a folder between two moments.
pub struct Difference {
    /// Files that hold other bytes, are new or are gone.
    pub changed: usize,
    /// Files that were written or removed, even with the bytes that they held before.
    pub written: usize,
}

impl Snapshot {
    /// Reads every file of a folder but the builder's own list of them, which is no file of the site.
    pub fn of(folder: &Path) -> Result<Self> {
        let mut files = BTreeMap::new();
        for entry in WalkDir::new(folder) {
            let entry = entry?;
            if !entry.file_type().is_file() || entry.file_name() == ".thinleaf" {
                continue;
            }
            let content = fs::read(entry.path())
                .with_context(|| format!("cannot read {}", entry.path().display()))?;
            let seen = Seen {
                bytes: content.len() as u64,
                digest: blake3::hash(&content),
                modified: entry.metadata()?.modified()?,
            };
            files.insert(entry.into_path(), seen);
        }
        Ok(Self(files))
    }

    /// How many files there are.
    pub fn files(&self) -> usize {
        self.0.len()
    }

    /// How many bytes they hold.
    pub fn bytes(&self) -> u64 {
        self.0.values().map(|seen| seen.bytes).sum()
    }

    /// What happened until a later snapshot of the same folder.
    pub fn difference(&self, later: &Self) -> Difference {
        let gone = self
            .0
            .keys()
            .filter(|path| !later.0.contains_key(*path))
            .count();
        let count = |is_other: &dyn Fn(&Seen, &Seen) -> bool| {
            let files = later
                .0
                .iter()
                .filter(|(path, now)| self.0.get(*path).is_none_or(|before| is_other(before, now)));
            gone + files.count()
        };
        Difference {
            changed: count(&|before, now| before.digest != now.digest),
            written: count(&|before, now| before.modified != now.modified),
        }
    }
}
