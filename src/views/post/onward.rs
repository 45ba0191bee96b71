//! Where a reader may go on from a post.

use leptos::prelude::*;

use crate::{
    domain::{Base, Link as Target, PageWords, Series, fill},
    views::link::Link,
};

/// The parts of a series, the one that is read marked.
#[component]
pub fn SeriesBox(series: Series, own: &'static PageWords, base: Base) -> impl IntoView {
    let (number, count) = (series.current + 1, series.parts.len());
    let values = [
        ("number", number.to_string()),
        ("count", count.to_string()),
        ("series", series.link.name.clone()),
    ];
    let values: Vec<(&str, &str)> = values
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let name = fill(own.series_part(), &values);
    let parts: Vec<AnyView> = series
        .parts
        .into_iter()
        .enumerate()
        .map(|(index, part)| {
            let current = index == series.current;
            view! { <li><Link href=base.join(&part.url) text=part.name current/></li> }.into_any()
        })
        .collect();
    view! {
        <details class="series">
            <summary>{name}</summary>
            <ol>{parts}</ol>
        </details>
    }
}

/// The posts beside this one in time, and those about the same.
#[component]
pub fn Onward(
    newer: Option<Target>,
    older: Option<Target>,
    related: Vec<Target>,
    own: &'static PageWords,
    base: Base,
) -> impl IntoView {
    let has_neighbours = newer.is_some() || older.is_some();
    let neighbour =
        |post: Option<Target>, class: &'static str, rel: &'static str, word: &'static str| {
            post.map(|post| {
                view! {
                    <a class=class rel=rel href=base.join(&post.url)>
                        <span>{word}</span>
                        {post.name}
                    </a>
                }
            })
        };
    let newer = neighbour(newer, "newer", "prev", own.newer_post());
    let older = neighbour(older, "older", "next", own.older_post());
    let neighbours = has_neighbours.then(|| {
        view! { <nav class="neighbours" aria-label=own.neighbours()>{newer}{older}</nav> }
    });
    let has_related = !related.is_empty();
    let related: Vec<AnyView> = related
        .into_iter()
        .map(|post| view! { <li><Link href=base.join(&post.url) text=post.name/></li> }.into_any())
        .collect();
    let related = has_related.then(|| {
        view! { <section class="related"><h2>{own.related()}</h2><ul>{related}</ul></section> }
    });
    (related, neighbours)
}
