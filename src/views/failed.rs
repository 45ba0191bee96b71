//! A page that could not be loaded.

use leptos::prelude::*;

use super::link::Link;
use crate::domain::{Base, Route, Words};

/// What happened, with the ways on. The app listens to the button.
#[component]
pub fn Failed(reason: String, words: &'static Words, base: Base) -> impl IntoView {
    view! {
        <div class="message" role="alert">
            <h1 tabindex="-1">{words.not_loaded()}</h1>
            <p>{reason}</p>
            <p class="actions">
                <button type="button" data-retry="">{words.try_again()}</button>
                <Link href=base.href(&Route::HOME) text=words.home()/>
            </p>
        </div>
    }
}
