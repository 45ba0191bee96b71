//! What search engines and social networks are told of an article.

use std::{ffi::OsStr, path::Path};

use super::{
    super::{
        front_matter::{FrontMatter, Located},
        locale,
        scan::SourceFile,
    },
    media::{self, CoverImage, Finder},
    render::Rendered,
};
use crate::{
    builder::{Build, files},
    domain::ArticlePath,
};

/// Pictures, sounds and videos named at most, as in Hugo.
const MOST_FILES: usize = 6;

/// What goes into the head of an article's page and is shown nowhere.
#[derive(Clone, Debug, Default)]
pub struct Metadata {
    /// What it is about, in the author's words.
    pub keywords: Vec<String>,
    /// The part of the site that it is in.
    pub section: Option<String>,
    /// The pictures that go with it, the first one before the others.
    pub pictures: Vec<CoverImage>,
    /// Sounds: relative to the base and percent-encoded, or URLs.
    pub audio: Vec<String>,
    /// Videos.
    pub videos: Vec<String>,
    /// Its language, as the Open Graph protocol names it.
    pub locale: Option<String>,
    /// The author's account in the fediverse.
    pub fediverse_creator: Option<String>,
    /// The author's account at X.
    pub twitter: Option<String>,
    /// Paths below the base of the sounds and videos.
    pub media_files: Vec<String>,
}

impl Metadata {
    /// Finds what an article's front matter and bundle have.
    pub fn new(
        source: &SourceFile,
        path: &ArticlePath,
        matter: &FrontMatter,
        rendered: &Rendered,
        build: &Build,
    ) -> Self {
        let written = &matter.metadata;
        let mut media_files = Vec::new();
        let mut addresses = |files: &[Located<String>]| {
            let files = files.iter().take(MOST_FILES);
            let found = files.filter_map(|file| media::locate(source, path, &file.value, false));
            let found = found.map(|(address, file)| {
                media_files.extend(file);
                address
            });
            found.collect()
        };
        Self {
            keywords: written.keywords.clone(),
            section: section(source, matter),
            pictures: pictures(source, path, matter, rendered, build),
            audio: addresses(&written.audio),
            videos: addresses(&written.videos),
            locale: written
                .locale
                .clone()
                .or_else(|| locale::of(&matter.language.as_ref()?.value)),
            fediverse_creator: written.fediverse_creator.clone(),
            twitter: written.twitter.clone(),
            media_files,
        }
    }
}

/// The first category, or else the folder that a post is in below `posts/`.
fn section(source: &SourceFile, matter: &FrontMatter) -> Option<String> {
    let category = matter.categories.first();
    category.map(|name| name.value.clone()).or_else(|| {
        let (_, folders) = source.section.split_once('/')?;
        Some(folders.rsplit('/').next()?.to_owned())
    })
}

/// The cover, even one that readers do not see; else `images`; else what other themes name; else a file of the bundle that is called
/// so (PaperMod's order).
fn pictures(
    source: &SourceFile,
    path: &ArticlePath,
    matter: &FrontMatter,
    rendered: &Rendered,
    build: &Build,
) -> Vec<CoverImage> {
    let finder = Finder {
        source,
        path,
        build,
    };
    let picture = |image: &str, is_relative| finder.named(image, is_relative);
    let cover = &matter.cover;
    if !cover.image.is_empty() {
        let shown = rendered.cover.clone();
        let cover = shown.or_else(|| picture(&cover.image, cover.relative));
        return cover.into_iter().collect();
    }
    let images = matter.metadata.images.iter().take(MOST_FILES);
    let images: Vec<CoverImage> = images
        .filter_map(|image| picture(&image.value, false))
        .collect();
    if !images.is_empty() {
        return images;
    }
    // What the keys of other themes name may be one of their files.
    let other = matter.image.as_ref();
    let other = other.and_then(|image| picture(image, false));
    if let Some(other) = other.filter(|other| other.file.is_none() || other.found.is_some()) {
        return vec![other];
    }
    let named = |names: &[&str]| {
        let mut files = source.resources.iter();
        files.find(|file| is_picture_called(file, names))
    };
    let file = named(&["feature"]).or_else(|| named(&["cover", "thumbnail"]));
    let file = file.and_then(|file| picture(&files::slashed(file), true));
    file.into_iter().collect()
}

/// Whether a file is a picture and has one of the words in its name.
fn is_picture_called(file: &Path, words: &[&str]) -> bool {
    const ENDINGS: [&str; 7] = ["jpg", "jpeg", "png", "webp", "gif", "avif", "svg"];
    let part = |part: Option<&OsStr>| part.unwrap_or_default().to_string_lossy().to_lowercase();
    let name = part(file.file_stem());
    ENDINGS.contains(&part(file.extension()).as_str())
        && words.iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture is found by its name, and nothing else is.
    #[test]
    fn pictures_are_known_by_their_names() {
        for (file, expected) in [
            ("feature.jpg", true),
            ("my-Featured.PNG", true),
            ("img/feature.webp", true),
            ("features.txt", false),
            ("feature/a.png", false),
            ("cover.png", false),
        ] {
            assert_eq!(
                is_picture_called(Path::new(file), &["feature"]),
                expected,
                "{file}"
            );
        }
    }
}
