//! Links in a head: icons, feeds, search, and the neighbours of a page of a list.

use leptos::prelude::*;

use super::Subject;
use crate::{
    builder::emit::{embed, feeds, icon, icon_set, opensearch},
    domain::{Collection, CollectionFile, Language, Page, Route, Taxonomy},
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

/// The page in every language that it is in (<https://developers.google.com/search/docs/specialty/international/localized-versions>),
/// itself among them. Who reads none of them gets the default one.
pub fn languages(subject: &Subject) -> Vec<AnyView> {
    let (settings, site) = (subject.blog.settings, &subject.blog.settings.site);
    let own = subject
        .route
        .and_then(|route| subject.page.canonical(site, route));
    let Some(own) = own.filter(|_| !site.languages.is_empty()) else {
        return Vec::new();
    };
    let is_everywhere = matches!(
        subject.route,
        Some(Route::Home { page: 1 } | Route::Archive | Route::Terms(Taxonomy::Tags))
    );
    let is_first = subject.route.is_some_and(|route| route.page() == 1);
    let has = |language: &&Language| {
        let mut translations = subject.page.translations().iter().filter(|_| is_first);
        is_everywhere || translations.any(|link| link.name == language.tag)
    };
    let others = site.languages.iter().filter(has).filter_map(|language| {
        let url = settings.resolve(&subject.page.in_language(language, subject.route))?;
        Some((language.tag.clone(), url))
    });
    let own = (site.language.clone(), own);
    let all: Vec<(String, String)> = std::iter::once(own).chain(others).collect();
    let default = all
        .iter()
        .find(|(tag, _)| *tag == settings.default_language);
    let default = default.map(|(_, url)| ("x-default".to_owned(), url.clone()));
    let alone = all.len() < 2;
    let links = all.into_iter().chain(default).filter(|_| !alone);
    links
        .map(|(tag, url)| view! { <link rel="alternate" hreflang=tag href=url/> }.into_any())
        .collect()
}

/// The icons that the author put at the top of the content root, or those that are made.
pub fn icons(subject: &Subject) -> impl IntoView + use<> {
    let assets = &subject.blog.content.assets;
    let is_made = |name: &str| name == icon::FILE && icon::is_made(subject.blog);
    let root = subject.blog.settings.edition.way_up();
    let in_set = |name: &str| {
        let is_there = icon_set::has(subject.blog, name);
        is_there.then(|| subject.base.join(&format!("{root}{name}")))
    };
    let icon = |name: &str| match assets.contains(name) || is_made(name) {
        true => Some(subject.base.join(name)),
        false => in_set(name),
    };
    (
        icon("favicon.ico").map(|href| view! { <link rel="icon" href=href sizes="32x32"/> }),
        icon("favicon.svg").map(|href| view! { <link rel="icon" href=href type="image/svg+xml"/> }),
        in_set(icon_set::SMALL)
            .map(|href| view! { <link rel="icon" href=href type="image/png" sizes="96x96"/> }),
        icon("apple-touch-icon.png").map(|href| view! { <link rel="apple-touch-icon" href=href/> }),
        in_set(icon_set::MANIFEST).map(|href| view! { <link rel="manifest" href=href/> }),
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
            && let Some(collection @ (Collection::Term(..) | Collection::Section(_))) =
                list.pager.list.collection()
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
