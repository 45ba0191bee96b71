//! How an article is seen from outside: its entry in lists and feeds, and its description.

use std::num::NonZero;

use url::Url;

use super::{
    super::{
        front_matter::{FrontMatter, Located, Parsed},
        scan::{ArticleKind, SourceFile},
        settings::Settings,
        slugify::slugify,
    },
    render::Rendered,
};
use crate::{
    builder::problem::FileReport,
    domain::{ArticlePath, Author, Date, Entry, EntryExtension, Route, Slug},
};

/// Tags of a post at most: each has a list in which the post is named with all of them.
const MOST_TAGS: usize = 200;

/// What search engines show: the author's own words, else the summary.
pub fn description(matter: &FrontMatter, rendered: &Rendered) -> String {
    let own = matter.description.as_ref();
    let own = own.filter(|text| !text.trim().is_empty());
    own.unwrap_or(&rendered.summary.text).clone()
}

/// The entry of an article. A page has neither date nor tags.
pub fn entry(
    source: &SourceFile,
    parsed: Parsed,
    path: &ArticlePath,
    rendered: &Rendered,
    settings: &Settings,
    problems: &mut FileReport,
) -> Entry {
    let Parsed {
        matter, first_line, ..
    } = parsed;
    let route = Route::Article(path.clone());
    let url = settings.site.absolute_route(&route);
    let cover = rendered.cover.as_ref();
    let entry = Entry {
        id: url.clone().unwrap_or_else(|| path.as_str().to_owned()),
        url,
        title: title(source, &matter, first_line, problems),
        image: cover.and_then(|cover| settings.resolve(&cover.address)),
        extension: EntryExtension {
            draft: matter.draft,
            path: route.url_path(),
            canonical: canonical(&matter, problems),
            cover: cover.map(|cover| cover.address.clone()),
            cover_size: cover.and_then(|cover| cover.size),
            cover_alt: matter
                .cover
                .as_ref()
                .map_or("", |cover| &cover.alt)
                .to_owned(),
            ..EntryExtension::default()
        },
        ..Entry::default()
    };
    match source.kind {
        ArticleKind::Page => entry,
        ArticleKind::Post => {
            if matter.date.is_none() && !problems.has_errors() {
                let help = "add `date: 2020-11-18` to its front matter, or lists show it last";
                problems.warn(first_line, "there is no date", help);
            }
            listed(entry, matter, rendered, settings, problems)
        }
    }
}

/// The entry with what lists show of a post.
fn listed(
    entry: Entry,
    matter: FrontMatter,
    rendered: &Rendered,
    settings: &Settings,
    problems: &mut FileReport,
) -> Entry {
    let summary = &rendered.summary;
    let (tags, tag_slugs) = tags(matter.tags, problems);
    let authors = matter.authors.into_iter().map(|name| Author { name });
    let mut authors: Vec<Author> = authors.collect();
    if authors.is_empty() {
        authors.extend(settings.author.clone());
    }
    let is_later = |modified: &Date| {
        let published = matter.date.as_ref();
        published.is_none_or(|published| modified.moment() >= published.moment())
    };
    Entry {
        summary: Some(summary.text.clone()),
        content_text: Some(summary.text.clone()),
        date_modified: matter.lastmod.filter(is_later),
        date_published: matter.date,
        authors,
        tags,
        extension: EntryExtension {
            reading_time: Some(rendered.words.minutes()),
            words: Some(rendered.words.total()),
            truncated: summary.truncated,
            weight: matter.weight.and_then(NonZero::new),
            series: matter.series,
            tag_slugs,
            ..entry.extension
        },
        ..entry
    }
}

/// The title as written, else the file's name.
fn title(
    source: &SourceFile,
    matter: &FrontMatter,
    first_line: usize,
    problems: &mut FileReport,
) -> String {
    let title = matter.title.clone();
    let title = title.filter(|title| !title.trim().is_empty());
    title.unwrap_or_else(|| {
        let help = "add `title:` to its front matter";
        let message = "there is no title; the file's name takes its place";
        problems.warn(first_line, message, help);
        source.stem.replace(['-', '_'], " ")
    })
}

/// The page that front matter names in place of this one.
fn canonical(matter: &FrontMatter, problems: &mut FileReport) -> Option<String> {
    let given = matter.canonical.as_ref()?;
    let url = Url::parse(&given.value).ok();
    let url = url.filter(|url| matches!(url.scheme(), "http" | "https"));
    if url.is_none() {
        problems.error(
            given.line,
            format!("`canonicalURL: {}` is not an absolute address", given.value),
            "write a whole address, such as https://example.org/the-original/",
        );
    }
    url.map(String::from)
}

/// The names of the tags, and their slugs where one differs from what the app makes of its name.
fn tags(tags: Vec<Located<String>>, problems: &mut FileReport) -> (Vec<String>, Vec<String>) {
    let (mut names, mut slugs): (Vec<String>, Vec<String>) = Default::default();
    if let Some(tag) = tags.get(MOST_TAGS) {
        let message = format!("there are more than {MOST_TAGS} tags");
        problems.error(
            tag.line,
            message,
            "every tag has a list of its own: choose a few",
        );
        return (names, slugs);
    }
    for tag in tags {
        match slugify(&tag.value) {
            Ok(slug) if slugs.iter().any(|known| *known == slug.as_str()) => {
                let message = format!("the tag `{}` has the address of another one", tag.value);
                problems.warn(tag.line, message, "remove one of them, or rename it");
            }
            Ok(slug) => {
                slugs.push(slug.to_string());
                names.push(tag.value);
            }
            Err(error) => problems.error(
                tag.line,
                format!(
                    "the tag `{}` cannot be part of an address: it {error}",
                    tag.value
                ),
                "choose other words, with letters or digits in them",
            ),
        }
    }
    let is_plain = |(name, slug): (&String, &String)| {
        Slug::of_tag(name).is_some_and(|plain| plain.as_str() == slug)
    };
    if names.iter().zip(&slugs).all(is_plain) {
        slugs.clear();
    }
    (names, slugs)
}
