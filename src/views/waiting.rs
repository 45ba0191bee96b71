//! A page that is still on its way.

use leptos::prelude::*;

use crate::domain::{Route, Words};

/// Grey shapes in place of the text, at least as tall as the window, so that nothing below jumps
/// when it comes: cards for a list, lines for the rest.
#[component]
pub fn Waiting(route: Route, words: &'static Words) -> impl IntoView {
    let shape = match route {
        Route::Home { .. } | Route::Term { .. } => "skeleton cards",
        _ => "skeleton text",
    };
    view! {
        <div class=shape>
            <p class="visually-hidden" role="status">{words.loading()}</p>
            <div class="bone"></div>
            <div class="bone"></div>
            <div class="bone"></div>
            <div class="bone"></div>
        </div>
    }
}
