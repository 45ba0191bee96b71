//! A page that could not be loaded.

use leptos::prelude::*;

use super::link::Link;
use crate::domain::{Base, Route};

/// What happened, with the ways on. The app listens for the button.
#[component]
pub fn Failed(reason: String, base: Base) -> impl IntoView {
    view! {
        <div class="message" role="alert">
            <h1 tabindex="-1">"This page could not be loaded"</h1>
            <p>{reason}</p>
            <p class="actions">
                <button type="button" data-retry="">"Try again"</button>
                <Link href=base.href(&Route::HOME) text="Home"/>
            </p>
        </div>
    }
}
