//! What is around a title: the line of facts, and the cover.

use leptos::prelude::*;

use crate::domain::{Base, Entry, Words};

/// Joins the parts of the line; it does not break there.
const SEPARATOR: &str = "\u{a0}\u{b7}\u{a0}";

/// `November 18, 2020 · 5 min · MW`; what is not known is left out.
#[component]
pub fn Meta(
    /// The post.
    entry: Entry,
    /// The words around it.
    words: &'static Words,
) -> AnyView {
    let mut facts = String::new();
    if let Some(minutes) = entry.extension.reading_time {
        let separator = if entry.date_published.is_some() {
            SEPARATOR
        } else {
            ""
        };
        let minutes = words.counted(&words.minutes, minutes);
        facts = format!("{separator}{minutes}");
    }
    let date = entry.date_published.map(|date| {
        let shown = words.date(&date);
        view! { <time class="dt-published" datetime=String::from(date)>{shown}</time> }
    });
    let mut separator = if date.is_some() || !facts.is_empty() {
        SEPARATOR
    } else {
        ""
    };
    let is_known = !separator.is_empty() || !entry.authors.is_empty();
    let mut authors: Vec<AnyView> = Vec::new();
    for author in entry.authors {
        authors.push(separator.into_any());
        authors.push(view! { <span class="p-author h-card">{author.name}</span> }.into_any());
        separator = ", ";
    }
    let draft = entry.extension.draft.then(|| {
        let mark = format!("{}{SEPARATOR}", words.draft);
        view! { <strong>{mark}</strong> }
    });
    is_known
        .then(|| view! { <p class="meta">{draft}{date}{facts}{authors}</p> })
        .into_any()
}

/// The picture of a post, if it has one.
#[component]
pub fn Cover(
    /// The post.
    entry: Entry,
    /// The way to the site's root.
    base: Base,
    /// Whether it may load when it comes near, as in a list.
    waits: bool,
) -> AnyView {
    let loading = waits.then_some("lazy");
    let cover = entry.extension.cover.map(|cover| {
        let source = base.join(&cover);
        let size = entry.extension.cover_size;
        let (width, height) = (size.map(|(width, _)| width.to_string()), size.map(|(_, height)| height.to_string()));
        view! { <img class="cover u-photo" loading=loading src=source alt=entry.extension.cover_alt width=width height=height/> }
    });
    cover.into_any()
}
