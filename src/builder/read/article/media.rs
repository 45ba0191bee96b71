//! The pictures of an article, and the files its text refers to.

use percent_encoding::percent_decode_str;
use url::Url;

use super::super::{front_matter::Cover, image_size, scan::SourceFile};
use crate::{
    builder::Build,
    domain::{ArticlePath, encode_path},
    markdown::ImageSizes,
};

/// A picture of an article: above its text, or in its head alone.
#[derive(Clone, Debug)]
pub struct CoverImage {
    /// Relative to the base and percent-encoded, or a URL.
    pub address: String,
    /// The path below the base, unless it is elsewhere.
    pub file: Option<String>,
    /// Width and height in CSS pixels, where they are known.
    pub size: Option<(u32, u32)>,
}

/// The picture above a text.
pub fn cover(
    source: &SourceFile,
    path: &ArticlePath,
    cover: Option<&Cover>,
    build: &Build,
) -> Option<CoverImage> {
    let cover = cover.filter(|cover| !cover.hidden)?;
    picture(source, path, &cover.image, cover.relative, build)
}

/// The picture at a place that front matter names.
pub fn picture(
    source: &SourceFile,
    path: &ArticlePath,
    image: &str,
    is_relative: bool,
    build: &Build,
) -> Option<CoverImage> {
    let (address, file) = locate(source, path, image, is_relative)?;
    let size = file.as_ref();
    Some(CoverImage {
        address,
        size: size.and_then(|file| size_of(source, path, file, build)),
        file,
    })
}

/// The address of a file that front matter names, and its path below the base unless it is elsewhere:
/// beside the article where it says so or the bundle has it, else below the site's root.
pub fn locate(
    source: &SourceFile,
    path: &ArticlePath,
    reference: &str,
    is_relative: bool,
) -> Option<(String, Option<String>)> {
    if reference.starts_with("//") {
        // Another host, by the scheme that the page comes by.
        return Some((reference.to_owned(), None));
    }
    if let Ok(url) = Url::parse(reference) {
        let is_web = matches!(url.scheme(), "http" | "https");
        return is_web.then(|| (url.into(), None));
    }
    let in_bundle = source.has_resource(reference.trim_start_matches("./"));
    let file = match is_relative || in_bundle {
        true => resolved(path, &[reference.to_owned()]).pop()?,
        false => below_root(reference)?,
    };
    Some((encode_path(&file), Some(file)))
}

/// A picture's size: the file is in the bundle, or in the content root as its address says.
fn size_of(
    source: &SourceFile,
    path: &ArticlePath,
    file: &str,
    build: &Build,
) -> Option<(u32, u32)> {
    let inner = file
        .strip_prefix(path.as_str())
        .and_then(|inner| inner.strip_prefix('/'));
    let below_root = match inner.filter(|inner| source.has_resource(inner)) {
        Some(inner) => source.folder().join(inner),
        None => file.into(),
    };
    image_size::size(&build.content.join(below_root))
}

/// The sizes of the images in the bundle.
pub fn sizes(source: &SourceFile, references: &[String], build: &Build) -> ImageSizes {
    let folder = build.content.join(source.folder());
    let size = |reference: &String| {
        let file = reference.trim_start_matches("./");
        let in_bundle = source.has_resource(file);
        let size = in_bundle.then(|| image_size::size(&folder.join(file)))??;
        Some((reference.clone(), size))
    };
    ImageSizes(references.iter().filter_map(size).collect())
}

/// What stands for the site's own address.
const BASE: &str = "http://site.invalid/";

/// A reference to a file of the site as a path below the base, out of which it cannot lead.
fn below_root(reference: &str) -> Option<String> {
    let url = Url::parse(BASE)
        .ok()?
        .join(reference.trim_start_matches('/'))
        .ok()?;
    let path = percent_decode_str(url.path()).decode_utf8().ok()?;
    // An escape may hide dots and slashes from the resolving.
    let is_inside = path.split('/').all(|part| part != "..");
    is_inside.then(|| path.trim_start_matches('/').to_owned())
}

/// The references as paths below the base, as a browser resolves them on the article's page.
pub fn resolved(path: &ArticlePath, references: &[String]) -> Vec<String> {
    let page = Url::parse(BASE).and_then(|base| base.join(&format!("{}/", path.as_str())));
    let Ok(page) = page else { return Vec::new() };
    let resolve = |reference: &String| {
        let url = page
            .join(reference)
            .ok()
            .filter(|url| url.origin() == page.origin())?;
        let path = percent_decode_str(url.path()).decode_utf8().ok()?;
        Some(path.trim_start_matches('/').to_owned())
    };
    references.iter().filter_map(resolve).collect()
}

/// The hosts that pictures come from, other than the site's own.
pub fn origins<'r>(references: impl Iterator<Item = &'r String>) -> Vec<String> {
    let origin = |reference: &String| {
        // `//host/picture` is of the page's own scheme, which may be either.
        let (reference, any) = match reference.strip_prefix("//") {
            Some(rest) => (format!("https://{rest}"), true),
            None => (reference.clone(), false),
        };
        let url = Url::parse(&reference).ok()?;
        let is_web = matches!(url.scheme(), "http" | "https");
        let origin = url.origin().ascii_serialization();
        is_web.then(|| match any {
            true => origin.trim_start_matches("https://").to_owned(),
            false => origin,
        })
    };
    references.filter_map(origin).collect()
}
