//! The page as schema.org has it, in a block of JSON-LD.

use leptos::prelude::*;
use serde_json::{Value, json};

use super::{Facts, Subject};
use crate::{
    builder::{emit::markup::in_script, read::ArticleKind},
    domain::{Entry, Route, Site},
};

/// The block of a page; none where there is nothing to say.
pub fn block(subject: &Subject, facts: &Facts, route: &Route) -> Option<impl IntoView + use<>> {
    let site = &subject.blog.settings.site;
    let mut graph = Vec::new();
    if *route == Route::HOME {
        graph.push(website(site, facts));
    }
    if let Some(article) = subject.article
        && article.source.kind == ArticleKind::Post
    {
        graph.push(posting(&article.entry, site, facts));
    }
    graph.extend(breadcrumbs(subject, route));
    graph.iter_mut().for_each(drop_empty);
    let data = json!({ "@context": "https://schema.org", "@graph": graph });
    let data = in_script(&data).ok().filter(|_| !graph.is_empty())?;
    Some(view! { <script type="application/ld+json" inner_html=data></script> })
}

fn website(site: &Site, facts: &Facts) -> Value {
    json!({
        "@type": "WebSite",
        "name": site.title,
        "description": site.description,
        "inLanguage": site.language,
        "url": facts.url,
    })
}

fn posting(entry: &Entry, site: &Site, facts: &Facts) -> Value {
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
        "image": facts.image,
        "keywords": entry.tags,
        "wordCount": entry.extension.words,
        "inLanguage": site.language,
        "url": facts.url,
        "mainEntityOfPage": facts.url,
    })
}

/// The way from the home page to this one; the addresses in it are absolute.
fn breadcrumbs(subject: &Subject, route: &Route) -> Option<Value> {
    let site = &subject.blog.settings.site;
    let words = site.words();
    let above = match route {
        Route::Home { .. } => return None,
        Route::Term { taxonomy, .. } => {
            Some((Route::Terms(*taxonomy), words.taxonomy(*taxonomy).name))
        }
        Route::Year(_) => Some((Route::Archive, words.archive)),
        _ => None,
    };
    let mut way = vec![(site.absolute_route(&Route::HOME)?, site.title.clone())];
    if let Some((route, name)) = above {
        way.push((site.absolute_route(&route)?, name.to_owned()));
    }
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
