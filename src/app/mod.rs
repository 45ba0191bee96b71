//! The app, in a reader's browser: it fetches, routes and shows.
//!
//! The page's loader finds the site's base and starts [`start`], which mounts the app into the
//! empty `#app`. From then on leptos_router turns clicks and the history into an address,
//! [`load`] turns the address into a [`Page`](crate::domain::Page), and the shared views show it.

mod events;
mod failure;
mod fetch;
mod host;
mod json;
mod load;
mod markdown;
mod navigation;
mod root;
mod shelf;
mod theme;

use leptos::mount::mount_to;
use wasm_bindgen::JsCast;

/// Starts the app in the page's `#app`; without one it does nothing.
pub fn start() {
    let place = leptos::prelude::document().get_element_by_id("app");
    if let Some(place) = place.and_then(|place| place.dyn_into().ok()) {
        theme::wake();
        mount_to(place, root::App).forget();
    }
}
