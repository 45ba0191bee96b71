//! Listeners that live as long as the page.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, EventTarget, MouseEvent};

/// Listens on the window, where what bubbles through the document arrives last.
pub fn on_window(name: &str, action: impl Fn(Event) + 'static) {
    listen(&window(), name, Box::new(action));
}

/// Listens on the document, before what listens on the window.
pub fn on_document(name: &str, action: impl Fn(Event) + 'static) {
    listen(&document(), name, Box::new(action));
}

/// Does something at every click on an element with an attribute: those that were on the page before
/// the app, and those that views make later.
pub fn on_click(attribute: &str, action: impl Fn() + 'static) {
    let selector = format!("[{attribute}]");
    on_window("click", move |event| {
        if closest(&event, &selector).is_some() {
            action();
        }
    });
}

/// Whether a click is to do what it does in this window: with a key or another button the browser opens a
/// tab or a menu.
pub fn is_plain_click(event: &Event) -> bool {
    event.dyn_ref::<MouseEvent>().is_some_and(|event| {
        let key = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        event.button() == 0 && !key
    })
}

/// The element around an event's target that a selector names.
pub fn closest(event: &Event, selector: &str) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(selector).ok().flatten()
}

/// One closure type for all listeners keeps their code in the app once.
fn listen(target: &EventTarget, name: &str, action: Box<dyn Fn(Event)>) {
    let action = Closure::wrap(action).into_js_value();
    // The page's own window and document take every listener.
    let _ = target.add_event_listener_with_callback(name, action.unchecked_ref());
}
