//! The copies of one picture: made together when the first of them is written, and kept between builds.

use std::{
    collections::{BTreeMap, BTreeSet},
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::Result;

use super::{Cache, resize};
use crate::builder::files;

/// Changes with the encoder and all that decides the bytes of a copy, so that no copy of an older
/// builder is taken for one of this.
const VERSION: &str = "thinleaf pictures 1: webp 0.3, fast_image_resize 6";

/// Pictures that could not be read, by their files, with the reasons.
#[derive(Clone, Debug, Default)]
pub struct Failures(Arc<Mutex<BTreeSet<(String, String)>>>);

impl Failures {
    /// Notes one.
    pub fn add(&self, file: String, reason: String) {
        let mut failures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        failures.insert((file, reason));
    }

    /// All of them.
    pub fn all(&self) -> BTreeSet<(String, String)> {
        let failures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        failures.clone()
    }
}

/// The copies of a picture.
pub struct Variants {
    /// Its file.
    pub path: PathBuf,
    /// What messages call the file.
    pub name: String,
    /// The widths.
    pub widths: Vec<u32>,
    /// From 1 to 100.
    pub quality: u8,
    /// What an earlier build made.
    pub cache: Cache,
    /// Where it is noted that the picture cannot be read.
    pub failures: Failures,
    /// Those that are made and not written yet.
    made: Mutex<BTreeMap<u32, Vec<u8>>>,
}

impl Variants {
    /// Copies that are not made yet.
    pub fn new(
        (path, name): (PathBuf, String),
        widths: Vec<u32>,
        quality: u8,
        cache: Cache,
        failures: Failures,
    ) -> Self {
        let made = Mutex::default();
        Self {
            path,
            name,
            widths,
            quality,
            cache,
            failures,
            made,
        }
    }

    /// The copy of a width. The picture itself stands for a copy that cannot be made, so that readers see
    /// what there is of it. Who waits here waits for one picture, so there are never more of them
    /// decoded at once than there are threads.
    pub fn take(&self, width: u32) -> Result<Vec<u8>> {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(copy) = made.remove(&width) {
            return Ok(copy);
        }
        let file = files::read(&self.path)?;
        let key = self.key(&file);
        let kept: Option<Vec<Vec<u8>>> = self
            .widths
            .iter()
            .map(|w| self.cache.get(&key(*w)))
            .collect();
        let copies = match kept {
            Some(copies) => copies,
            None => match self.copies(&file) {
                Ok(copies) => {
                    for (width, copy) in self.widths.iter().zip(&copies) {
                        self.cache.keep(&key(*width), copy);
                    }
                    copies
                }
                Err(reason) => {
                    self.failures.add(self.name.clone(), reason);
                    return Ok(file);
                }
            },
        };
        made.extend(self.widths.iter().copied().zip(copies));
        Ok(made.remove(&width).unwrap_or(file))
    }

    /// The keys of the copies: what they are made of, and how.
    fn key(&self, file: &[u8]) -> impl Fn(u32) -> blake3::Hash + use<> {
        let content = blake3::hash(file);
        // A copy is made from the next larger one, so all of the widths decide its bytes.
        let choices = format!("{VERSION}; {:?} at {}", self.widths, self.quality);
        move |width| {
            let mut key = blake3::Hasher::new();
            key.update(content.as_bytes()).update(choices.as_bytes());
            key.update(&width.to_le_bytes());
            key.finalize()
        }
    }

    /// Decoders of foreign files are not trusted to end well.
    fn copies(&self, file: &[u8]) -> Result<Vec<Vec<u8>>, String> {
        let copies = || resize::copies(file, &self.widths, self.quality);
        match catch_unwind(AssertUnwindSafe(copies)) {
            Ok(Ok(copies)) => Ok(copies),
            Ok(Err(error)) => Err(format!("{error:#}")),
            Err(_) => Err("its decoder failed".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// A build takes from the cache what the last one made, whatever has become of the decoder, and a
    /// picture that is broken is named and stays as it is.
    #[test]
    fn copies_are_kept_and_failures_named() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("a.png");
        image::RgbImage::from_fn(600, 10, |x, _| image::Rgb([x as u8, 0, 0]))
            .save(&path)
            .unwrap();
        let failures = Failures::default();
        let cache = Cache::new(Some(folder.path().join("cache")));
        let variants = |widths: &[u32], quality| {
            let file = (path.clone(), "a.png".to_owned());
            Variants::new(
                file,
                widths.to_owned(),
                quality,
                cache.clone(),
                failures.clone(),
            )
        };
        let first = variants(&[480, 600], 75);
        let (small, large) = (first.take(480).unwrap(), first.take(600).unwrap());
        assert!(image::load_from_memory(&small).unwrap().width() == 480 && small != large);
        let file = fs::read(&path).unwrap();
        let second = variants(&[480, 600], 75);
        cache.keep(&second.key(&file)(480), b"from the cache");
        assert_eq!(second.take(480).unwrap(), b"from the cache");
        assert_eq!(
            variants(&[480, 600], 76).take(600).unwrap(),
            large,
            "no loss, so no quality"
        );
        assert_ne!(variants(&[480], 75).take(480).unwrap(), b"from the cache");
        assert!(failures.all().is_empty());
        fs::write(&path, &file[..50]).unwrap();
        assert_eq!(variants(&[480], 75).take(480).unwrap(), &file[..50]);
        assert_eq!(failures.all().iter().next().unwrap().0, "a.png");
    }
}
