//! Which page is awaited. Of several that were asked for the last counts.

use std::cell::{Cell, RefCell};

use leptos::prelude::document;

/// The page that is on its way.
#[derive(Default)]
pub struct Pending {
    /// Counts what has been asked for.
    run: Cell<u32>,
    /// The URL whose page is awaited.
    href: RefCell<Option<String>>,
}

impl Pending {
    /// A page is asked for, which may take a moment. Its number tells later whether it is still wanted.
    pub fn begin(&self, href: &str, takes_a_moment: bool) -> u32 {
        self.href.replace(Some(href.to_owned()));
        set_busy(takes_a_moment);
        self.next()
    }

    /// Whether nothing has been asked for since, and nothing was cancelled.
    pub fn is_newest(&self, run: u32) -> bool {
        self.run.get() == run
    }

    /// Whether the page of a URL is on its way.
    pub fn is_awaited(&self, href: &str) -> bool {
        self.href.borrow().as_deref() == Some(href)
    }

    /// The page is shown.
    pub fn end(&self) {
        self.href.replace(None);
        set_busy(false);
    }

    /// What is on its way is not wanted any more.
    pub fn cancel(&self) {
        self.next();
        self.end();
    }

    fn next(&self) -> u32 {
        self.run.set(self.run.get().wrapping_add(1));
        self.run.get()
    }
}

/// Style sheets show a bar while this lasts, after a moment.
pub fn set_busy(busy: bool) {
    if let Some(root) = document().document_element() {
        // Setting a plain attribute of a connected element cannot fail.
        let _ = root.toggle_attribute_with_force("data-busy", busy);
    }
}
