//! The app, in a reader's browser: it fetches, routes and shows.
//!
//! The page's loader finds the site's base and starts [`start`]. Where the page is a finished one,
//! [`takeover`] leaves it as it is until a link is clicked; where `#app` is empty, the app mounts at
//! once. From then on leptos_router turns clicks and the history into an address, [`load`] turns
//! the address into a [`Page`](crate::domain::Page), and the shared views show it.

mod built;
mod events;
mod failure;
mod fetch;
mod host;
mod json;
mod load;
mod markdown;
mod navigation;
mod root;
mod takeover;
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
    takeover::start(place, Library::new(host::base()));
}
