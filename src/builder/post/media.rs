//! The pictures of a post, and the files its text refers to.

use percent_encoding::percent_decode_str;
use url::Url;

use super::Source;
use crate::{
    builder::{Build, front_matter::Cover, images},
    domain::{ContentPath, encode_path},
    markdown::ImageSizes,
};

/// A cover, where it is.
pub struct Placed {
    /// Relative to the base and percent-encoded, or a URL.
    pub address: String,
    /// The path below the base, unless it is elsewhere.
    pub file: Option<String>,
}

/// The cover's place: beside the post where it says so or stands in the bundle, else below the
/// site's root.
pub fn cover(source: &Source, path: &ContentPath, cover: Option<&Cover>) -> Option<Placed> {
    let cover = cover.filter(|cover| !cover.hidden)?;
    let image = cover.image.as_str();
    if image.starts_with("//") {
        // Another host, by the scheme that the page comes by.
        return Some(Placed {
            address: image.to_owned(),
            file: None,
        });
    }
    if let Ok(url) = Url::parse(image) {
        let address = matches!(url.scheme(), "http" | "https").then(|| url.to_string())?;
        return Some(Placed {
            address,
            file: None,
        });
    }
    let in_bundle = source.holds(image.trim_start_matches("./"));
    let file = match cover.relative || in_bundle {
        true => resolved(path, &[image.to_owned()]).pop()?,
        false => percent_decode_str(image.trim_start_matches(['/', '.']))
            .decode_utf8()
            .ok()?
            .into_owned(),
    };
    Some(Placed {
        address: encode_path(&file),
        file: Some(file),
    })
}

/// A cover's size: it stands in the bundle, or in the content root as its address says.
pub fn cover_size(
    source: &Source,
    path: &ContentPath,
    file: &str,
    build: &Build,
) -> Option<(u32, u32)> {
    let inner = file
        .strip_prefix(path.as_str())
        .and_then(|inner| inner.strip_prefix('/'));
    images::size(&match inner.filter(|inner| source.holds(inner)) {
        Some(inner) => build.content.join(source.folder()).join(inner),
        None => build.content.join(file),
    })
}

/// The sizes of the images that stand in the bundle.
pub fn sizes(source: &Source, references: &[String], build: &Build) -> ImageSizes {
    let folder = build.content.join(source.folder());
    let size = |reference: &String| {
        let file = reference.trim_start_matches("./");
        let in_bundle = source.holds(file);
        let size = in_bundle.then(|| images::size(&folder.join(file)))??;
        Some((reference.clone(), size))
    };
    ImageSizes(references.iter().filter_map(size).collect())
}

/// The references as paths below the base, as a browser resolves them on the post's page.
pub fn resolved(path: &ContentPath, references: &[String]) -> Vec<String> {
    const BASE: &str = "http://site.invalid/";
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
