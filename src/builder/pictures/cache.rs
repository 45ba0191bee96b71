//! What an earlier build made of pictures, in a folder that may be deleted at any time. A file is used only
//! if it holds what was written into it.

use std::path::PathBuf;

use etcetera::BaseStrategy;

use crate::builder::files;

/// Bytes of the digest that a file starts with.
const DIGEST: usize = blake3::OUT_LEN;

/// The folder, or none.
#[derive(Clone, Debug, Default)]
pub struct Cache(Option<PathBuf>);

/// The user's own folder for it: `~/.cache/thinleaf`, or where `XDG_CACHE_HOME` says.
pub fn default_folder() -> Option<PathBuf> {
    let folders = etcetera::choose_base_strategy().ok()?;
    Some(folders.cache_dir().join("thinleaf"))
}

impl Cache {
    /// A cache in a folder, which need not exist; without one, nothing is kept.
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self(folder)
    }

    /// What was kept under a key.
    pub fn get(&self, key: &blake3::Hash) -> Option<Vec<u8>> {
        let mut bytes = files::read_if_any(&self.file(key)?).ok()??;
        let kept = bytes.split_off_checked(DIGEST)?;
        (digest(key, &kept).as_bytes()[..] == bytes[..]).then_some(kept)
    }

    /// Keeps bytes under a key. A folder that cannot be written to is as good as none.
    pub fn keep(&self, key: &blake3::Hash, bytes: &[u8]) {
        let Some(file) = self.file(key) else { return };
        // Whoever reads at the same time sees all of the file or none.
        let waiting = file.with_extension(format!("{}.new", std::process::id()));
        let content = [&digest(key, bytes).as_bytes()[..], bytes].concat();
        let _ = files::write(&waiting, &content).and_then(|()| files::rename(&waiting, &file));
    }

    fn file(&self, key: &blake3::Hash) -> Option<PathBuf> {
        let name = key.to_hex();
        let (folder, name) = name.split_at(2);
        Some(self.0.as_ref()?.join("pictures").join(folder).join(name))
    }
}

/// A file that belongs to another key is as wrong as one that is damaged.
fn digest(key: &blake3::Hash, bytes: &[u8]) -> blake3::Hash {
    blake3::Hasher::new()
        .update(key.as_bytes())
        .update(bytes)
        .finalize()
}

/// [`Vec::split_off`] that tells when there is too little.
trait SplitOff: Sized {
    fn split_off_checked(&mut self, at: usize) -> Option<Self>;
}

impl SplitOff for Vec<u8> {
    fn split_off_checked(&mut self, at: usize) -> Option<Self> {
        (self.len() >= at).then(|| self.split_off(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// A file that was cut, altered or put in another's place is not used.
    #[test]
    fn only_what_was_kept_is_used() {
        let folder = tempfile::TempDir::new().unwrap();
        let cache = Cache::new(Some(folder.path().to_owned()));
        let (one, two) = (blake3::hash(b"one"), blake3::hash(b"two"));
        assert_eq!(cache.get(&one), None);
        cache.keep(&one, b"picture");
        assert_eq!(cache.get(&one).as_deref(), Some(&b"picture"[..]));
        let file = cache.file(&one).unwrap();
        let good = fs::read(&file).unwrap();
        files::write(&cache.file(&two).unwrap(), &good).unwrap();
        assert_eq!(cache.get(&two), None, "another key's");
        for bad in [
            &good[..good.len() - 1],
            &good[..5],
            b"",
            &[good.as_slice(), b"x"].concat(),
        ] {
            fs::write(&file, bad).unwrap();
            assert_eq!(cache.get(&one), None);
        }
        cache.keep(&one, b"again");
        assert_eq!(cache.get(&one).as_deref(), Some(&b"again"[..]));
        Cache::new(None).keep(&one, b"nowhere");
    }
}
