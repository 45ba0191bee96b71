//! Menus below links of the header, which open without a script: they close at a click elsewhere, and at
//! Escape.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::events;

/// What holds a menu that can open.
const MENU: &str = "details[name=menu]";

/// Listens to what closes menus.
pub fn listen() {
    events::on_window("click", |event| {
        // A link in the menu leads to a page whose menu is closed.
        let is_link = events::closest(&event, "a").is_some();
        let clicked = events::closest(&event, MENU);
        close_others(clicked.filter(|_| !is_link));
    });
    events::on_document("keydown", |event| {
        let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
        if key.is_some_and(|key| key == "Escape") {
            close_others(None);
        }
    });
}

fn close_others(kept: Option<Element>) {
    let open = document().query_selector(&format!("{MENU}[open]"));
    // Only one is open at a time: they share a name.
    if let Ok(Some(open)) = open
        && Some(&open) != kept.as_ref()
    {
        let _ = open.remove_attribute("open");
    }
}
