//! From one page to the next: the one place that waits, fails and shows.
//!
//! A finished page is left alone until a link of the site is clicked. The app fetches what stands
//! there while the old page stays, empties `#app` and mounts itself into it: nothing is matched
//! against the old page, so that what a translator or an extension made of it is no matter. From
//! then on pages change in place. Of several clicks and steps through the history the last counts.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};

use leptos::{mount::mount_to, prelude::*, task::tick};
use wasm_bindgen_futures::spawn_local; // Leptos's own works from the first mount on
use web_sys::HtmlElement;

use super::{
    events,
    failure::Failure,
    history, host,
    links::{self, Address},
    load::Library,
    progress,
    root::{App, Shown},
    theme, transition,
};
use crate::domain::{Page, Route};

/// Leads a reader through the site.
pub struct Navigator {
    /// What the reader clicks is fetched from.
    pub library: Library,
    place: HtmlElement,
    /// What is shown, once the app shows it.
    shown: RefCell<Option<RwSignal<Shown>>>,
    /// Whether the document has shown a page yet.
    has_page: Cell<bool>,
}

/// Takes an empty place at once; with a finished page it waits for the first click.
pub fn start(place: HtmlElement, library: Library) {
    let is_empty = place.first_element_child().is_none();
    let navigator = Rc::new(Navigator {
        library,
        place,
        shown: RefCell::default(),
        has_page: Cell::new(false),
    });
    links::wake(&navigator);
    let returning = Rc::clone(&navigator);
    history::wake(move || returning.enter_here());
    let retried = Rc::clone(&navigator);
    events::on_click("[data-retry]", move || retried.enter_here());
    if is_empty {
        history::take();
        navigator.mount(Shown {
            site: navigator.library.site().unwrap_or_default(),
            route: None,
            page: Page::Waiting(
                navigator
                    .here()
                    .and_then(|here| here.route)
                    .unwrap_or(Route::HOME),
            ),
            turn: false,
        });
        return navigator.enter_here();
    }
    // What is not needed at once is a task of its own, so that none of them is long.
    let later = move || {
        theme::label();
        if host::is_moved() {
            return navigator.enter_here();
        }
        navigator.stand();
    };
    set_timeout(later, Duration::ZERO);
}

impl Navigator {
    fn here(&self) -> Option<Address> {
        links::here(self.library.base())
    }

    /// The page that the document came with stands: what follows is a change.
    fn stand(&self) {
        if !self.has_page.replace(true) {
            history::stand();
        }
    }

    /// Shows what stands at the document's address.
    fn enter_here(self: &Rc<Self>) {
        if let Some(here) = self.here() {
            self.enter(here, false);
        }
    }

    /// Shows what stands at an address; `is_new` says that it becomes an entry of the history.
    pub fn enter(self: &Rc<Self>, address: Address, is_new: bool) {
        if is_new {
            self.stand();
        }
        let run = progress::begin(&address.href);
        let navigator = Rc::clone(self);
        spawn_local(async move {
            let page = navigator.library.page(address.route.clone()).await;
            if !progress::is_newest(run) {
                return;
            }
            let Some(page) = navigator.showable(page, &address, is_new) else {
                return;
            };
            let left = navigator.here();
            let library = navigator.library.clone();
            let is_first = navigator.shown.borrow().is_none();
            transition::run(async move {
                // A picture of the old page is taken first, which takes a moment.
                if progress::is_newest(run) {
                    navigator.show(address, page, is_new).await;
                }
            })
            .await;
            // The way back to a finished page is as quick as the way on.
            if let Some(left) = left.filter(|_| is_first && is_new && !host::is_saving()) {
                drop(library.page(left.route).await);
            }
        });
    }

    /// The page to be shown, or nothing where the browser goes there itself: the app found nothing,
    /// or could not fetch what has an address of its own. The document's first page is where the
    /// browser has been already.
    fn showable(
        &self,
        page: Result<Page, Failure>,
        address: &Address,
        is_new: bool,
    ) -> Option<Page> {
        let is_for_browser = match &page {
            Ok(page) => *page == Page::NotFound,
            Err(_) => self.library.is_built() && !host::is_offline(),
        };
        if is_for_browser && self.has_page.get() {
            progress::abandon();
            history::leave();
            let location = window().location();
            let left = match is_new {
                true => location.assign(&address.href),
                false => location.reload(),
            };
            if left.is_ok() {
                return None;
            }
        }
        Some(page.unwrap_or_else(|failure| Page::Failed(failure.to_string())))
    }

    async fn show(&self, address: Address, page: Page, is_new: bool) {
        history::leave();
        history::take();
        if is_new {
            history::push(&address.href);
        }
        let mounted = *self.shown.borrow();
        let before = mounted.map(|shown| shown.get_untracked());
        let site = self.library.site();
        let shown = Shown {
            turn: before.as_ref().is_some_and(|before| !before.turn),
            site: site
                .or(before.map(|before| before.site))
                .unwrap_or_default(),
            route: address.route,
            page,
        };
        match mounted {
            Some(signal) => signal.set(shown.clone()),
            None => {
                self.place.set_inner_html("");
                self.mount(shown.clone());
            }
        }
        tick().await; // the page is rendered
        progress::end();
        shown.announce(!self.has_page.replace(true));
    }

    fn mount(&self, shown: Shown) {
        let shown = RwSignal::new(shown);
        self.shown.replace(Some(shown));
        let base = self.library.base().clone();
        mount_to(self.place.clone(), move || view! { <App base shown/> }).forget();
    }
}
