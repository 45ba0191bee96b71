//! An address where nothing stands.

use leptos::prelude::*;

use crate::domain::{Base, Route};

/// What happened, and the ways on.
#[component]
pub fn NotFound(base: Base) -> impl IntoView {
    let link = |route: Route, text: &'static str| {
        view! { <li><a href=base.href(&route)>{text}</a></li> }
    };
    let home = link(Route::HOME, "The newest posts");
    let archive = link(Route::Archive, "All posts by date");
    let tags = link(Route::Tags, "All tags");
    view! {
        <div class="message">
            <h1 tabindex="-1">"Page not found"</h1>
            <p>"There is nothing at this address. The page may have moved, or the link may be mistyped. These ways lead on:"</p>
            <ul>{home}{archive}{tags}</ul>
        </div>
    }
}
