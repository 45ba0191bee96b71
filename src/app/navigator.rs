//! From one page to the next: the one place that waits, fails and shows.
//!
//! A finished page is left alone until a link of the site is clicked. The app fetches what stands
//! there while the old page stays, mounts itself apart from it and takes its place: nothing is
//! matched against the old page, so that what a translator or an extension made of it is no matter.
//! From then on pages change in place. Of several clicks and steps through the history the last
//! counts.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};

use leptos::{mount::mount_to, prelude::*, task::tick};
use wasm_bindgen::JsCast;
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

/// How long the new page has the browser to itself.
const LATER: Duration = Duration::from_secs(1);

/// Leads a reader through the site.
pub struct Navigator {
    /// What the reader clicks is fetched from.
    pub library: Library,
    place: HtmlElement,
    /// What the app shows, once it is mounted.
    shown: Cell<Option<RwSignal<Shown>>>,
    /// Where it is mounted, until it takes the place.
    apart: RefCell<Option<HtmlElement>>,
    /// Whether the document has shown a page yet.
    has_page: Cell<bool>,
}

/// Takes an empty place at once; with a finished page it waits for the first click.
pub fn start(place: HtmlElement, library: Library) {
    let is_empty = place.first_element_child().is_none();
    let navigator = Rc::new(Navigator {
        library,
        place,
        shown: Cell::new(None),
        apart: RefCell::default(),
        has_page: Cell::new(false),
    });
    links::wake(&navigator);
    let returning = Rc::clone(&navigator);
    history::wake(move || returning.enter_here());
    let retried = Rc::clone(&navigator);
    events::on_click("[data-retry]", move || retried.enter_here());
    if is_empty {
        history::take();
        let route = navigator.here().and_then(|here| here.route);
        navigator.mount(Page::Waiting(route.unwrap_or(Route::HOME)));
        navigator.appear();
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
        self.warm_up();
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
            let is_first = navigator.apart.borrow().is_some() || navigator.shown.get().is_none();
            transition::run(async move {
                // A picture of the old page is taken first, which takes a moment.
                if progress::is_newest(run) {
                    navigator.show(address, page, is_new).await;
                }
            })
            .await;
            // The way back to a finished page is as quick as the way on; nothing waits for it.
            let left = left.filter(|_| is_first && is_new && !host::is_saving());
            if let Some(route) = left.and_then(|left| left.route) {
                let ahead = move || spawn_local(async move { library.prepare(route).await });
                set_timeout(ahead, LATER);
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
        let signal = match self.shown.get() {
            Some(signal) => signal,
            None => self.mount(Page::default()),
        };
        let before = signal.get_untracked();
        let shown = Shown {
            turn: !before.turn,
            site: self.library.site().unwrap_or(before.site),
            route: address.route,
            page,
        };
        signal.set(shown.clone());
        self.appear();
        tick().await; // the page is rendered
        progress::end();
        shown.announce(!self.has_page.replace(true));
    }

    /// Mounts the app apart from the page while the first answer is on its way. Most of its code
    /// runs for the first time then, and a browser compiles it when it runs.
    pub fn warm_up(self: &Rc<Self>) {
        let navigator = Rc::clone(self);
        let warm = move || {
            if navigator.shown.get().is_none() {
                navigator.mount(Page::default());
            }
        };
        if self.shown.get().is_none() {
            set_timeout(warm, Duration::ZERO);
        }
    }

    fn mount(&self, page: Page) -> RwSignal<Shown> {
        let shown = RwSignal::new(Shown {
            site: self.library.site().unwrap_or_default(),
            route: None,
            page,
            turn: false,
        });
        self.shown.set(Some(shown));
        if let Ok(apart) = document().create_element("div") {
            let apart: HtmlElement = apart.unchecked_into();
            let base = self.library.base().clone();
            mount_to(apart.clone(), move || view! { <App base shown/> }).forget();
            self.apart.replace(Some(apart));
        }
        shown
    }

    /// Puts the app in place of what stands there.
    fn appear(&self) {
        let Some(apart) = self.apart.take() else {
            return;
        };
        self.place.set_inner_html("");
        while let Some(node) = apart.first_child() {
            // A node of the same document can be moved.
            let _ = self.place.append_child(&node);
        }
    }
}
