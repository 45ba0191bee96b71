//! The place of a page that is still on its way.

use leptos::prelude::*;

use crate::domain::Route;

/// Grey shapes where the text will stand, at least as tall as the window, so that nothing below
/// jumps when it arrives. A list waits as cards, the rest as text.
#[component]
pub fn Waiting(route: Route) -> impl IntoView {
    let shape = match route {
        Route::Home { .. } | Route::Tag { .. } => "skeleton cards",
        _ => "skeleton text",
    };
    view! {
        <div class=shape>
            <p class="visually-hidden" role="status">"Loading"</p>
            <div class="bone"></div>
            <div class="bone"></div>
            <div class="bone"></div>
            <div class="bone"></div>
        </div>
    }
}
