//! The page as schema.org has it, in a block of JSON-LD.

use leptos::prelude::*;
use serde_json::{Value, json};

use super::{Facts, Subject};
use crate::{
    builder::{
        emit::post,
        markup::in_script,
        read::{Article, ArticleKind, PublisherKind},
    },
    domain::{Route, Site},
};

/// The block of a page; none where there is nothing to say.
pub fn block(subject: &Subject, facts: &Facts, route: &Route) -> Option<impl IntoView + use<>> {
    let mut graph = Vec::new();
    if *route == Route::HOME {
        graph.push(website(subject, facts));
        graph.push(publisher(subject, Mention::InFull));
    }
    if let Some(article) = subject.article
        && article.source.kind == ArticleKind::Post
    {
        graph.push(posting(subject, article, facts));
    }
    graph.extend(breadcrumbs(subject, route));
    graph.iter_mut().for_each(drop_empty);
    let data = json!({ "@context": "https://schema.org", "@graph": graph });
    let data = in_script(&data).ok().filter(|_| !graph.is_empty())?;
    Some(view! { <script type="application/ld+json" inner_html=data></script> })
}

fn website(subject: &Subject, facts: &Facts) -> Value {
    let settings = subject.blog.settings;
    let site = &settings.site;
    json!({
        "@type": "WebSite",
        "name": site.title,
        "description": site.description,
        "inLanguage": site.language,
        "keywords": settings.metadata.keywords,
        "url": facts.url,
        "publisher": publisher_id(site).map(|id| json!({ "@id": id })),
    })
}

/// How much is said of the publisher: all of it on the home page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mention {
    InFull,
    InBrief,
}

/// What stands for the publisher on all pages.
fn publisher_id(site: &Site) -> Option<String> {
    Some(format!("{}#publisher", site.base_url.as_ref()?))
}

/// Who publishes the site: as `site.toml` says, else its author, else the site itself.
fn publisher(subject: &Subject, mention: Mention) -> Value {
    let settings = subject.blog.settings;
    let site = &settings.site;
    let own = settings.metadata.publisher.as_ref();
    let author = settings.author.as_ref().map(|author| author.name.as_str());
    let kind = match own {
        Some(own) => own.kind,
        None if author.is_some() => PublisherKind::Person,
        None => PublisherKind::Organization,
    };
    let author = author.filter(|_| kind == PublisherKind::Person);
    let logo = own.and_then(|own| settings.resolve(own.logo.as_ref()?));
    let image = match kind {
        PublisherKind::Person => "image", // schema.org has no logo of a person
        PublisherKind::Organization => "logo",
    };
    let mut publisher = json!({
        "@type": kind.name(),
        "@id": publisher_id(site),
        "name": own.and_then(|own| own.name.as_deref()).or(author).unwrap_or(&site.title),
        "url": site.base_url,
        image: logo,
    });
    if let (Mention::InFull, Some(own)) = (mention, own) {
        publisher["sameAs"] = json!(own.same_as);
    }
    drop_empty(&mut publisher);
    publisher
}

/// A post. The text itself is in the page, and is not said again as an `articleBody`: it would double
/// what readers load.
fn posting(subject: &Subject, article: &Article, facts: &Facts) -> Value {
    let site = &subject.blog.settings.site;
    let entry = &article.entry;
    let authors = entry.authors.iter();
    let home = &site.base_url;
    let mut authors: Vec<Value> = authors
        .map(|author| json!({ "@type": "Person", "name": author.name, "url": home }))
        .collect();
    if authors.is_empty() {
        authors.push(json!({ "@type": "Organization", "name": site.title, "url": home }));
    }
    json!({
        "@type": "BlogPosting",
        "headline": entry.title,
        "description": facts.description,
        "datePublished": entry.date_published,
        "dateModified": entry.changed(),
        "author": authors,
        "publisher": publisher(subject, Mention::InBrief),
        "image": images(facts),
        "keywords": facts.keywords,
        "articleSection": article.metadata.section,
        "wordCount": entry.extension.words,
        "inLanguage": entry.language.as_ref().unwrap_or(&site.language),
        "url": facts.url,
        "mainEntityOfPage": facts.url,
    })
}

/// The picture, or the list of several.
fn images(facts: &Facts) -> Value {
    match &facts.pictures[..] {
        [] => Value::Null,
        [one] => json!(one.url),
        several => several.iter().map(|picture| picture.url.as_str()).collect(),
    }
}

/// The way from the home page to this one; the addresses in it are absolute.
fn breadcrumbs(subject: &Subject, route: &Route) -> Option<Value> {
    let site = &subject.blog.settings.site;
    let words = site.words;
    let above = match route {
        Route::Home { .. } => return None,
        Route::Term { taxonomy, .. } => {
            Some((Route::Terms(*taxonomy), words.taxonomy(*taxonomy).name))
        }
        Route::Year(_) => Some((Route::Archive, words.archive())),
        _ => None,
    };
    let mut way = vec![(site.absolute_route(&Route::HOME)?, site.title.clone())];
    if let Some((route, name)) = above {
        way.push((site.absolute_route(&route)?, name.to_owned()));
    }
    // The way that readers see above a post.
    let list = subject
        .article
        .and_then(|article| post::list_above(subject.blog, article));
    way.extend(list.and_then(|list| Some((site.absolute(&list.url)?, list.name))));
    way.push((site.absolute_route(route)?, subject.page.name(words)?));
    let items = way.into_iter().enumerate().map(|(index, (url, name))| {
        json!({ "@type": "ListItem", "position": index + 1, "name": name, "item": url })
    });
    Some(json!({ "@type": "BreadcrumbList", "itemListElement": items.collect::<Vec<_>>() }))
}

/// Takes out what is not known.
fn drop_empty(thing: &mut Value) {
    if let Value::Object(members) = thing {
        members.retain(|_, value| match value {
            Value::Null => false,
            Value::String(text) => !text.is_empty(),
            Value::Array(list) => !list.is_empty(),
            _ => true,
        });
    }
}
