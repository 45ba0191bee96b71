//! All terms of a taxonomy.

use leptos::prelude::*;

use super::link::Link;
use crate::domain::{Base, Taxonomy, Term, Words};

/// Every term with the number of its posts.
#[component]
pub fn Terms(
    terms: Vec<Term>,
    taxonomy: Taxonomy,
    words: &'static Words,
    base: Base,
) -> impl IntoView {
    let own = words.taxonomy(taxonomy);
    let list = match terms.is_empty() {
        true => view! { <p class="empty">{own.none}</p> }.into_any(),
        false => view! { <TermLinks terms words base/> }.into_any(),
    };
    view! { <div class="terms"><h1 tabindex="-1">{own.name}</h1>{list}</div> }
}

/// Terms or years as links with their counts.
#[component]
pub fn TermLinks(
    /// What the links lead to.
    terms: Vec<Term>,
    /// What readers see.
    words: &'static Words,
    /// The way to the site's root.
    base: Base,
) -> AnyView {
    let links: Vec<AnyView> = terms
        .into_iter()
        .map(|Term { name, path, posts }| {
            let href = base.join(&path);
            view! { <li><Link href text=name/><span class="count">{words.number(posts as u64)}</span></li> }
                .into_any()
        })
        .collect();
    view! { <ul class="chips">{links}</ul> }.into_any()
}
