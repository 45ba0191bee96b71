//! The app, in a reader's browser: it fetches, routes and shows.
//!
//! The page's loader finds the site's base and starts [`start`]. Where the page is a finished one,
//! [`navigator`] leaves it as it is until a link is clicked; where the place for the app is empty,
//! the app mounts at once. [`links`] and [`steps`] turn clicks and steps through the history into an
//! [`address`]; [`remote`] makes a page of it by the steps that the builder takes, from what
//! [`source`] fetches; [`view`] shows it.

mod address; // addresses in this window
mod ahead; // what is fetched before it is asked for
mod announce; // what is said of a new page
mod built_page; // what is taken from a page of the builder
mod events; // listeners
mod history; // entries and scroll positions
mod host; // what the loader and the browser tell
mod links; // clicks
mod markdown; // the Markdown module
mod menus; // below links of the header
mod navigator; // from one page to the next
mod pending; // which page is awaited
mod rehearsal; // an article laid out of sight
mod remote; // from an address to a page
mod search; // what opens it
mod shortcuts;
mod source; // manifests and articles of a built or a live site
mod steps; // Back and Forward
mod styles; // what pages bring along
mod theme; // light and dark
mod view; // the app's component, and its place

use wasm_bindgen::JsCast;

use crate::domain::contract;
use navigator::Navigator;
use remote::RemoteSite;

/// Starts the app in its place in the page; without one it does nothing.
pub fn start() {
    let place = leptos::prelude::document().get_element_by_id(contract::PLACE);
    let Some(place) = place.and_then(|place| place.dyn_into().ok()) else {
        return;
    };
    let site = RemoteSite::new(host::base());
    theme::listen(&site);
    let navigator = Navigator::new(place, site);
    menus::listen();
    shortcuts::listen();
    search::listen(); // before links, of which it takes one
    links::listen(&navigator);
    ahead::listen(&navigator);
    steps::listen(&navigator);
    navigator.start();
}
