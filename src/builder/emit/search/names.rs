//! The files of an index, under names that change with their bytes.

use std::collections::BTreeMap;

/// The files so far.
pub struct Files<'l> {
    language: &'l str,
    /// By their paths below the folder of the index.
    pub by_path: BTreeMap<String, Vec<u8>>,
}

impl<'l> Files<'l> {
    /// None yet, of an index in this language.
    pub fn of(language: &'l str) -> Self {
        let by_path = BTreeMap::new();
        Self { language, by_path }
    }

    /// Adds a file, and gives it a name: the language and as much of a hash as no other file begins with.
    pub fn add(&mut self, before: &str, extension: &str, bytes: Vec<u8>) -> String {
        let hash = blake3::hash(&bytes).to_hex();
        let mut length = 7;
        loop {
            let name = format!("{}_{}", self.language, &hash[..length]);
            let path = format!("{before}{name}.{extension}");
            if length == hash.len() || !self.by_path.contains_key(&path) {
                self.by_path.insert(path, bytes);
                return name;
            }
            length += 1;
        }
    }
}
