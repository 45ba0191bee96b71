//! What will be written: planned whole, then written at once.

use std::{borrow::Cow, collections::BTreeMap, fmt, path::PathBuf};

use anyhow::Result;
use unicode_normalization::UnicodeNormalization;

use super::redirects;
use crate::builder::files;

/// The files of a site.
#[derive(Default)]
pub struct Plan<'c> {
    files: BTreeMap<String, Planned<'c>>,
}

/// A file to be written.
pub struct Planned<'c> {
    /// What is in it.
    pub body: Body<'c>,
    /// What it is made from, all of them where several claim the path.
    pub origins: Vec<Origin>,
}

/// What is in a file.
pub enum Body<'c> {
    /// These bytes.
    Bytes(Vec<u8>),
    /// Those of another file.
    Copy(PathBuf),
    /// What this makes when the file is written.
    Made(Box<dyn Fn() -> Result<Vec<u8>> + Send + Sync + 'c>),
}

/// What a file of the site is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file of the content root.
    File {
        /// Relative to the content root.
        file: String,
        /// What the path is to it: its `address`, or an `alias`.
        role: &'static str,
    },
    /// No file alone; this names it.
    Generated(&'static str),
}

impl Origin {
    /// A file of the content root, at its own address.
    pub fn address(file: String) -> Self {
        let role = "address";
        Self::File { file, role }
    }

    /// A file of the content root, at one of its former addresses.
    pub fn alias(file: String) -> Self {
        let role = "alias";
        Self::File { file, role }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::File { file, .. } => file,
            Self::Generated(name) => name,
        })
    }
}

impl<'c> Plan<'c> {
    /// Plans a file.
    pub fn add(&mut self, path: String, origin: Origin, bytes: Vec<u8>) {
        self.insert(path, origin, Body::Bytes(bytes));
    }

    /// Plans the copy of a file.
    pub fn copy(&mut self, path: String, origin: Origin, from: PathBuf) {
        self.insert(path, origin, Body::Copy(from));
    }

    /// Plans a file that is made when it is written.
    pub fn make(
        &mut self,
        path: String,
        origin: Origin,
        make: impl Fn() -> Result<Vec<u8>> + Send + Sync + 'c,
    ) {
        self.insert(path, origin, Body::Made(Box::new(make)));
    }

    fn insert(&mut self, path: String, origin: Origin, body: Body<'c>) {
        match self.files.get_mut(&path) {
            Some(planned) => planned.origins.push(origin),
            None => {
                let origins = vec![origin];
                self.files.insert(path, Planned { body, origins });
            }
        }
    }

    /// Takes the files of another plan into a folder, which is empty or ends in `/`. Rules for hosts stay in
    /// one file at the root.
    pub fn take(&mut self, folder: &str, other: Plan<'c>) {
        for (path, planned) in other.files {
            let is_rules = path == redirects::FILE;
            let path = match is_rules {
                true => path,
                false => format!("{folder}{path}"),
            };
            match (self.files.get_mut(&path), planned.body) {
                (None, body) => {
                    let origins = planned.origins;
                    self.files.insert(path, Planned { body, origins });
                }
                (Some(known), Body::Bytes(more)) if is_rules => {
                    // An author's own file stays as it is.
                    if let Body::Bytes(rules) = &mut known.body {
                        rules.extend(more);
                    }
                }
                (Some(known), _) => known.origins.extend(planned.origins),
            }
        }
    }

    /// The files by their paths below the base, in the order of the paths.
    pub fn files(&self) -> &BTreeMap<String, Planned<'c>> {
        &self.files
    }
}

impl Body<'_> {
    /// The bytes.
    pub fn bytes(&self) -> Result<Cow<'_, [u8]>> {
        Ok(match self {
            Self::Bytes(bytes) => bytes.into(),
            Self::Copy(from) => files::read(from)?.into(),
            Self::Made(make) => make()?.into(),
        })
    }
}

/// A path as disks have it that do not tell cases or forms of accents apart.
pub fn fold(path: &str) -> String {
    path.nfc().flat_map(char::to_lowercase).collect()
}
