//! The smaller copies of pictures.

use std::{collections::BTreeMap, sync::Arc};

use super::{Blog, Origin, Plan};
use crate::{
    builder::{
        Build, files,
        pictures::{Cache, Failures, Variants},
        problem::Report,
        read::Picture,
    },
    domain::picture_copy,
};

/// What is shared by all that is made of pictures.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    /// What an earlier build made.
    pub cache: Cache,
    /// Pictures that could not be read.
    pub failures: Failures,
}

impl Pictures {
    /// For a build.
    pub fn new(build: &Build) -> Self {
        Self {
            cache: Cache::new(build.cache.clone()),
            failures: Failures::default(),
        }
    }
}

/// Whether a file is of a kind that holds metadata.
pub fn may_hold_metadata(address: &str) -> bool {
    let ending = address.rsplit('.').next().unwrap_or_default();
    let ending = ending.to_ascii_lowercase();
    ["jpg", "jpeg", "png", "webp"].contains(&ending.as_str())
}

/// Adds the copies of every picture that is published and shown.
pub fn add<'b>(blog: &'b Blog<'b>, pictures: &Pictures, plan: &mut Plan<'b>) {
    let shown = blog.content.texts().flat_map(|article| &article.pictures);
    let shown: BTreeMap<&str, &Picture> = shown
        .map(|picture| (picture.address.as_str(), picture))
        .collect();
    for picture in shown.into_values() {
        if !blog.content.assets.contains(&picture.address) {
            continue; // told by the checks
        }
        let name = files::slashed(&picture.file);
        let path = blog.content.root.join(&picture.file);
        let variants = Arc::new(Variants::new(
            (path, name.clone()),
            picture.widths.clone(),
            blog.settings.images.quality,
            pictures.cache.clone(),
            pictures.failures.clone(),
        ));
        for width in &picture.widths {
            let (variants, width) = (Arc::clone(&variants), *width);
            let path = picture_copy(&picture.address, &width.to_string());
            let origin = Origin::address(name.clone());
            plan.make(path, origin, move || variants.take(width));
        }
    }
}

/// Names the pictures that could not be read.
pub fn name_failures(pictures: &Pictures, report: &mut Report) {
    for (file, reason) in pictures.failures.all() {
        report.warn(
            &file,
            None,
            format!("the picture cannot be read, and stays as it is: {reason}"),
            "save it again with another program",
        );
    }
}
