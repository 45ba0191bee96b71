//! What opens the search: its link, `/`, Ctrl-K and Cmd-K. The rest of it is `search.js`, which no page
//! loads before.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, HtmlElement, KeyboardEvent};

use super::{
    events,
    host::{self, SearchModule},
};
use crate::domain::contract;

/// What a key that is typed belongs to.
const FIELDS: &str = "input, textarea, select, [contenteditable]";

/// Listens to what opens the search. A site that has none has no link to it.
pub fn listen() {
    let link = format!("[{}]", contract::SEARCH);
    let selector = link.clone();
    events::on_document("click", move |event| {
        if events::closest(&event, &selector).is_some() && events::is_plain_click(&event) {
            open(&event, &selector);
        }
    });
    events::on_document("keydown", move |event| {
        if event.dyn_ref().is_some_and(is_shortcut) {
            open(&event, &link);
        }
    });
}

fn is_shortcut(key: &KeyboardEvent) -> bool {
    let is_command = key.ctrl_key() || key.meta_key();
    if key.alt_key() || key.default_prevented() {
        return false;
    }
    match key.key().as_str() {
        "k" => is_command,
        "/" => !is_command && events::closest(key, FIELDS).is_none(),
        _ => false,
    }
}

/// Opens the search in place of what the event would do.
fn open(event: &Event, selector: &str) {
    let link = document().query_selector(selector).ok().flatten();
    let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    event.prevent_default();
    spawn_local(async move {
        match JsFuture::from(host::module("search")).await {
            Ok(module) => module.unchecked_into::<SearchModule>().open(),
            // The search has a page of its own, which the browser shows.
            Err(_) => {
                let href = link.get_attribute("href").unwrap_or_default();
                let _ = window().location().assign(&href);
            }
        }
    });
}
