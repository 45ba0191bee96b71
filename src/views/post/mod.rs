//! A post as its page shows it: the text, and the way around in it and on from it. The builder alone
//! renders this; the app shows what the builder made.

mod comments;
mod contents;
mod cover;
mod facts;
mod onward; // series, neighbours, related posts
mod share;

pub use contents::section_list;

use leptos::prelude::*;

use super::link::Link;
use crate::domain::{Base, PageWords, PostPage, Words};

/// What is in the element of a post, with the class names of an h-entry
/// (<https://microformats.org/wiki/h-entry>).
#[component]
pub fn Post(
    /// The post.
    page: PostPage,
    /// The words of every page.
    words: &'static Words,
    /// And those of a post.
    own: &'static PageWords,
    /// The way to the site's root.
    base: Base,
) -> impl IntoView {
    let title = page.entry.title.clone();
    let address = page.entry.href(&base);
    let updated = page.entry.date_modified.clone().map(String::from);
    let updated = updated.map(|date| view! { <data class="dt-updated" value=date></data> });
    let cover = page
        .cover
        .map(|cover| view! { <cover::Figure cover base=base.clone()/> });
    let crumbs: Vec<AnyView> = page
        .breadcrumbs
        .into_iter()
        .map(|link| view! { <li><Link href=base.join(&link.url) text=link.name/></li> }.into_any())
        .collect();
    let crumbs = (!crumbs.is_empty()).then(|| {
        view! { <nav class="breadcrumbs" aria-label=own.breadcrumbs()><ol>{crumbs}</ol></nav> }
    });
    let description = page
        .description
        .map(|text| view! { <p class="lead">{text}</p> });
    let facts = page
        .facts
        .map(|facts| view! { <facts::FactsLine facts words own base=base.clone()/> });
    let terms: Vec<AnyView> = page
        .terms
        .into_iter()
        .map(|term| {
            let href = base.join(&term.url);
            view! { <li><Link href text=term.name class="p-category" rel="tag"/></li> }.into_any()
        })
        .collect();
    let terms = (!terms.is_empty())
        .then(|| view! { <ul class="chips" aria-label=own.terms()>{terms}</ul> });
    let series: Vec<AnyView> = page
        .series
        .into_iter()
        .map(|series| view! { <onward::SeriesBox series own base=base.clone()/> }.into_any())
        .collect();
    let contents = page
        .contents
        .map(|contents| view! { <contents::ContentsBox contents own/> });
    let html = Some(page.html).filter(|html| !html.is_empty());
    let has_neighbours = page.newer.is_some() || page.older.is_some();
    let has_footer =
        terms.is_some() || page.share.is_some() || has_neighbours || !page.related.is_empty();
    let share = page
        .share
        .map(|share| view! { <share::ShareLinks share own/> });
    let onward =
        view! { <onward::Onward newer=page.newer older=page.older related=page.related own base/> };
    let footer = has_footer.then(|| view! { <footer>{terms}{share}{onward}</footer> });
    let progress = page
        .has_progress
        .then(|| view! { <div class="progress" aria-hidden="true"></div> });
    let way_up = page.has_way_up.then(|| {
        view! {
            <div class="way-up">
                <a href="#main" aria-label=own.way_up() title=own.way_up()>"\u{2191}"</a>
            </div>
        }
    });
    let slot = |html: String| {
        (!html.is_empty()).then(|| view! { <div class="slot" inner_html=html></div> })
    };
    let (before, after) = (slot(page.before), slot(page.after));
    let comments = page
        .comments
        .map(|comments| view! { <comments::Comments comments own/> });
    let no_footer = page.has_no_footer.then_some("");
    view! {
        {progress}
        <header data-no-footer=no_footer>
            {crumbs}
            <h1 class="p-name" tabindex="-1">{title}</h1>
            {description}
            {facts}
            <data class="u-url" value=address></data>
            {updated}
        </header>
        {cover}
        {series}
        {before}
        <div class="text">
            {contents}
            <div class="prose e-content" inner_html=html></div>
        </div>
        {after}
        {footer}
        {comments}
        {way_up}
    }
}
