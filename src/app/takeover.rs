//! From a finished page to the app.
//!
//! The app leaves the document's page alone until a link of the site is clicked. It fetches what
//! stands there while the old page stays, empties `#app` and mounts itself into it: nothing is
//! matched against the old page, so that what a translator or an extension made of it is no matter.

use std::{cell::Cell, rc::Rc, time::Duration};

use leptos::{mount::mount_to, prelude::*, task::tick};
use wasm_bindgen_futures::spawn_local; // Leptos's own works from the first mount on
use web_sys::HtmlElement;

use super::{
    host,
    load::Library,
    navigation::{self, Address},
    root::{App, Shown, showable},
    theme, transition,
};

/// Mounts the app into an empty place, or waits with a finished page for the first click.
pub fn start(place: HtmlElement, library: Library) {
    let is_empty = place.first_element_child().is_none();
    let waiting = Rc::new(Waiting {
        place: place.clone(),
        library: library.clone(),
        newest: Cell::new(0),
        is_over: Cell::new(is_empty),
    });
    let enter = {
        let waiting = Rc::clone(&waiting);
        move |address, is_new| waiting.enter(address, is_new)
    };
    navigation::wake(library.clone(), enter);
    if is_empty {
        navigation::take_history();
        return mount(place, library, None);
    }
    // What is not needed at once is a task of its own, so that none of them is long.
    let later = move || {
        theme::label();
        match navigation::here(library.base()) {
            Some(here) if host::is_moved() => drop(waiting.enter(here, false)),
            _ => navigation::stand(),
        }
    };
    set_timeout(later, Duration::ZERO);
}

fn mount(place: HtmlElement, library: Library, first: Option<Shown>) {
    mount_to(place, move || view! { <App library first/> }).forget();
}

/// A finished page, until the app takes over.
struct Waiting {
    place: HtmlElement,
    library: Library,
    /// Counts the clicks: of two quick ones only the second is shown.
    newest: Cell<u32>,
    is_over: Cell<bool>,
}

impl Waiting {
    /// Fetches what stands at an address and shows it in place of the finished page; whether that
    /// is still to be done. `is_new` says that the address becomes an entry of the history.
    fn enter(self: &Rc<Self>, address: Address, is_new: bool) -> bool {
        if self.is_over.get() {
            return false;
        }
        if is_new {
            navigation::stand();
        }
        let run = self.newest.get() + 1;
        self.newest.set(run);
        navigation::wait(address.path.clone());
        let waiting = Rc::clone(self);
        spawn_local(async move {
            let library = waiting.library.clone();
            let page = library.page(address.route.clone()).await;
            if waiting.newest.get() != run {
                return;
            }
            let Some(page) = showable(page, &library, Some(&address.href)) else {
                return;
            };
            waiting.is_over.set(true);
            let left = navigation::here(library.base());
            let site = library.site().unwrap_or_default();
            let shown = Shown::new(site, address.route, page);
            let href = is_new.then_some(address.href);
            transition::run(async move { waiting.mount(shown, href).await }).await;
            // The way back is as quick as the way here.
            if let Some(left) = left.filter(|_| is_new && !host::is_saving()) {
                drop(library.page(left.route).await);
            }
        });
        true
    }

    async fn mount(&self, shown: Shown, href: Option<String>) {
        navigation::leave();
        navigation::take_history();
        if let Some(href) = href {
            navigation::push(&href);
        }
        self.place.set_inner_html("");
        mount(
            self.place.clone(),
            self.library.clone(),
            Some(shown.clone()),
        );
        tick().await; // the page is rendered
        shown.settle();
    }
}
