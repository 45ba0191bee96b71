//! Controls of a page, woken by one listener for all of a kind: it hears those that were on the
//! page before the app and those that views make later.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// Does something at every click on an element that a selector names.
pub fn on(selector: &'static str, action: impl Fn() + 'static) {
    window_event_listener(leptos::ev::click, move |event| {
        if closest(&event, selector).is_some() {
            action();
        }
    });
}

/// The element around an event's target that a selector names.
pub fn closest(event: &Event, selector: &str) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(selector).ok().flatten()
}
