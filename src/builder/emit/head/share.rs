//! What a page looks like where somebody shares it: the Open Graph protocol (<https://ogp.me>).

use leptos::prelude::*;

use super::{Facts, Subject, named};
use crate::{
    builder::read::{Article, ArticleKind},
    domain::{Collection, Date, Taxonomy},
};

/// Posts of the same series named at most.
const MOST_SERIES: usize = 6;

/// The tags of a page.
pub fn tags(subject: &Subject, facts: &Facts) -> Vec<AnyView> {
    let settings = subject.blog.settings;
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
        property("og:site_name", Some(settings.site.title.clone())),
        property("og:locale", locale(subject)),
    ];
    tags.extend(pictures(facts));
    if let Some(article) = subject.article {
        tags.extend(media(subject, article));
    }
    if let Some(post) = post {
        tags.extend(post_facts(post));
        tags.extend(see_also(subject, post));
    }
    tags.extend(accounts(subject));
    // Whoever reads the card's kind takes the rest from the properties above.
    let card = match facts.image() {
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

/// The language of a text, or of the site.
fn locale(subject: &Subject) -> Option<String> {
    let own = subject
        .article
        .and_then(|article| article.metadata.locale.clone());
    own.or_else(|| subject.blog.settings.metadata.locale.clone())
}

/// The pictures, with what is known of each.
fn pictures(facts: &Facts) -> Vec<Option<AnyView>> {
    let pixels = |side: Option<u32>| side.map(|side| side.to_string());
    let tags = |picture: &super::SharedPicture| {
        let (width, height) = picture.size.unzip();
        [
            property("og:image", Some(picture.url.clone())),
            property("og:image:alt", Some(picture.alt.clone())),
            property("og:image:width", pixels(width)),
            property("og:image:height", pixels(height)),
        ]
    };
    facts.pictures.iter().flat_map(tags).collect()
}

/// Sounds and videos.
fn media(subject: &Subject, article: &Article) -> Vec<Option<AnyView>> {
    let url = |address: &String| subject.blog.settings.resolve(address);
    let audio = article.metadata.audio.iter().map(url);
    let videos = article.metadata.videos.iter().map(url);
    let audio = audio.map(|url| property("og:audio", url));
    audio
        .chain(videos.map(|url| property("og:video", url)))
        .collect()
}

/// The other posts of the series that a post is in.
fn see_also(subject: &Subject, post: &Article) -> Vec<Option<AnyView>> {
    let mut urls: Vec<&String> = Vec::new();
    let collections = post.series.iter();
    let collections =
        collections.map(|series| Collection::Term(Taxonomy::Series, series.slug.clone()));
    let groups = collections.filter_map(|collection| subject.blog.group(&collection));
    let parts = groups.flat_map(|group| &group.entries);
    for url in parts.filter_map(|part| part.url.as_ref()) {
        if Some(url) != post.entry.url.as_ref() && !urls.contains(&url) && urls.len() < MOST_SERIES
        {
            urls.push(url);
        }
    }
    let urls = urls.into_iter();
    urls.map(|url| property("og:see_also", Some(url.clone())))
        .collect()
}

/// The accounts of the site and of a text's author.
fn accounts(subject: &Subject) -> Vec<Option<AnyView>> {
    let site = &subject.blog.settings.metadata.social;
    let own = subject.article.map(|article| &article.metadata);
    let creator = own.and_then(|own| own.fediverse_creator.clone());
    let creator = creator.or_else(|| site.fediverse_creator.clone());
    let author = own.and_then(|own| own.twitter.clone());
    let named = |name, content| named(name, content).map(IntoAny::into_any);
    vec![
        named("fediverse:creator", creator),
        named("twitter:site", site.twitter.clone()),
        named("twitter:creator", author),
        property("fb:app_id", site.facebook_app_id.clone()),
        property("fb:admins", site.facebook_admin.clone()),
    ]
}

/// When a post was published, by whom, and what it is about.
fn post_facts(post: &Article) -> Vec<Option<AnyView>> {
    let entry = &post.entry;
    let date = |date: &Option<Date>| date.as_ref().map(|date| date.as_str().to_owned());
    let mut tags = vec![
        property("article:published_time", date(&entry.date_published)),
        property("article:modified_time", date(&entry.date_modified)),
        property("article:section", post.metadata.section.clone()),
    ];
    let authors = entry.authors.iter();
    tags.extend(authors.map(|author| property("article:author", Some(author.name.clone()))));
    let names = entry.tags.iter();
    tags.extend(names.map(|tag| property("article:tag", Some(tag.clone()))));
    tags
}
