//! An address that does not exist.

use leptos::prelude::*;

use super::link::Link;
use crate::domain::{Base, Route, Taxonomy, Words};

/// What happened, and the ways on.
#[component]
pub fn NotFound(words: &'static Words, base: Base) -> impl IntoView {
    let ways: Vec<AnyView> = [
        (Route::HOME, words.newest_posts),
        (Route::Archive, words.posts_by_date),
        (Route::Terms(Taxonomy::Tags), words.all_tags),
    ]
    .into_iter()
    .map(|(route, text)| view! { <li><Link href=base.href(&route) text/></li> }.into_any())
    .collect();
    view! {
        <div class="message">
            <h1 tabindex="-1">{words.not_found}</h1>
            <p>{words.not_found_reason}</p>
            <ul>{ways}</ul>
        </div>
    }
}
