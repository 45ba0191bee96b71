//! The pictures of an article, and the files its text refers to.

use std::path::PathBuf;

use percent_encoding::percent_decode_str;
use url::Url;

use super::super::{front_matter::FrontMatter, image_size, scan::SourceFile};
use crate::{
    builder::{Build, pictures::Header},
    domain::{ArticlePath, encode_path},
};

/// A picture that goes with an article: above its text, in lists, where it is shared.
#[derive(Clone, Debug)]
pub struct CoverImage {
    /// Relative to the base and percent-encoded, or a URL.
    pub address: String,
    /// Of a file of the content root, what its head says and where it is.
    pub found: Option<Found>,
    /// The path below the base, unless it is elsewhere.
    pub file: Option<String>,
    /// Width and height in CSS pixels, where they are known.
    pub size: Option<(u32, u32)>,
}

/// A picture of the content root.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its path below the base.
    pub address: String,
    /// Its file, relative to the content root.
    pub file: PathBuf,
    /// What the file says of itself.
    pub header: Header,
}

/// Finds the pictures that an article names.
pub struct Finder<'a> {
    /// The article's file.
    pub source: &'a SourceFile,
    /// Its address.
    pub path: &'a ArticlePath,
    /// Where the content root is.
    pub build: &'a Build,
}

impl Finder<'_> {
    /// The picture at an address, as a browser resolves it on the article's page.
    pub fn find(&self, reference: &str) -> Option<Found> {
        if reference.is_empty() || reference.starts_with("//") || Url::parse(reference).is_ok() {
            return None;
        }
        let address = resolved(self.path, &[reference.to_owned()]).pop()?;
        self.at(address)
    }

    /// The picture at a path below the base: a file of the bundle, or of the content root.
    fn at(&self, address: String) -> Option<Found> {
        if address.split('/').any(|part| part == "..") {
            return None;
        }
        let inner = address
            .strip_prefix(self.path.as_str())
            .and_then(|inner| inner.strip_prefix('/'));
        let file = match inner.filter(|inner| self.source.has_resource(inner)) {
            Some(inner) => self.source.folder().join(inner),
            None => PathBuf::from(&address),
        };
        let header = image_size::header(&self.build.content.join(&file))?;
        Some(Found {
            address,
            file,
            header,
        })
    }

    /// The picture above the text.
    pub fn cover(&self, matter: &FrontMatter) -> Option<CoverImage> {
        let cover = &matter.cover;
        (!cover.hidden).then(|| self.named(&cover.image, cover.relative))?
    }

    /// The picture at a place that front matter names.
    pub fn named(&self, image: &str, is_relative: bool) -> Option<CoverImage> {
        let image = Some(image).filter(|image| !image.is_empty())?;
        let (address, file) = locate(self.source, self.path, image, is_relative)?;
        let found = file.as_ref();
        let found = found.and_then(|file| self.at(file.clone()));
        Some(CoverImage {
            address,
            size: found.as_ref().map(|found| found.header.size),
            found,
            file,
        })
    }
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
    resolved_in(&format!("{}/", path.as_str()), references.iter())
}

/// The same on the page of a folder, which is empty or ends in `/`.
pub fn resolved_in<'r>(folder: &str, references: impl Iterator<Item = &'r String>) -> Vec<String> {
    let Ok(page) = Url::parse(BASE).and_then(|base| base.join(folder)) else {
        return Vec::new();
    };
    let resolve = |reference: &String| {
        let url = page
            .join(reference)
            .ok()
            .filter(|url| url.origin() == page.origin())?;
        let path = percent_decode_str(url.path()).decode_utf8().ok()?;
        Some(path.trim_start_matches('/').to_owned())
    };
    references.filter_map(resolve).collect()
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

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::{builder::read::scan, domain::Date};
    use std::{fs, path::Path};
    use tempfile::TempDir;

    /// A content root with the bundle `posts/a`.
    pub struct Bundle {
        build: Build,
        source: SourceFile,
        path: ArticlePath,
        _root: TempDir,
    }

    /// A small, a large and a moving picture in the bundle, and one at `img/root.png`.
    pub fn bundle() -> Bundle {
        let root = TempDir::new().unwrap();
        let files = [
            "posts/a/index.md",
            "posts/a/small.png",
            "posts/a/large.png",
            "posts/a/moving.gif",
            "img/root.png",
        ];
        for file in files {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            let save = |width, height| image::RgbImage::new(width, height).save(&path).unwrap();
            match Path::new(file).file_name().unwrap().to_str().unwrap() {
                "large.png" => save(800, 400),
                "moving.gif" => fs::write(path, b"GIF89a\x20\x03\x90\x01").unwrap(),
                "index.md" => fs::write(path, "").unwrap(),
                _ => save(300, 200),
            }
        }
        let scan = scan::classify(files.iter().map(PathBuf::from).collect(), "en", &[]);
        Bundle {
            source: scan.sources[0].clone(),
            path: ArticlePath::parse("posts/a").unwrap(),
            build: Build {
                content: root.path().to_owned(),
                shell: PathBuf::new(),
                out: PathBuf::new(),
                base_url: None,
                now: Date::parse("2026-01-01").unwrap(),
                cache: None,
                drafts: false,
                over_shell: false,
                atomic: false,
            },
            _root: root,
        }
    }

    /// What finds its pictures.
    pub fn finder(bundle: &Bundle) -> Finder<'_> {
        Finder {
            source: &bundle.source,
            path: &bundle.path,
            build: &bundle.build,
        }
    }
}
