//! Where a post stands, and where it stood.

use percent_encoding::percent_decode_str;

use super::Source;
use crate::{
    builder::{front_matter::FrontMatter, problem::Findings, slugify::slugify},
    domain::{ContentPath, Slug},
};

/// The address: the front matter's `url`, else its `slug` or the file's name in its section.
pub fn of(source: &Source, matter: &FrontMatter, findings: &mut Findings) -> Option<ContentPath> {
    if let Some(url) = &matter.url {
        let written = url.value.trim_matches('/');
        let path = written.strip_suffix("/index.html").unwrap_or(written);
        let parsed = ContentPath::parse(path);
        if parsed.is_none() {
            findings.error(
                url.line,
                format!("`url: {}` cannot be an address of this site", url.value),
                "write a path such as `/2020/my-post/`, without a host, and not below tags, archive or page",
            );
        }
        return parsed;
    }
    let (name, line) = match &matter.slug {
        Some(slug) => (slug.value.as_str(), Some(slug.line)),
        None => (source.name.as_str(), None),
    };
    let slug: Slug = match slugify(name) {
        Ok(slug) => slug,
        Err(error) => {
            findings.error(
                line,
                format!("`{name}` cannot be part of an address: it {error}"),
                "set `slug:` in the front matter to letters, digits and hyphens",
            );
            return None;
        }
    };
    let folders = source
        .section
        .split('/')
        .filter(|folder| !folder.is_empty());
    let folders: Result<Vec<Slug>, _> = folders.map(slugify).collect();
    let Ok(folders) = folders else {
        let message = format!(
            "a folder of `{}` cannot be part of an address",
            source.section
        );
        findings.error(None, message, "give it a name of letters and digits");
        return None;
    };
    let segments = folders.into_iter().chain([slug]);
    let path = segments
        .map(|segment| segment.to_string())
        .collect::<Vec<_>>()
        .join("/");
    let parsed = ContentPath::parse(&path);
    if parsed.is_none() {
        findings.error(
            line,
            format!("`/{path}/` is the address of a list"),
            "rename the file, or set `slug:` in its front matter",
        );
    }
    parsed
}

/// The files that former addresses lead to: `old/name/index.html`, or the file itself where the
/// address names one. As Hugo has it, an alias without a slash at its start is relative to the
/// folder that the post's own folder stands in.
pub fn aliases(path: &ContentPath, matter: &FrontMatter, findings: &mut Findings) -> Vec<String> {
    let folder = path
        .as_str()
        .rsplit_once('/')
        .map_or("", |(above, _)| above);
    let mut files = Vec::new();
    for alias in &matter.aliases {
        // As copied from a browser, it is percent-encoded.
        let decoded = percent_decode_str(&alias.value).decode_utf8_lossy();
        let written = match decoded.starts_with('/') {
            true => decoded.into_owned(),
            false => format!("{folder}/{decoded}"),
        };
        let written = written.trim_matches('/');
        let is_sound = written.split('/').all(|part| Slug::parse(part).is_ok());
        if !is_sound {
            findings.warn(
                alias.line,
                format!(
                    "the alias `{}` cannot be an address of this site",
                    alias.value
                ),
                "write a path such as `/2020/old-name/`, without a host and without `?` or `#`",
            );
            continue;
        }
        let is_file = written.ends_with(".html") || written.ends_with(".htm");
        let file = match is_file {
            true => written.to_owned(),
            false => format!("{written}/index.html"),
        };
        if !files.contains(&file) && file != format!("{}/index.html", path.as_str()) {
            files.push(file);
        }
    }
    files
}
