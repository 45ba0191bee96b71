//! The app, in a reader's browser: it fetches, routes and shows.
//!
//! The page's loader finds the site's base and starts [`start`]. Where the page is a finished one,
//! [`navigator`] leaves it as it is until a link is clicked; where `#app` is empty, the app mounts at
//! once. [`links`] and [`history`] turn clicks and steps into an address, [`Route`] says what it is,
//! [`load`] makes a [`Page`](crate::domain::Page) of it, and the shared views show that.
//!
//! [`Route`]: crate::domain::Route

mod arrival;
mod built;
mod events;
mod failure;
mod fetch;
mod history;
mod host;
mod json;
mod links;
mod load;
mod markdown;
mod navigator;
mod progress;
mod root;
mod theme;
mod transition;

use wasm_bindgen::JsCast;

use load::Library;

/// Starts the app in the page's `#app`; without one it does nothing.
pub fn start() {
    let place = leptos::prelude::document().get_element_by_id("app");
    let Some(place) = place.and_then(|place| place.dyn_into().ok()) else {
        return;
    };
    theme::wake();
    navigator::start(place, Library::new(host::base()));
}
