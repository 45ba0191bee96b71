//! All tags.

use leptos::prelude::*;

use crate::domain::{Base, Page, Term};

/// Every tag with the number of its posts.
#[component]
pub fn Tags(terms: Vec<Term>, base: Base) -> impl IntoView {
    let name = Page::Tags(Vec::new()).name();
    let list = match terms.is_empty() {
        true => view! { <p class="empty">"No post has a tag yet."</p> }.into_any(),
        false => view! { <TermLinks terms base/> }.into_any(),
    };
    view! { <div class="terms"><h1 tabindex="-1">{name}</h1>{list}</div> }
}

/// Tags or years as links with their counts.
#[component]
pub fn TermLinks(
    /// What the links lead to.
    terms: Vec<Term>,
    /// The way to the site's root.
    base: Base,
) -> impl IntoView {
    let links = terms
        .into_iter()
        .map(|Term { name, path, posts }| {
            view! {
                <li>
                    <a href=base.join(&path)>{name}<span class="count">{posts}</span></a>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="chips">{links}</ul> }
}
