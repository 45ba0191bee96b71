//! The pictures of a post, and the files its text refers to.

use url::Url;

use super::Source;
use crate::{
    builder::{Build, front_matter::Cover, images},
    domain::{ContentPath, Route},
};

/// The cover's address, relative to the base, or a URL of its own.
pub fn cover(source: &Source, path: &ContentPath, cover: Option<&Cover>) -> Option<String> {
    let cover = cover.filter(|cover| !cover.hidden)?;
    let image = cover.image.as_str();
    if image.contains("://") || image.starts_with("//") {
        return Some(image.to_owned());
    }
    let in_bundle = source.holds(image);
    let folder = Route::Content(path.clone()).url_path();
    Some(match cover.relative || in_bundle {
        true => format!("{folder}{}", image.trim_start_matches("./")),
        false => image.trim_start_matches('/').to_owned(),
    })
}

/// The sizes of the images that stand in the bundle.
pub fn sizes(source: &Source, references: &[String], build: &Build) -> Vec<(String, u32, u32)> {
    let folder = build.content.join(source.folder());
    let size = |reference: &String| {
        let file = reference.trim_start_matches("./");
        let in_bundle = source.holds(file);
        let (width, height) = in_bundle.then(|| images::size(&folder.join(file)))??;
        Some((reference.clone(), width, height))
    };
    references.iter().filter_map(size).collect()
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
        let path = percent_encoding::percent_decode_str(url.path())
            .decode_utf8()
            .ok()?;
        Some(path.trim_start_matches('/').to_owned())
    };
    references.iter().filter_map(resolve).collect()
}
