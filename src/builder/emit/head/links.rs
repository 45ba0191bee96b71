//! Links in a head: icons, feeds, search, and the neighbours of a page of a list.

use leptos::prelude::*;

use super::Subject;
use crate::{
    builder::emit::{embed, feeds, icon, opensearch},
    domain::{Collection, CollectionFile, Page, Route},
};

/// A link with a relation, where it leads somewhere.
pub fn link(rel: &'static str, href: Option<String>) -> Option<impl IntoView> {
    Some(view! { <link rel=rel href=href?/> })
}

/// The pages before and after a page of a list.
pub fn neighbours(subject: &Subject) -> impl IntoView + use<> {
    let pager = match subject.page {
        Page::List(list) => Some(&list.pager),
        _ => None,
    };
    let href = |route: Option<Route>| route.map(|route| subject.base.href(&route));
    (
        link("prev", href(pager.and_then(|pager| pager.newer()))),
        link("next", href(pager.and_then(|pager| pager.older()))),
    )
}

/// The icons that the author put at the top of the content root, or one that is made.
pub fn icons(subject: &Subject) -> impl IntoView + use<> {
    let assets = &subject.blog.content.assets;
    let is_made = |name: &str| name == icon::FILE && icon::is_made(subject.blog);
    let icon = |name: &str| {
        let is_there = assets.contains(name) || is_made(name);
        is_there.then(|| subject.base.join(name))
    };
    (
        icon("favicon.ico").map(|href| view! { <link rel="icon" href=href sizes="32x32"/> }),
        icon("favicon.svg").map(|href| view! { <link rel="icon" href=href type="image/svg+xml"/> }),
        icon("apple-touch-icon.png").map(|href| view! { <link rel="apple-touch-icon" href=href/> }),
    )
}

/// What shows a post to those who paste its address.
pub fn oembed(subject: &Subject) -> Option<impl IntoView + use<>> {
    let article = subject.article?;
    let href = embed::oembed_url(subject.blog, article)?;
    let title = article.entry.title.clone();
    Some(view! { <link rel="alternate" type=embed::OEMBED_KIND title=title href=href/> })
}

/// What a browser or a feed reader finds by itself: a tag's feed on its page, the site's feeds and
/// its search.
pub fn feeds(subject: &Subject) -> Vec<AnyView> {
    let site = &subject.blog.settings.site;
    let link = |rel: &'static str, kind: &'static str, title: String, path: String| {
        let href = subject.base.join(&path);
        view! { <link rel=rel type=kind title=title href=href/> }.into_any()
    };
    let feed = |collection: &Collection, file: CollectionFile, name: Option<&str>| {
        let kind = feeds::media_type(file);
        link(
            "alternate",
            kind,
            site.titled(name),
            collection.file_url(file),
        )
    };
    let mut links = Vec::new();
    let has_address = site.base_url.is_some();
    if has_address {
        if let Page::List(list) = subject.page
            && let Some(collection @ Collection::Term(..)) = list.pager.list.collection()
        {
            links.push(feed(&collection, CollectionFile::Atom, list.tag.as_deref()));
        }
        links.push(feed(&Collection::Posts, CollectionFile::Atom, None));
        links.push(feed(&Collection::Posts, CollectionFile::Rss, None));
    }
    if !has_address {
        links.push(feed(&Collection::Posts, CollectionFile::HEAD, None));
    }
    if has_address {
        links.push(feed(&Collection::Posts, CollectionFile::Json, None));
        let (kind, file) = (opensearch::KIND, opensearch::FILE.to_owned());
        links.push(link("search", kind, site.title.clone(), file));
    }
    links
}
