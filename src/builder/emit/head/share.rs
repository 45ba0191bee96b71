//! What a page looks like where somebody shares it: the Open Graph protocol (<https://ogp.me>).

use leptos::prelude::*;

use super::{Facts, Subject, named};
use crate::{
    builder::read::ArticleKind,
    domain::{Date, Entry, Site},
};

/// The tags of a page.
pub fn tags(subject: &Subject, facts: &Facts) -> Vec<AnyView> {
    let site = &subject.blog.settings.site;
    let post = subject.article;
    let post = post.filter(|article| article.source.kind == ArticleKind::Post);
    let kind = match post {
        Some(_) => "article",
        None => "website",
    };
    let mut tags = vec![
        property("og:type", Some(kind.to_owned())),
        property("og:title", Some(facts.name.clone())),
        property("og:description", Some(facts.description.clone())),
        property("og:url", facts.url.clone()),
        property("og:site_name", Some(site.title.clone())),
        property("og:locale", locale(site)),
        property("og:image", facts.image.clone()),
    ];
    if let Some(article) = subject.article {
        tags.extend(cover(&article.entry));
    }
    if let Some(post) = post {
        tags.extend(post_facts(&post.entry));
    }
    // Whoever reads the card's kind takes the rest from the properties above.
    let card = match facts.image {
        Some(_) => "summary_large_image",
        None => "summary",
    };
    tags.push(named("twitter:card", Some(card.to_owned())).map(IntoAny::into_any));
    tags.into_iter().flatten().collect()
}

/// `<meta property>`, where there is something to say.
fn property(name: &'static str, content: Option<String>) -> Option<AnyView> {
    let content = content.filter(|content| !content.is_empty())?;
    // The macro takes `property` for a method of the element.
    let meta = leptos::html::meta().content(content).attr("property", name);
    Some(meta.into_any())
}

/// The protocol's locales are a language and a territory.
fn locale(site: &Site) -> Option<String> {
    let mut subtags = site.language.split('-');
    let language = subtags.next().unwrap_or_default();
    let territory = subtags.find(|subtag| subtag.len() == 2)?;
    Some(format!("{language}_{}", territory.to_uppercase()))
}

/// What is known of an article's own picture.
fn cover(entry: &Entry) -> Vec<Option<AnyView>> {
    if entry.image.is_none() {
        return Vec::new();
    }
    let (width, height) = entry.extension.cover_size.unzip();
    let pixels = |side: Option<u32>| side.map(|side| side.to_string());
    vec![
        property("og:image:alt", Some(entry.extension.cover_alt.clone())),
        property("og:image:width", pixels(width)),
        property("og:image:height", pixels(height)),
    ]
}

/// When a post was published, by whom, and what it is about.
fn post_facts(entry: &Entry) -> Vec<Option<AnyView>> {
    let date = |date: &Option<Date>| date.as_ref().map(|date| date.as_str().to_owned());
    let mut tags = vec![
        property("article:published_time", date(&entry.date_published)),
        property("article:modified_time", date(&entry.date_modified)),
    ];
    let authors = entry.authors.iter();
    tags.extend(authors.map(|author| property("article:author", Some(author.name.clone()))));
    let names = entry.tags.iter();
    tags.extend(names.map(|tag| property("article:tag", Some(tag.clone()))));
    tags
}
