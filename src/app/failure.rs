//! What can go wrong between a reader and a page, as the sentence the reader sees.

use std::fmt;

use leptos::prelude::*;

use crate::domain::{Base, ManifestError, Route};

/// Why a page cannot be shown. The reader may try again or go home.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// No answer came.
    Network,
    /// The host answered with this HTTP status.
    Status(u16),
    /// The manifest is missing.
    NoManifest,
    /// The manifest cannot be read.
    Manifest(ManifestError),
    /// The Markdown module did not start.
    Markdown,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Network => {
                f.write_str("The site could not be reached. Are you connected to the internet?")
            }
            Self::Status(status) => write!(f, "The site answered with an error (HTTP {status})."),
            Self::NoManifest => f.write_str("The list of posts (manifest.json) is missing."),
            Self::Manifest(error) => error.fmt(f),
            Self::Markdown => {
                f.write_str("The part of the app that renders this post could not be loaded.")
            }
        }
    }
}

/// What happened, with the ways on.
#[component]
pub fn FailureView(
    /// What happened.
    failure: Failure,
    /// The way to the site's root.
    base: Base,
    /// Tries again.
    retry: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <div class="message" role="alert">
            <h1 tabindex="-1">"This page could not be loaded"</h1>
            <p>{failure.to_string()}</p>
            <p class="actions">
                <button type="button" on:click=move |_| retry()>"Try again"</button>
                <a href=base.href(&Route::HOME)>"Home"</a>
            </p>
        </div>
    }
}
