//! What an earlier build made of pictures, in a folder that may be deleted at any time. A file is used only
//! if it holds what was written into it, and removed if no build has used it for long.

use std::{path::PathBuf, time::Duration};

use etcetera::BaseStrategy;

use crate::builder::files;

/// Bytes of the digest that a file starts with.
const DIGEST: usize = blake3::OUT_LEN;

const DAY: Duration = Duration::from_hours(24);

/// How long a file is kept that no build uses.
const UNUSED: Duration = Duration::from_hours(24 * 60);

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
        let file = self.file(key)?;
        let mut bytes = files::read_if_any(&file).ok()??;
        let kept = bytes.split_off_checked(DIGEST)?;
        if digest(key, &kept).as_bytes()[..] != bytes[..] {
            return None;
        }
        if files::age(&file).is_some_and(|age| age > DAY) {
            // When it was last used; what cannot be written to stays as it is.
            let _ = files::touch(&file);
        }
        Some(kept)
    }

    /// Keeps bytes under a key. A folder that cannot be written to is as good as none.
    pub fn keep(&self, key: &blake3::Hash, bytes: &[u8]) {
        let Some(file) = self.file(key) else { return };
        // Whoever reads at the same time sees all of the file or none.
        let waiting = file.with_extension(format!("{}.new", std::process::id()));
        let content = [&digest(key, bytes).as_bytes()[..], bytes].concat();
        let _ = files::write(&waiting, &content).and_then(|()| files::rename(&waiting, &file));
    }

    /// Removes what no build has used for long; looks once a day.
    pub fn prune(&self) {
        let Some(folder) = &self.0 else { return };
        let folder = folder.join("pictures");
        let mark = folder.join("thinleaf-pruned");
        if !folder.is_dir() || files::age(&mark).is_some_and(|age| age < DAY) {
            return;
        }
        let _ = files::write(&mark, b"");
        // The folder may be one in which the user keeps files too.
        let ours = files::all(&folder).unwrap_or_default();
        let ours = ours.iter().filter(|name| is_ours(name));
        for file in ours.map(|name| folder.join(name)) {
            if files::age(&file).is_some_and(|age| age > UNUSED) {
                let _ = files::remove(&file, &folder);
            }
        }
    }

    fn file(&self, key: &blake3::Hash) -> Option<PathBuf> {
        let name = key.to_hex();
        let (folder, name) = name.split_at(2);
        Some(self.0.as_ref()?.join("pictures").join(folder).join(name))
    }
}

/// Whether a file is one that a key names, or one that was to become it.
fn is_ours(name: &str) -> bool {
    let Some((folder, name)) = name.split_once('/') else {
        return false;
    };
    let (key, ending) = name.split_once('.').unwrap_or((name, ""));
    let is_waiting = |ending: &str| {
        let process = ending.strip_suffix(".new");
        process.is_some_and(|id| id.bytes().all(|byte| byte.is_ascii_digit()))
    };
    folder.len() == 2
        && blake3::Hash::from_hex(format!("{folder}{key}")).is_ok()
        && (ending.is_empty() || is_waiting(ending))
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

    /// What no build has used for long is removed, and nothing of the user's.
    #[test]
    fn what_is_not_used_is_removed() {
        let folder = tempfile::TempDir::new().unwrap();
        let cache = Cache::new(Some(folder.path().to_owned()));
        cache.prune();
        let keys: Vec<_> = (0..3u8).map(|number| blake3::hash(&[number])).collect();
        let files: Vec<_> = keys.iter().map(|key| cache.file(key).unwrap()).collect();
        let own = format!("pictures/ab/{}.jpg", "c".repeat(62));
        let own = folder.path().join(own);
        files::write(&own, b"photo").unwrap();
        for key in &keys {
            cache.keep(key, b"picture");
        }
        let make_old = |file: &PathBuf| {
            let file = fs::File::options().write(true).open(file).unwrap();
            let then = std::time::SystemTime::now() - UNUSED - DAY;
            file.set_modified(then).unwrap();
        };
        files.iter().skip(1).chain([&own]).for_each(make_old);
        assert!(cache.get(&keys[1]).is_some(), "used again");
        cache.prune();
        let are_there: Vec<_> = files.iter().map(|file| file.exists()).collect();
        assert_eq!(
            (are_there.as_slice(), own.exists()),
            (&[true, true, false][..], true)
        );
        make_old(&files[0]);
        cache.prune();
        assert!(files[0].exists(), "looked today");
    }
}
