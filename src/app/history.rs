//! The history's entries, and where the page of each is scrolled to.
//!
//! An entry that the app shows has a number, which is its state in the browser's history; its scroll
//! position is stored in the session under that number, so that it survives reloads of the tab.

use std::cell::RefCell;

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::ScrollRestoration;

use crate::domain::contract;

/// What the app knows of the browser's history.
#[derive(Default)]
pub struct History {
    /// The entry that is shown; none while a page of another entry is on its way.
    shown: RefCell<Option<Entry>>,
}

/// A history entry. It gets its number when another page takes its place: as long as its page stays,
/// the browser restores its scroll position.
struct Entry {
    number: Option<u32>,
    path: String,
}

impl History {
    /// The page that the document came with is the one that is shown.
    pub fn adopt_entry(&self) {
        self.set_shown(entry_number());
    }

    /// Adds an entry to the history.
    pub fn push(&self, href: &str) {
        if let Ok(history) = window().history() {
            // An address of this origin can be pushed.
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(href));
        }
    }

    /// Scrolls the page that is shown to its top, under this URL of it.
    pub fn show_top(&self, href: &str) {
        if window().location().href().is_ok_and(|here| here != href) {
            self.save_scroll();
            self.push(href);
            self.set_shown(None);
        }
        scroll_to(0.0);
    }

    /// Numbers the entry that is shown and stores its scroll position, before another page takes its
    /// place.
    pub fn save_scroll(&self) {
        let is_new = |shown: &Entry| shown.number.is_none();
        if self.shown.borrow().as_ref().is_some_and(is_new) {
            self.set_shown(Some(number_entry()));
        }
        self.store_position();
    }

    /// The entry's page is rendered: scrolls to where it was when it was left, if it was shown before,
    /// by Back or Forward or before a reload. Tells whether it was.
    pub fn restore_scroll(&self) -> bool {
        let known = entry_number();
        let position = known.and_then(stored_position);
        self.set_shown(Some(known.unwrap_or_else(number_entry)));
        if let Some(position) = position {
            scroll_to(position);
        }
        position.is_some()
    }

    /// A step through the history has been made. Tells whether it stays on the page that is shown,
    /// which is scrolled to the place of the entry then.
    pub fn step(&self) -> bool {
        self.store_position();
        let path = window().location().pathname().ok();
        if self.shown.borrow().as_ref().map(|shown| &shown.path) != path.as_ref() {
            self.shown.replace(None);
            return false;
        }
        let number = entry_number();
        if let Some(number) = number {
            scroll_to(stored_position(number).unwrap_or_default());
        }
        // An entry without a number was made by a link within the page, and the browser has
        // scrolled already.
        self.set_shown(number.or_else(|| is_scroll_owned().then(number_entry)));
        true
    }

    /// Stores where the page that is shown is scrolled to, if its entry has a number.
    pub fn store_position(&self) {
        let number = self.shown.borrow().as_ref().and_then(|shown| shown.number);
        if let (Some(number), Some(storage)) = (number, storage()) {
            let position = window().scroll_y().unwrap_or_default();
            // A full storage only means that the page is shown from its top.
            let _ = storage.set_item(&key(number), &(position as i64).to_string());
        }
    }

    fn set_shown(&self, number: Option<u32>) {
        let path = window().location().pathname().unwrap_or_default();
        self.shown.replace(Some(Entry { number, path }));
    }
}

/// Takes scroll positions over from the browser, which restores them before the page is there.
pub fn own_scroll() {
    if let Ok(history) = window().history()
        && storage().is_some()
    {
        // Where it cannot be set, the browser restores as well as it can.
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
}

fn is_scroll_owned() -> bool {
    let history = window().history();
    history.is_ok_and(|history| history.scroll_restoration() == Ok(ScrollRestoration::Manual))
}

/// Scrolls at once.
pub fn scroll_to(position: f64) {
    let options = web_sys::ScrollToOptions::new();
    options.set_top(position);
    options.set_behavior(web_sys::ScrollBehavior::Instant);
    window().scroll_to_with_scroll_to_options(&options);
}

/// The number that [`number_entry`] gave the history's current entry.
fn entry_number() -> Option<u32> {
    let state = window().history().ok()?.state().ok()?;
    state.as_f64().map(|number| number as u32)
}

/// Numbers the history's current entry, across reloads of the tab.
fn number_entry() -> u32 {
    const LAST: &str = "thinleaf-entry";
    let last = storage().and_then(|storage| storage.get_item(LAST).ok().flatten());
    let number = last.and_then(|last| last.parse().ok()).unwrap_or(0_u32) + 1;
    if let Some(storage) = storage() {
        let _ = storage.set_item(LAST, &number.to_string());
    }
    if let Ok(history) = window().history() {
        let _ = history.replace_state(&JsValue::from(number), "");
    }
    number
}

fn stored_position(number: u32) -> Option<f64> {
    let stored = storage()?.get_item(&key(number)).ok()??;
    stored.parse::<i64>().ok().map(|position| position as f64)
}

fn key(number: u32) -> String {
    format!("{}{number}", contract::SCROLL_KEY)
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok()?
}
