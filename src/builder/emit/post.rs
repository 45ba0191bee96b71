//! What is around the text of a post or a page: the way in it, and the way on.

use std::collections::BTreeSet;

use url::Url;

use super::Blog;
use crate::{
    builder::{
        Feature,
        read::{Article, ArticleKind, SharePlace, Switch},
    },
    domain::{
        Collection, CommentsBox, Contents, Date, Entry, Facts, Heading, Language, Link, PostPage,
        Route, Section, Series, Share, Tag, Taxonomy, fill,
    },
};

/// A text with fewer headings has no contents unless its author wants them.
const FEW_HEADINGS: usize = 3;

/// The deepest headings of contents, and of those that are as Hugo's own.
const DEEPEST: usize = 4;
const DEEPEST_OF_HUGO: usize = 3;

/// The page of an article.
pub fn page(blog: &Blog, article: &Article) -> PostPage {
    let around = &article.around;
    let shows = |switch| around.display.is_on(switch);
    let is_post = article.source.kind == ArticleKind::Post;
    let (newer, older) = match is_post && shows(Switch::ShowPostNavLinks) {
        true => blog.neighbours(article),
        false => (None, None),
    };
    let slot = |html: &String| match is_post {
        true => html.clone(),
        false => String::new(),
    };
    PostPage {
        entry: article.entry.clone(),
        html: article.html.clone(),
        cover: article.cover.clone(),
        description: around.description.clone(),
        breadcrumbs: match shows(Switch::ShowBreadCrumbs) {
            true => breadcrumbs(blog, article),
            false => Vec::new(),
        },
        facts: (!shows(Switch::HideMeta)).then(|| facts(blog, article)),
        contents: contents(article),
        series: series(blog, article),
        terms: terms(article),
        newer: newer.map(link),
        older: older.map(link),
        related: match is_post && shows(Switch::ShowRelated) {
            true => blog.related(article).iter().copied().map(link).collect(),
            false => Vec::new(),
        },
        share: shares(article).then(|| share(blog, article)),
        before: slot(&blog.settings.slots.before_post),
        after: slot(&blog.settings.slots.after_post),
        comments: comments(blog, article).cloned(),
        has_way_up: !shows(Switch::DisableScrollToTop),
        has_no_footer: shows(Switch::HideFooter),
        has_progress: shows(Switch::ShowProgress),
    }
}

/// What the page of an article has that needs styles.
pub fn features(blog: &Blog, article: &Article) -> BTreeSet<Feature> {
    let mut features = article.features.clone();
    features.insert(Feature::Post);
    if article.around.display.is_on(Switch::ShowProgress) {
        features.insert(Feature::Progress);
    }
    if shares(article) {
        features.insert(Feature::Share);
    }
    if comments(blog, article).is_some() {
        features.insert(Feature::Comments);
    }
    features
}

fn comments<'b>(blog: &'b Blog, article: &Article) -> Option<&'b CommentsBox> {
    let is_post = article.source.kind == ArticleKind::Post;
    let is_wanted = is_post && article.around.display.is_on(Switch::Comments);
    blog.settings.comments.as_ref().filter(|_| is_wanted)
}

fn shares(article: &Article) -> bool {
    let shows = |switch| article.around.display.is_on(switch);
    article.source.kind == ArticleKind::Post
        && shows(Switch::ShowShareButtons)
        && !shows(Switch::DisableShare)
}

/// A post by its title.
fn link(article: &Article) -> Link {
    entry_link(&article.entry)
}

fn entry_link(entry: &Entry) -> Link {
    Link {
        name: entry.title.clone(),
        url: entry.extension.path.clone(),
    }
}

/// Home, and the list that the post is in before all others.
fn breadcrumbs(blog: &Blog, article: &Article) -> Vec<Link> {
    let home = Link {
        name: article.vocabulary.words.home().to_owned(),
        url: Route::HOME.url_path(),
    };
    std::iter::once(home)
        .chain(list_above(blog, article))
        .collect()
}

/// The list that a post is in before all others: its section's, else that of its first category or tag.
pub fn list_above(blog: &Blog, article: &Article) -> Option<Link> {
    let section = blog
        .section_of(article)
        .map(|section| link(section.article));
    section.or_else(|| terms(article).into_iter().next())
}

fn facts(blog: &Blog, article: &Article) -> Facts {
    let (entry, around) = (&article.entry, &article.around);
    let shows = |switch| around.display.is_on(switch);
    let extension = &entry.extension;
    let day = |date: &Date| (date.year(), date.month(), date.day());
    let published = entry.date_published.as_ref();
    let updated = entry.date_modified.clone().filter(|updated| {
        shows(Switch::ShowLastMod) && published.is_none_or(|date| day(date) != day(updated))
    });
    let authors = entry.authors.iter().map(|author| author.name.clone());
    Facts {
        date: entry.date_published.clone(),
        updated,
        minutes: extension
            .reading_time
            .filter(|_| shows(Switch::ShowReadingTime)),
        words: extension.words.filter(|_| shows(Switch::ShowWordCount)),
        authors: match shows(Switch::HideAuthor) {
            true => Vec::new(),
            false => authors.filter(|name| !name.is_empty()).collect(),
        },
        edit: edit(blog, article),
        original: original(article).filter(|_| shows(Switch::ShowCanonicalLink)),
        translations: translations(blog, article),
        is_draft: extension.draft,
    }
}

/// The text in the other languages that it is in.
fn translations(blog: &Blog, article: &Article) -> Vec<Language> {
    let links = article.entry.extension.translations.iter();
    let languages = &blog.settings.site.languages;
    let translation = |link: &Link| {
        let language = languages
            .iter()
            .find(|language| language.tag == link.name)?;
        Some(Language {
            url: link.url.clone(),
            ..language.clone()
        })
    };
    links.filter_map(translation).collect()
}

/// Where the text can be edited.
fn edit(blog: &Blog, article: &Article) -> Option<Link> {
    let edit = &article.around.edit;
    let url = edit.url.as_ref().filter(|_| !edit.disabled)?;
    let file = blog.settings.edition.file_prefix().to_owned() + &article.source.name();
    Some(Link {
        name: match &edit.text {
            Some(text) => text.clone(),
            None => article.vocabulary.own.edit().to_owned(),
        },
        url: match edit.appends_file {
            true => format!("{}/{file}", url.trim_end_matches('/')),
            false => url.clone(),
        },
    })
}

/// Where the text was published first.
fn original(article: &Article) -> Option<Link> {
    let url = article.entry.extension.canonical.clone()?;
    let host = Url::parse(&url).ok()?;
    let phrase = match &article.around.canonical_text {
        Some(text) => format!("{text} {{host}}"),
        None => article.vocabulary.own.original().to_owned(),
    };
    Some(Link {
        name: fill(&phrase, &[("host", host.host_str()?)]),
        url,
    })
}

/// The contents: of a text that has some headings, or as its author says.
fn contents(article: &Article) -> Option<Contents> {
    let around = &article.around;
    let usual = match around.display.is_on(Switch::UseHugoToc) {
        true => DEEPEST_OF_HUGO,
        false => DEEPEST,
    };
    let deepest = around.toc_depth.unwrap_or(usual);
    let headings = article.outline.iter();
    let headings: Vec<Heading> = headings
        .filter(|heading| heading.level <= deepest)
        .cloned()
        .collect();
    let is_wanted = match around.display.said(Switch::ShowToc) {
        Some(wanted) => wanted && !headings.is_empty(),
        None => headings.len() >= FEW_HEADINGS,
    };
    is_wanted.then(|| Contents {
        sections: Section::nest(headings),
        is_open: around.display.is_on(Switch::TocOpen),
    })
}

/// The series that a post is a part of, with more than one part.
fn series(blog: &Blog, article: &Article) -> Vec<Series> {
    let series = article.series.iter().filter_map(|series| {
        let collection = Collection::Term(Taxonomy::Series, series.slug.clone());
        let mut parts = blog.group(&collection)?.entries.clone();
        parts.sort_by_key(|part| part.moment());
        let is_this = |part: &&Entry| part.extension.path == article.entry.extension.path;
        Some(Series {
            link: term_link(Taxonomy::Series, series.clone()),
            current: parts.iter().position(is_this)?,
            parts: parts.into_iter().map(entry_link).collect(),
        })
    });
    series.filter(|series| series.parts.len() > 1).collect()
}

/// The categories and tags, as links.
fn terms(article: &Article) -> Vec<Link> {
    let taxonomies = [Taxonomy::Categories, Taxonomy::Tags].into_iter();
    let links = taxonomies.flat_map(|taxonomy| {
        let terms = article.terms(taxonomy).into_iter();
        terms.map(move |term| term_link(taxonomy, term))
    });
    links.collect()
}

fn term_link(taxonomy: Taxonomy, term: Tag) -> Link {
    let route = Route::Term {
        taxonomy,
        term: term.slug,
        page: 1,
    };
    Link {
        name: term.name,
        url: route.url_path(),
    }
}

/// Where to share a post: nowhere by a link, where the site's address is not known.
fn share(blog: &Blog, article: &Article) -> Share {
    let route = article.route();
    let Some(url) = blog.settings.site.absolute_route(&route) else {
        return Share::default();
    };
    let words = article.vocabulary.own;
    let link = |place: &SharePlace| Link {
        name: place.name(words).to_owned(),
        url: place.address(&article.entry.title, &url),
    };
    let places = match &article.around.share_places {
        Some(chosen) => chosen.iter().copied().map(link).collect(),
        None => SharePlace::usual().map(link).collect(),
    };
    Share { url, places }
}
