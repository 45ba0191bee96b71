//! The app's component, and its place in the page: one signal holds what is shown, one view shows it.

use std::cell::{Cell, RefCell};

use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::{
    domain::{Base, Page, Route, Site},
    views::Frame,
};

/// What the reader sees.
#[derive(Clone)]
pub struct Shown {
    /// The settings; empty until they are known.
    pub site: Site,
    /// The address; none is one that no site of ours has.
    pub route: Option<Route>,
    /// What is there.
    pub page: Page,
    /// Changes with every page.
    pub turn: bool,
}

/// The app's view and its place.
pub struct View {
    base: Base,
    /// The element that a finished page's markup is in, and the view's from the first click on.
    place: HtmlElement,
    /// What the view shows, once it is mounted.
    shown: Cell<Option<RwSignal<Shown>>>,
    /// The element that the view is mounted in until it takes its place.
    detached: RefCell<Option<HtmlElement>>,
    /// Whether a page has been shown in it.
    has_rehearsed: Cell<bool>,
}

impl View {
    /// A view that is not mounted yet.
    pub fn new(base: Base, place: HtmlElement) -> Self {
        Self {
            base,
            place,
            shown: Cell::new(None),
            detached: RefCell::default(),
            has_rehearsed: Cell::default(),
        }
    }

    /// Whether there is nothing in its place.
    pub fn has_empty_place(&self) -> bool {
        self.place.first_element_child().is_none()
    }

    /// Whether the view is mounted, in its place or not.
    pub fn is_mounted(&self) -> bool {
        self.shown.get().is_some()
    }

    /// Whether the view is what the reader sees.
    pub fn is_in_place(&self) -> bool {
        self.is_mounted() && self.detached.borrow().is_none()
    }

    /// Mounts the view with a page, outside the document.
    pub fn mount(&self, site: Site, page: Page) -> RwSignal<Shown> {
        let shown = RwSignal::new(Shown {
            site,
            route: None,
            page,
            turn: false,
        });
        self.shown.set(Some(shown));
        if let Ok(detached) = document().create_element("div") {
            let detached: HtmlElement = detached.unchecked_into();
            let base = self.base.clone();
            mount_to(detached.clone(), move || view! { <App base shown/> }).forget();
            self.detached.replace(Some(detached));
        }
        shown
    }

    /// Shows a page outside the document, once, and returns the element that it is in; the view is not
    /// rendered before the next tick. A view in its place stays as it is.
    pub fn rehearse(&self, site: Site, page: Page) -> Option<HtmlElement> {
        let detached = self.detached.borrow().clone()?;
        if self.has_rehearsed.replace(true) {
            return None;
        }
        self.set(self.shown.get()?, site, None, page);
        Some(detached)
    }

    /// Shows a page; the view is not rendered before the next tick.
    pub fn show(&self, site: Site, route: Option<Route>, page: Page) {
        let shown = match self.shown.get() {
            Some(shown) => shown,
            None => self.mount(Site::default(), Page::default()),
        };
        self.set(shown, site, route, page);
        self.swap_in();
    }

    fn set(&self, shown: RwSignal<Shown>, site: Site, route: Option<Route>, page: Page) {
        let turn = !shown.get_untracked().turn;
        shown.set(Shown {
            site,
            route,
            page,
            turn,
        });
    }

    /// Puts the view into its place, instead of what is there.
    pub fn swap_in(&self) {
        let Some(detached) = self.detached.take() else {
            return;
        };
        self.place.set_inner_html("");
        while let Some(node) = detached.first_child() {
            // A node of the same document can be moved.
            let _ = self.place.append_child(&node);
        }
    }
}

/// The whole app, below the site's base.
#[component]
fn App(
    /// Where the site is.
    base: Base,
    /// What the reader sees.
    shown: RwSignal<Shown>,
) -> impl IntoView {
    move || {
        let Shown {
            site,
            route,
            page,
            turn,
        } = shown.get();
        view! { <Frame site base=base.clone() route page turn/> }
    }
}
