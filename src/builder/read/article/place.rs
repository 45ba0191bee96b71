//! Where an article goes: its address, and the addresses it had.

use std::collections::HashSet;

use percent_encoding::percent_decode_str;

use super::super::{
    front_matter::{FrontMatter, Located},
    scan::SourceFile,
    slugify::slugify,
};
use crate::{
    builder::problem::FileReport,
    domain::{ArticlePath, Route, Slug},
};

/// The addresses of an article.
pub struct Place {
    /// Its own.
    pub path: ArticlePath,
    /// The files that its former addresses lead to.
    pub aliases: Vec<String>,
}

impl Place {
    /// Finds the place of an article; `None` if it can have none, which is in the problems.
    pub fn find(
        source: &SourceFile,
        matter: &FrontMatter,
        problems: &mut FileReport,
    ) -> Option<Self> {
        let path = match &matter.url {
            Some(url) => chosen(url, problems)?,
            None => by_name(source, matter, problems)?,
        };
        let aliases = aliases(path.as_str(), matter, problems);
        Some(Self { path, aliases })
    }
}

/// The addresses of a page in whose place the site has one of its own: the files that lead there.
pub fn leading_to(
    route: &Route,
    source: &SourceFile,
    matter: &FrontMatter,
    problems: &mut FileReport,
) -> Vec<String> {
    let name = matter
        .slug
        .as_ref()
        .map_or(&source.stem, |slug| &slug.value);
    let (path, is_chosen) = match &matter.url {
        Some(url) => (url.value.clone(), true),
        None => (format!("{}/{name}", source.section), false),
    };
    let path = folder_of(&path);
    let part = |part: &str| match is_chosen {
        true => Slug::parse(part),
        false => slugify(part),
    };
    let parts: Result<Vec<Slug>, _> = path.split('/').map(part).collect();
    let parts = parts.unwrap_or_default();
    let path = parts.iter().map(Slug::as_str).collect::<Vec<_>>().join("/");
    let mut files = aliases(&path, matter, problems);
    let own = format!("{path}/index.html");
    if !path.is_empty() && own != route.file() {
        files.push(own);
    }
    files
}

/// The folders of an address, whether or not it names the file in them.
fn folder_of(address: &str) -> &str {
    let path = address.trim_matches('/');
    path.strip_suffix("/index.html").unwrap_or(path)
}

/// The address that the front matter's `url` is.
fn chosen(url: &Located<String>, problems: &mut FileReport) -> Option<ArticlePath> {
    let path = ArticlePath::parse(folder_of(&url.value));
    if path.is_none() {
        problems.error(
            url.line,
            format!("`url: {}` cannot be an address of this site", url.value),
            "write a path such as `/2020/my-post/`, without a host, and not below tags, archive, search or page",
        );
    }
    path
}

/// The address in the file's section, of the front matter's `slug` or the file's name.
fn by_name(
    source: &SourceFile,
    matter: &FrontMatter,
    problems: &mut FileReport,
) -> Option<ArticlePath> {
    let (name, line) = match &matter.slug {
        Some(slug) => (slug.value.as_str(), Some(slug.line)),
        None => (source.stem.as_str(), None),
    };
    let refused = |error| {
        problems.error(
            line,
            format!("`{name}` cannot be part of an address: it {error}"),
            "set `slug:` in the front matter to letters, digits and hyphens",
        );
    };
    let slug = slugify(name).map_err(refused).ok()?;
    let folders = source.section.split('/').filter(|name| !name.is_empty());
    let folders: Result<Vec<Slug>, _> = folders.map(slugify).collect();
    let Ok(mut segments) = folders else {
        let section = &source.section;
        let message = format!("a folder of `{section}` cannot be part of an address");
        problems.error(None, message, "give it a name of letters and digits");
        return None;
    };
    segments.push(slug);
    let segments: Vec<&str> = segments.iter().map(Slug::as_str).collect();
    let path = segments.join("/");
    let parsed = ArticlePath::parse(&path);
    if parsed.is_none() {
        problems.error(
            line,
            format!("`/{path}/` is the address of a list"),
            "rename the file, or set `slug:` in its front matter",
        );
    }
    parsed
}

/// The files that former addresses lead to: `old/name/index.html`, or the file itself where the
/// address names one. As Hugo has it, an alias without a slash at its start is relative to the
/// folder above the article's own.
fn aliases(path: &str, matter: &FrontMatter, problems: &mut FileReport) -> Vec<String> {
    let folder = path.rsplit_once('/').map_or("", |(above, _)| above);
    let own = format!("{path}/index.html");
    let (mut files, mut known) = (Vec::new(), HashSet::new());
    for alias in &matter.aliases {
        // As copied from a browser, it is percent-encoded.
        let decoded = percent_decode_str(&alias.value).decode_utf8_lossy();
        let alias_path = match decoded.starts_with('/') {
            true => decoded.into_owned(),
            false => format!("{folder}/{decoded}"),
        };
        let alias_path = alias_path.trim_matches('/');
        let is_valid = alias_path.split('/').all(|part| Slug::parse(part).is_ok());
        if !is_valid {
            problems.warn(
                alias.line,
                format!(
                    "the alias `{}` cannot be an address of this site",
                    alias.value
                ),
                "write a path such as `/2020/old-name/`, without a host and without `?` or `#`",
            );
            continue;
        }
        let is_file = alias_path.ends_with(".html") || alias_path.ends_with(".htm");
        let file = match is_file {
            true => alias_path.to_owned(),
            false => format!("{alias_path}/index.html"),
        };
        if file != own && known.insert(file.clone()) {
            files.push(file);
        }
    }
    files
}
