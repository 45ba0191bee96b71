//! From a Markdown file to a post that is known to be sound.

mod address;
mod media;

use std::path::{Path, PathBuf};

use super::{
    Build, files,
    front_matter::{self, FrontMatter},
    problem::Findings,
    site::Settings,
    slugify::slugify,
};
use crate::{
    domain::{Author, ContentPath, Entry, EntryExtension, Published, Route, Slug},
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
    /// The Markdown below the front matter.
    pub text: String,
    /// Sizes of the images that are known, by their addresses as written.
    pub sizes: Vec<(String, u32, u32)>,
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
        let cover = media::cover(source, &path, matter.cover.as_ref());
        let (cover, cover_file) =
            cover.map_or((None, None), |cover| (Some(cover.address), cover.file));
        let extension = EntryExtension {
            path: path.markdown_url(),
            cover: cover.clone(),
            cover_size: cover_file
                .as_ref()
                .and_then(|file| media::cover_size(source, &path, file, build)),
            cover_alt: matter.cover.map(|cover| cover.alt).unwrap_or_default(),
            ..EntryExtension::default()
        };
        let mut entry = Entry {
            title,
            image: cover.and_then(|cover| settings.absolute(&cover)),
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
            entry.date_modified = matter.lastmod;
            entry.authors = authors(matter.authors, settings);
            add_tags(&mut entry, matter.tags, findings);
        }
        let images = document.images();
        let mut shown = media::resolved(&path, &images);
        let mut references = media::resolved(&path, &document.links());
        shown.extend(cover_file);
        references.extend(shown.iter().cloned());
        Some(Self {
            sizes: media::sizes(source, &images, build),
            shown,
            references,
            source: source.clone(),
            path,
            entry,
            description,
            text: split.text.to_owned(),
        })
    }

    /// The Markdown file of the live site.
    pub fn published(&self) -> serde_json::Result<Vec<u8>> {
        let head = Published {
            item: self.entry.clone(),
            images: self.sizes.clone(),
        };
        let mut file = serde_json::to_vec(&head)?;
        file.extend_from_slice(b"\n\n");
        // Blank lines only: an indentation makes a first line code.
        let blank = self
            .text
            .split_inclusive('\n')
            .take_while(|line| line.trim().is_empty());
        let start: usize = blank.map(str::len).sum();
        file.extend_from_slice(&self.text.as_bytes()[start..]);
        Ok(file)
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
                "use letters or digits in it",
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
