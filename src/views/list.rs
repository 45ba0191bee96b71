//! A page of a list of posts.

use leptos::prelude::*;

use super::{
    link::Link,
    meta::{Cover, Meta},
};
use crate::domain::{Base, Entry, Listed, Page, Pager, Route, Site};

/// Cards, newest first, with the way to newer and older pages.
#[component]
pub fn List(listed: Listed, site: Site, base: Base) -> impl IntoView {
    let on_home = listed.tag.is_none();
    let pager = listed.pager.clone();
    let mut cards: Vec<AnyView> = listed
        .entries
        .iter()
        .map(|entry| view! { <Card entry=entry.clone() base=base.clone()/> }.into_any())
        .collect();
    if cards.is_empty() {
        cards.push(view! { <p class="empty">"There are no posts here yet."</p> }.into_any());
    }
    let name = Page::List(listed).name().unwrap_or(site.title);
    let class = match on_home {
        true => "p-name visually-hidden",
        false => "p-name",
    };
    view! {
        <div class="list h-feed">
            <h1 class=class tabindex="-1">{name}</h1>
            {cards}
            <PagerLinks pager base/>
        </div>
    }
}

/// One post of the list; its title is the link, and the card around it may be clicked.
#[component]
fn Card(entry: Entry, base: Base) -> impl IntoView {
    let href = entry.href(&base);
    let title = match entry.title.as_str() {
        "" => href.clone(),
        title => title.to_owned(),
    };
    let excerpt = entry
        .excerpt()
        .map(|text| view! { <p class="summary p-summary">{text}</p> });
    let cover = view! { <Cover entry=entry.clone() base waits=true/> };
    view! {
        <article class="card h-entry">
            {cover}
            <h2><Link href text=title class="p-name u-url"/></h2>
            {excerpt}
            <Meta entry/>
        </article>
    }
}

/// Newer to the left, older to the right, as time runs in the list.
#[component]
fn PagerLinks(pager: Pager, base: Base) -> impl IntoView {
    let link =
        |route: Option<Route>, class: &'static str, rel: &'static str, text: &'static str| {
            route.map(|route| view! { <Link href=base.href(&route) text class rel/> })
        };
    let newer = link(pager.newer(), "newer", "prev", "\u{2190}\u{a0}Newer");
    let older = link(pager.older(), "older", "next", "Older\u{a0}\u{2192}");
    let place = format!("{} / {}", pager.page, pager.pages);
    (pager.pages > 1).then(|| {
        view! {
            <nav class="pager" aria-label="Pages">
                {newer}<span class="place">{place}</span>{older}
            </nav>
        }
    })
}
