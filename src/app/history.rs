//! The history's entries, and where the page of each is scrolled to.

use std::cell::{Cell, RefCell};

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::ScrollRestoration;

use super::{events, progress};

/// A history entry. Its scroll position is kept under its number, which it gets when it is left:
/// on a page that stays as it is the browser restores it.
struct Entry {
    number: Option<u32>,
    path: String,
}

thread_local! {
    /// The entry that is shown; none while a page of another entry is on its way.
    static SHOWN: RefCell<Option<Entry>> = const { RefCell::new(None) };
    /// Whether the browser shows a step by a movement of its own, as after a swipe.
    static MOVES_ITSELF: Cell<bool> = const { Cell::new(false) };
}

/// Listens to steps through the history; `enter` shows the page of the address they lead to.
pub fn wake(enter: impl Fn() + 'static) {
    events::on_window("pagehide", |_| {
        keep_position();
        // The browser may bring the page back as it is left.
        progress::abandon();
    });
    events::on_window("popstate", move |event| {
        keep_position();
        let moves = Reflect::get(&event, &"hasUAVisualTransition".into());
        MOVES_ITSELF.set(moves.is_ok_and(|moves| moves.is_truthy()));
        let same_page = SHOWN.with_borrow(|shown| {
            let path = window().location().pathname().ok();
            shown.as_ref().map(|shown| &shown.path) == path.as_ref()
        });
        if !same_page {
            SHOWN.set(None);
            return enter();
        }
        progress::abandon();
        let number = entry_number();
        if let Some(number) = number {
            scroll_to(position(number).unwrap_or_default());
        }
        // An entry without a number was made by a link within the page, and the browser has
        // scrolled already.
        show_entry(number.or_else(|| is_taken().then(number_entry)));
    });
}

/// Whether the browser shows the step on its way by a movement of its own.
pub fn is_moving_by_itself() -> bool {
    MOVES_ITSELF.get()
}

/// The page that the document came with is the one that is shown.
pub fn stand() {
    show_entry(entry_number());
}

/// Takes scroll positions over from the browser, which restores them before the page is there.
pub fn take() {
    if let Ok(history) = window().history()
        && storage().is_some()
    {
        // Where it cannot be set, the browser restores as well as it can.
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
}

fn is_taken() -> bool {
    let history = window().history();
    history.is_ok_and(|history| history.scroll_restoration() == Ok(ScrollRestoration::Manual))
}

/// Adds an entry to the history.
pub fn push(href: &str) {
    if let Ok(history) = window().history() {
        // An address of this origin can be pushed.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(href));
    }
}

/// Shows the page that is shown from its top, under this URL of it.
pub fn show_top(href: &str) {
    if window().location().href().is_ok_and(|here| here != href) {
        leave();
        push(href);
        show_entry(None);
    }
    scroll_to(0.0);
}

/// Keeps where the page shown is scrolled to, before another one is shown.
pub fn leave() {
    let is_new = |shown: &Entry| shown.number.is_none();
    if SHOWN.with_borrow(|shown| shown.as_ref().is_some_and(is_new)) {
        show_entry(Some(number_entry()));
    }
    keep_position();
}

/// The entry's page is rendered: whether it was scrolled to where it was left.
pub fn arrive() -> bool {
    MOVES_ITSELF.set(false);
    // An entry that has a number was shown before: by Back or Forward, or before a reload.
    let known = entry_number();
    let place = known.and_then(position);
    show_entry(Some(known.unwrap_or_else(number_entry)));
    if let Some(place) = place {
        scroll_to(place);
    }
    place.is_some()
}

/// Keeps where the page shown is scrolled to, if its entry has a number.
fn keep_position() {
    let number = SHOWN.with_borrow(|shown| shown.as_ref().and_then(|shown| shown.number));
    if let (Some(number), Some(storage)) = (number, storage()) {
        let place = window().scroll_y().unwrap_or_default();
        // A full storage only means that the page is shown from its top.
        let _ = storage.set_item(&key(number), &(place as i64).to_string());
    }
}

/// Scrolls at once.
pub fn scroll_to(place: f64) {
    let options = web_sys::ScrollToOptions::new();
    options.set_top(place);
    options.set_behavior(web_sys::ScrollBehavior::Instant);
    window().scroll_to_with_scroll_to_options(&options);
}

fn show_entry(number: Option<u32>) {
    let path = window().location().pathname().unwrap_or_default();
    SHOWN.set(Some(Entry { number, path }));
}

/// The number that [`number_entry`] gave the history's current entry.
fn entry_number() -> Option<u32> {
    let state = window().history().ok()?.state().ok()?;
    state.as_f64().map(|number| number as u32)
}

/// Numbers the history's current entry, across reloads of the tab.
fn number_entry() -> u32 {
    const NEXT: &str = "thinleaf-entry";
    let kept = storage().and_then(|storage| storage.get_item(NEXT).ok().flatten());
    let number = kept.and_then(|kept| kept.parse().ok()).unwrap_or(0_u32) + 1;
    if let Some(storage) = storage() {
        let _ = storage.set_item(NEXT, &number.to_string());
    }
    if let Ok(history) = window().history() {
        let _ = history.replace_state(&JsValue::from(number), "");
    }
    number
}

fn position(number: u32) -> Option<f64> {
    let kept = storage()?.get_item(&key(number)).ok()??;
    kept.parse::<i64>().ok().map(|place| place as f64)
}

fn key(number: u32) -> String {
    format!("thinleaf-scroll-{number}")
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok()?
}
