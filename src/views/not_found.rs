//! An address where nothing stands.

use leptos::prelude::*;

use super::link::Link;
use crate::domain::{Base, Route};

/// What happened, and the ways on.
#[component]
pub fn NotFound(base: Base) -> impl IntoView {
    let ways: Vec<AnyView> = [
        (Route::HOME, "The newest posts"),
        (Route::Archive, "All posts by date"),
        (Route::Tags, "All tags"),
    ]
    .into_iter()
    .map(|(route, text)| view! { <li><Link href=base.href(&route) text/></li> }.into_any())
    .collect();
    view! {
        <div class="message">
            <h1 tabindex="-1">"Page not found"</h1>
            <p>"There is nothing at this address. The page may have moved, or the link may be mistyped. These ways lead on:"</p>
            <ul>{ways}</ul>
        </div>
    }
}
