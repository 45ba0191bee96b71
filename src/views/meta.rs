//! What stands around a title: the line of facts, and the cover.

use leptos::prelude::*;

use crate::domain::{Base, Entry};

/// Joins the parts of the line, so that none stands alone at a line's start.
const JOINT: &str = "\u{a0}\u{b7}\u{a0}";

/// `November 18, 2020 · 5 min · MW`; what is not known is left out.
#[component]
pub fn Meta(
    /// The post.
    entry: Entry,
) -> AnyView {
    let mut facts = String::new();
    if let Some(minutes) = entry.extension.reading_time {
        let joint = if entry.date_published.is_some() {
            JOINT
        } else {
            ""
        };
        facts = format!("{joint}{minutes} min");
    }
    let date = entry.date_published.map(|date| {
        let shown = date.long();
        view! { <time class="dt-published" datetime=String::from(date)>{shown}</time> }
    });
    let mut joint = if date.is_some() || !facts.is_empty() {
        JOINT
    } else {
        ""
    };
    let known = !joint.is_empty() || !entry.authors.is_empty();
    let mut authors: Vec<AnyView> = Vec::new();
    for author in entry.authors {
        authors.push(joint.into_any());
        authors.push(view! { <span class="p-author h-card">{author.name}</span> }.into_any());
        joint = ", ";
    }
    known
        .then(|| view! { <p class="meta">{date}{facts}{authors}</p> })
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
        view! { <img class="cover u-photo" src=source alt=entry.extension.cover_alt width=width height=height loading=loading/> }
    });
    cover.into_any()
}
