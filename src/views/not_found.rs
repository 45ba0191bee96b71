//! An address that does not exist.

use leptos::prelude::*;

use super::link::Ways;
use crate::domain::{Base, Route, Taxonomy, Words};

/// What happened, and the ways on.
#[component]
pub fn NotFound(words: &'static Words, base: Base, has_search: bool) -> impl IntoView {
    let mut ways = vec![
        (Route::HOME, words.newest_posts()),
        (Route::Archive, words.posts_by_date()),
        (Route::Terms(Taxonomy::Tags), words.all_tags()),
    ];
    if has_search {
        ways.push((Route::Search, words.search()));
    }
    view! {
        <div class="message">
            <h1 tabindex="-1">{words.not_found()}</h1>
            <p>{words.not_found_reason()}</p>
            <Ways ways base/>
        </div>
    }
}
