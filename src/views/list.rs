//! A page of a list of posts.

use leptos::prelude::*;

use super::{
    article::tag_links,
    link::Link,
    meta::{Cover, Meta, language_direction},
};
use crate::domain::{
    Base, CollectionFile, Entry, ListPage, Page, Pager, Route, Site, Words, fill, text,
};

/// Cards, newest first, with the way to newer and older pages.
#[component]
pub fn List(page: ListPage, site: Site, base: Base) -> impl IntoView {
    let words = site.words;
    let on_home = page.tag.is_none();
    let pager = page.pager.clone();
    let mut cards: Vec<AnyView> = page
        .entries
        .iter()
        .map(|entry| view! { <Card entry=entry.clone() words base=base.clone()/> }.into_any())
        .collect();
    let intro = page.intro.clone();
    if cards.is_empty() && intro.is_none() {
        cards.push(view! { <p class="empty">{words.no_posts()}</p> }.into_any());
    }
    let intro = intro.map(|html| view! { <div inner_html=html></div> });
    let feed = page
        .has_feed
        .then(|| feed_link(&page, words, &base))
        .flatten();
    let name = Page::List(page).name(words).unwrap_or(site.title);
    let class = match on_home {
        true => "p-name visually-hidden",
        false => "p-name",
    };
    view! {
        <div class="list h-feed">
            <h1 class=class tabindex="-1">{name}</h1>
            {feed}
            {intro}
            {cards}
            <PagerLinks pager words base/>
        </div>
    }
}

/// One post of the list; its title is the link, and the card around it may be clicked.
#[component]
pub fn Card(entry: Entry, words: &'static Words, base: Base) -> impl IntoView {
    let href = entry.href(&base);
    let title = match entry.title.as_str() {
        "" => href.clone(),
        title => title.to_owned(),
    };
    let language = entry.language.clone();
    let direction = language_direction(&language);
    let excerpt = entry.excerpt().map(|text| {
        let language = language.clone();
        view! { <p class="summary p-summary" lang=language dir=direction>{text}</p> }
    });
    let facts = entry.extension.facts.as_deref().unwrap_or_default();
    let tags = text::position(facts, "tags")
        .is_some()
        .then(|| tag_links(&entry, words, &base));
    let cover = view! { <Cover entry=entry.clone() base waits=true/> };
    view! {
        <article class="card h-entry">
            {cover}
            <h2 lang=language dir=direction><Link href text=title class="p-name u-url"/></h2>
            {excerpt}
            <Meta entry words/>
            {tags}
        </article>
    }
}

/// The list's feed, below its name.
fn feed_link(page: &ListPage, words: &Words, base: &Base) -> Option<AnyView> {
    let collection = page.pager.list.collection()?;
    let name = page.tag.clone().unwrap_or_default();
    let text = fill(words.feed_of(), &[("name", &name)]);
    let href = base.join(&collection.file_url(CollectionFile::Atom));
    Some(view! { <p class="meta"><Link href text/></p> }.into_any())
}

/// Newer to the left, older to the right, as time runs in the list.
#[component]
fn PagerLinks(pager: Pager, words: &'static Words, base: Base) -> impl IntoView {
    let link = |route: Option<Route>, class: &'static str, rel: &'static str, text: String| {
        route.map(|route| view! { <Link href=base.href(&route) text class rel/> })
    };
    let newer = format!("\u{2190}\u{a0}{}", words.newer());
    let newer = link(pager.newer(), "newer", "prev", newer);
    let older = format!("{}\u{a0}\u{2192}", words.older());
    let older = link(pager.older(), "older", "next", older);
    let [page, pages] = [pager.page, pager.pages].map(|number| words.number(number as u64));
    let position = fill(
        words.pager_position(),
        &[("page", &page), ("pages", &pages)],
    );
    (pager.pages > 1).then(|| {
        view! {
            <nav class="pager" aria-label=words.pager() lang=words.lang>
                {newer}<span class="place">{position}</span>{older}
            </nav>
        }
    })
}
