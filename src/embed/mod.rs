//! The reader: what embeds show of JSON Feeds, as elements of the views that app and builder have.
//!
//! An embed of a site that a builder made needs none of this: it shows the builder's own markup.
//! `src/bin/reader.rs` exports what is here to `embed/loader.js`, which parses and sanitises the texts
//! and copies the elements into the embed.

mod feed; // a feed of anybody's
mod post; // one of its posts

pub use feed::Feed;
pub use post::{Post, view};

use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::{
    domain::{Base, ENGLISH, Link},
    views::Embed,
};

/// What an embed asks for.
pub struct Request {
    /// A site, ending in `/`, or a JSON Feed: an absolute URL.
    pub source: String,
    /// The name or the slug of a tag; or empty.
    pub tag: String,
    /// Whether pictures of every host may be asked for, or only those of the source's.
    pub all_images: bool,
    /// The plain text of markup, by the browser's parser.
    pub text_of: js_sys::Function,
}

/// The newest posts of a feed as cards; none where the browser makes no elements.
pub fn list(feed: &Feed, limit: usize) -> Option<HtmlElement> {
    let entries = feed.cards(limit);
    let total = entries.len();
    let name = feed.title().to_owned();
    let more = feed.home().map(|url| Link { name, url });
    let language = feed.language().to_owned();
    rendered(move || {
        view! { <Embed entries total more language words=&ENGLISH base=Base::default()/> }
    })
}

/// What a view renders, as an element that nothing updates.
fn rendered<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Option<HtmlElement> {
    let place: HtmlElement = document().create_element("div").ok()?.unchecked_into();
    let mounted = mount_to(place.clone(), view);
    let element = place.first_element_child()?;
    let copy = element.clone_node_with_deep(true).ok()?;
    drop(mounted);
    copy.dyn_into().ok()
}
