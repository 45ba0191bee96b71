//! What is on its way. Of several pages the last that was asked for counts.

use std::cell::{Cell, RefCell};

use leptos::prelude::document;

thread_local! {
    /// Counts what has been asked for.
    static RUN: Cell<u32> = const { Cell::new(0) };
    /// The URL that a page is on its way for.
    static AWAITED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// A page is asked for. Its number tells later whether it is still wanted.
pub fn begin(href: &str) -> u32 {
    AWAITED.set(Some(href.to_owned()));
    set_busy(true);
    next()
}

/// Whether nothing has been asked for since, and nothing has taken the wish back.
pub fn is_newest(run: u32) -> bool {
    RUN.get() == run
}

/// Whether the page of a URL is on its way.
pub fn is_awaited(href: &str) -> bool {
    AWAITED.with_borrow(|awaited| awaited.as_deref() == Some(href))
}

/// The page is shown.
pub fn end() {
    AWAITED.set(None);
    set_busy(false);
}

/// What is on its way is not wanted any more.
pub fn abandon() {
    next();
    end();
}

fn next() -> u32 {
    RUN.set(RUN.get().wrapping_add(1));
    RUN.get()
}

/// Style sheets show a bar while this lasts, after a moment.
fn set_busy(busy: bool) {
    if let Some(root) = document().document_element() {
        // Setting a plain attribute of a connected element cannot fail.
        let _ = root.toggle_attribute_with_force("data-busy", busy);
    }
}
