//! How an article is seen from outside: its entry in lists and feeds, and its description.

use std::num::NonZero;

use url::Url;

use super::{
    super::{
        Display, Switch,
        front_matter::{FrontMatter, Located, Parsed},
        scan::{ArticleKind, SourceFile},
        settings::Settings,
        slugify::slugify,
    },
    cover::Covers,
    render::Rendered,
};
use crate::{
    builder::problem::FileReport,
    domain::{ArticlePath, Author, Date, Entry, EntryExtension, Route, Slug, Tag, Taxonomy},
};

/// Terms of a taxonomy that a post has at most: each has a list in which the post is named with all of
/// them.
const MOST_TERMS: usize = 200;

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
    covers: &Covers,
    settings: &Settings,
    problems: &mut FileReport,
) -> Entry {
    let Parsed {
        matter, first_line, ..
    } = parsed;
    let route = Route::Article(path.clone());
    let url = settings.site.absolute_route(&route);
    let cover = covers.in_lists.clone().unwrap_or_default();
    let shared = rendered.cover.as_ref();
    let entry = Entry {
        id: url.clone().unwrap_or_else(|| path.as_str().to_owned()),
        url,
        title: title(source, &matter, first_line, problems),
        image: shared.and_then(|picture| settings.resolve(&picture.address)),
        language: language(&matter, settings),
        extension: EntryExtension {
            draft: matter.draft,
            path: route.url_path(),
            canonical: canonical(&matter, problems),
            cover: Some(cover.address).filter(|address| !address.is_empty()),
            cover_size: cover.size,
            cover_set: cover.widths,
            cover_alt: matter.cover.alt.clone(),
            ..EntryExtension::default()
        },
        ..Entry::default()
    };
    match source.kind {
        ArticleKind::Page | ArticleKind::Section => entry,
        ArticleKind::Post => {
            if matter.date.is_none() && source.is_main && !problems.has_errors() {
                let help = "add `date: 2020-11-18` to its front matter, or lists show it last";
                problems.warn(first_line, "there is no date", help);
            }
            listed(entry, matter, rendered, settings, problems)
        }
    }
}

/// Who wrote a text: those that it names, else the site's author.
fn author_names(matter: &FrontMatter, settings: &Settings) -> Vec<String> {
    match matter.authors.is_empty() {
        true => settings
            .author
            .iter()
            .map(|author| author.name.clone())
            .collect(),
        false => matter.authors.clone(),
    }
}

/// The authors as lists of their posts have them; one whose name has no letter has none.
pub fn authors(matter: &FrontMatter, settings: &Settings) -> Vec<Tag> {
    let mut authors: Vec<Tag> = Vec::new();
    for name in author_names(matter, settings) {
        if let Ok(slug) = slugify(&name)
            && authors.iter().all(|known| known.slug != slug)
        {
            authors.push(Tag { name, slug });
        }
    }
    authors
}

/// The language of a text, where it is not the site's.
fn language(matter: &FrontMatter, settings: &Settings) -> Option<String> {
    let own = matter.language.as_ref().map(|own| own.value.clone());
    own.filter(|own| *own != settings.site.language)
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
    let (tags, tag_slugs) = tags(&matter.tags, problems);
    let authors = author_names(&matter, settings);
    let authors = authors.into_iter().map(|name| Author { name }).collect();
    let is_later = |modified: &Date| {
        let published = matter.date.as_ref();
        published.is_none_or(|published| modified.moment() >= published.moment())
    };
    Entry {
        summary: Some(match matter.display.is_on(Switch::HideSummary) {
            true => String::new(),
            false => summary.text.clone(),
        }),
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
            series: matter
                .series
                .into_iter()
                .map(|series| series.value)
                .collect(),
            facts: facts(&matter.display),
            tag_slugs,
            ..entry.extension
        },
        ..entry
    }
}

/// The facts that lists show of a post, where they are not the usual ones.
fn facts(display: &Display) -> Option<String> {
    let shown = [
        (true, "date"),
        (display.is_on(Switch::ShowReadingTime), "minutes"),
        (!display.is_on(Switch::HideAuthor), "author"),
        (display.is_on(Switch::ShowWordCount), "words"),
        (display.is_on(Switch::ShowTagsInLists), "tags"),
    ];
    let names = shown.iter().filter(|(is_shown, _)| *is_shown);
    let names: Vec<&str> = names.map(|(_, name)| *name).collect();
    match display.is_on(Switch::HideMeta) {
        true => Some(String::new()),
        false => Some(names.join(" ")).filter(|names| names != "date minutes author"),
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
fn tags(tags: &[Located<String>], problems: &mut FileReport) -> (Vec<String>, Vec<String>) {
    let tags = terms(Taxonomy::Tags, tags, problems);
    let is_plain = |tag: &Tag| Slug::of_tag(&tag.name).is_some_and(|plain| plain == tag.slug);
    let slugs = match tags.iter().all(is_plain) {
        true => Vec::new(),
        false => tags.iter().map(|tag| tag.slug.to_string()).collect(),
    };
    (tags.into_iter().map(|tag| tag.name).collect(), slugs)
}

/// The terms of a taxonomy, each once.
pub fn terms(taxonomy: Taxonomy, names: &[Located<String>], problems: &mut FileReport) -> Vec<Tag> {
    let one = match taxonomy {
        Taxonomy::Tags => "tag",
        Taxonomy::Categories => "category",
        Taxonomy::Series => "series",
        Taxonomy::Authors => "author",
    };
    if let Some(name) = names.get(MOST_TERMS) {
        let message = format!("there are more than {MOST_TERMS} {}", taxonomy.segment());
        let help = format!("every {one} has a list of its own: choose a few");
        problems.error(name.line, message, &help);
        return Vec::new();
    }
    let mut terms: Vec<Tag> = Vec::new();
    for Located { value: name, line } in names {
        match slugify(name) {
            Ok(slug) if terms.iter().any(|known| known.slug == slug) => {
                let message = format!("the {one} `{name}` has the address of another one");
                problems.warn(*line, message, "remove one of them, or rename it");
            }
            Ok(slug) => terms.push(Tag {
                name: name.clone(),
                slug,
            }),
            Err(error) => problems.error(
                *line,
                format!("the {one} `{name}` cannot be part of an address: it {error}"),
                "choose other words, with letters or digits in them",
            ),
        }
    }
    terms
}
