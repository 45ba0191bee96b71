//! From a Markdown file to a post that is known to be sound.

mod address;
mod media;

use std::path::{Path, PathBuf};

use url::Url;

use super::{
    Build, files,
    front_matter::{self, FrontMatter},
    problem::Findings,
    site::Settings,
    slugify::slugify,
};
use crate::{
    domain::{Author, ContentPath, Date, Entry, EntryExtension, Route, Slug},
    markdown::{Document, Summary, inline_text},
};

/// A Markdown file of the content root, and what belongs to it.
#[derive(Clone, Debug)]
pub struct Source {
    /// Relative to the content root.
    pub file: PathBuf,
    /// Whether it is listed and dated, rather than a page of its own.
    pub is_post: bool,
    /// The folders of the address above the slug: `posts`, or nothing for most pages.
    pub section: String,
    /// What names it where the front matter does not: the file's or the bundle's name.
    pub name: String,
    /// The bundle's other files, relative to its folder.
    pub resources: Vec<PathBuf>,
}

/// A published post or page.
#[derive(Clone, Debug)]
pub struct Post {
    /// Where it was written, relative to the content root.
    pub source: Source,
    /// Its address.
    pub path: ContentPath,
    /// What lists know of it.
    pub entry: Entry,
    /// For search engines.
    pub description: String,
    /// The text, rendered.
    pub html: String,
    /// Whether search engines are asked to leave it out.
    pub noindex: bool,
    /// Files below the base that lead here from former addresses.
    pub aliases: Vec<String>,
    /// Hosts that its pictures come from, as a Content-Security-Policy names them.
    pub image_origins: Vec<String>,
    /// Paths below the base of the images it shows.
    pub shown: Vec<String>,
    /// Paths below the base of all it refers to.
    pub references: Vec<String>,
}

impl Source {
    /// The file's name as messages have it.
    pub fn name(&self) -> String {
        files::slashed(&self.file)
    }

    /// Whether a path names a file of the bundle.
    fn holds(&self, path: &str) -> bool {
        self.resources
            .iter()
            .any(|file| files::slashed(file) == path)
    }

    fn folder(&self) -> &Path {
        self.file.parent().unwrap_or(Path::new(""))
    }
}

impl Post {
    /// Reads a file's content; `None` if it is not published, or too broken to be.
    pub fn read(
        source: &Source,
        content: &str,
        build: &Build,
        settings: &Settings,
        findings: &mut Findings,
    ) -> Option<Self> {
        let split = front_matter::split(content, findings)?;
        let matter = front_matter::read(&split, findings)?;
        if !is_published(&matter, build) {
            return None;
        }
        let is_post = source.is_post;
        let path = address::of(source, &matter, findings)?;
        let document = Document::parse(split.text, settings.raw_html);
        let modified = matter.lastmod.clone();
        let is_later = |modified: &Date| matter.date.as_ref().is_none_or(|date| modified >= date);
        let modified = modified.filter(is_later);
        let title = matter
            .title
            .clone()
            .filter(|title| !title.trim().is_empty());
        let title = title.unwrap_or_else(|| {
            let help = "add `title:` to its front matter";
            findings.warn(
                split.first_line,
                "there is no title; the file's name stands in",
                help,
            );
            source.name.replace(['-', '_'], " ")
        });
        if is_post && matter.date.is_none() && !findings.has_errors() {
            let help = "add `date: 2020-11-18` to its front matter, or it stands below all others";
            findings.warn(split.first_line, "there is no date", help);
        }
        let aliases = address::aliases(&path, &matter, findings);
        let cover = media::cover(source, &path, matter.cover.as_ref());
        let (cover, cover_file) =
            cover.map_or((None, None), |cover| (Some(cover.address), cover.file));
        let extension = EntryExtension {
            path: Route::Content(path.clone()).url_path(),
            canonical: canonical(&matter, findings),
            cover: cover.clone(),
            cover_size: cover_file
                .as_ref()
                .and_then(|file| media::cover_size(source, &path, file, build)),
            cover_alt: matter.cover.map(|cover| cover.alt).unwrap_or_default(),
            ..EntryExtension::default()
        };
        let mut entry = Entry {
            title,
            image: cover.as_ref().and_then(|cover| settings.absolute(cover)),
            extension,
            ..Entry::default()
        };
        let url = settings.absolute(&Route::Content(path.clone()).url_path());
        entry.id = url.clone().unwrap_or_else(|| path.as_str().to_owned());
        entry.url = url;
        let summary = summary(&document, matter.summary.as_deref());
        let written = matter.description.filter(|text| !text.trim().is_empty());
        let description = written.unwrap_or_else(|| summary.text.clone());
        if is_post {
            let count = document.word_count();
            entry.extension.reading_time = Some(count.minutes());
            entry.extension.words = Some(count.total());
            entry.extension.truncated = summary.truncated;
            entry.extension.weight = matter.weight.filter(|weight| *weight != 0);
            entry.extension.series = matter.series;
            entry.content_text = Some(summary.text.clone());
            entry.summary = Some(summary.text);
            entry.date_published = matter.date;
            entry.date_modified = modified;
            entry.authors = authors(matter.authors, settings);
            add_tags(&mut entry, matter.tags, findings);
        }
        let images = document.images();
        let mut shown = media::resolved(&path, &images);
        let mut references = media::resolved(&path, &document.links());
        shown.extend(cover_file);
        references.extend(shown.iter().cloned());
        Some(Self {
            html: document.html(&media::sizes(source, &images, build)),
            noindex: matter.noindex,
            aliases,
            image_origins: media::origins(images.iter().chain(&cover)),
            shown,
            references,
            source: source.clone(),
            path,
            entry,
            description,
        })
    }

    /// The bundle's files: where they are, relative to the content root, and their addresses.
    pub fn resources(&self) -> impl Iterator<Item = (PathBuf, String)> {
        let folder = self.source.folder();
        self.source.resources.iter().map(move |file| {
            let address = format!("{}/{}", self.path.as_str(), files::slashed(file));
            (folder.join(file), address)
        })
    }
}

fn is_published(matter: &FrontMatter, build: &Build) -> bool {
    let future = matter.publish_date.as_ref().or(matter.date.as_ref());
    (build.drafts || !matter.draft)
        && future.is_none_or(|date| *date <= build.now)
        && matter
            .expiry_date
            .as_ref()
            .is_none_or(|date| *date > build.now)
}

/// The page that front matter names in place of this one.
fn canonical(matter: &FrontMatter, findings: &mut Findings) -> Option<String> {
    let written = matter.canonical.as_ref()?;
    let url = Url::parse(&written.value).ok();
    let url = url.filter(|url| matches!(url.scheme(), "http" | "https"));
    if url.is_none() {
        findings.error(
            written.line,
            format!("`canonicalURL: {}` is no absolute address", written.value),
            "write a whole address, such as https://example.org/the-original/",
        );
    }
    url.map(String::from)
}

/// The text a list shows: cut by the divider, else the author's own, else the first paragraphs.
fn summary(document: &Document, written: Option<&str>) -> Summary {
    match written.filter(|text| !text.trim().is_empty()) {
        Some(written) if !document.is_divided() => Summary {
            text: inline_text(written),
            truncated: false,
        },
        _ => document.summary(),
    }
}

fn authors(names: Vec<String>, settings: &Settings) -> Vec<Author> {
    match names.is_empty() {
        true => settings.author.clone().into_iter().collect(),
        false => names.into_iter().map(|name| Author { name }).collect(),
    }
}

fn add_tags(entry: &mut Entry, tags: Vec<front_matter::Located<String>>, findings: &mut Findings) {
    let mut slugs: Vec<String> = Vec::new();
    for tag in tags {
        match slugify(&tag.value) {
            Ok(slug) if slugs.iter().any(|known| *known == slug.as_str()) => {
                let message = format!("the tag `{}` has the address of another one", tag.value);
                findings.warn(tag.line, message, "remove one of them, or rename it");
            }
            Ok(slug) => {
                slugs.push(slug.to_string());
                entry.tags.push(tag.value);
            }
            Err(error) => findings.error(
                tag.line,
                format!(
                    "the tag `{}` cannot be part of an address: it {error}",
                    tag.value
                ),
                "put it in other words, with letters or digits in it",
            ),
        }
    }
    let plain = |name: &String| Slug::of_tag(name).map(|slug| slug.to_string());
    let differ = entry
        .tags
        .iter()
        .zip(&slugs)
        .any(|(name, slug)| plain(name).as_ref() != Some(slug));
    if differ {
        entry.extension.tag_slugs = slugs;
    }
}
