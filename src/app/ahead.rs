//! What is fetched before it is asked for: the pages of links that are in view, and of one that the
//! reader points at.

use std::{cell::RefCell, rc::Rc, time::Duration};

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, NodeList};

use super::{events, host, navigator::Navigator};
use crate::domain::{Prefetch, Route};

/// How long a page is left in peace, after it came and after it was scrolled, before what is in view is
/// fetched.
const SETTLE: Duration = Duration::from_millis(400);

/// Links in view whose pages are fetched.
const VISIBLE: usize = 4;

/// How long a pointer has to rest on a link: one that crosses it on its way means nothing.
const REST: Duration = Duration::from_millis(60);

/// Listens to what comes before a click.
pub fn listen(navigator: &Rc<Navigator>) {
    if host::is_saving() {
        return;
    }
    watch_pointer(navigator);
    navigator.fetch_visible();
    let navigator = Rc::clone(navigator);
    events::on_document("scroll", move |_| navigator.fetch_visible());
}

/// Fetches the page of a link that the reader points at, touches or moves the focus to.
fn watch_pointer(navigator: &Rc<Navigator>) {
    let pointed = Rc::new(RefCell::new(None));
    for name in ["pointerover", "focusin", "touchstart"] {
        let (navigator, pointed) = (Rc::clone(navigator), Rc::clone(&pointed));
        events::on_document(name, move |event| {
            let link = events::closest(&event, "a[href]");
            pointed.replace(link.clone());
            let Some(link) = link else { return };
            let (navigator, pointed) = (Rc::clone(&navigator), Rc::clone(&pointed));
            let fetch = move || {
                if *pointed.borrow() == Some(link.clone())
                    && let Some(address) = navigator.address_of(&link)
                    && let Some(route) = address.route
                    && navigator.prefetch() != Prefetch::None
                {
                    navigator.warm_up();
                    navigator.prepare(route);
                }
            };
            set_timeout(fetch, REST);
        });
    }
}

impl Navigator {
    /// Fetches the pages of the first links in view one after the other, when the reader has had a
    /// moment: a click is then as quick as one that was pointed at. What was in view before is not
    /// waited for.
    pub fn fetch_visible(self: &Rc<Self>) {
        let run = self.views.get().wrapping_add(1);
        self.views.set(run);
        let navigator = Rc::clone(self);
        let fetch = move || {
            let is_wanted =
                navigator.views.get() == run && navigator.prefetch() == Prefetch::Visible;
            if is_wanted && !host::is_slow() && navigator.site.has_pages() {
                navigator.warm_up();
                set_timeout(move || navigator.fetch_links(run), Duration::ZERO);
            }
        };
        set_timeout(fetch, SETTLE);
    }

    /// Looks for the links and fetches their pages, in tasks of their own, so that none is long.
    fn fetch_links(self: Rc<Self>, run: u32) {
        let mut routes = Vec::new();
        for route in links_in_view().filter_map(|link| self.address_of(&link)?.route) {
            if routes.len() < VISIBLE && !routes.contains(&route) {
                routes.push(route);
            }
        }
        let fetch = async move {
            for route in routes {
                if self.views.get() == run {
                    self.make_ready(route).await;
                }
            }
        };
        set_timeout(move || spawn_local(fetch), Duration::ZERO);
    }

    /// Makes a page ready.
    pub fn prepare(self: &Rc<Self>, route: Route) {
        let navigator = Rc::clone(self);
        spawn_local(async move { navigator.make_ready(route).await });
    }

    /// The first article is laid out too, in tasks of their own, so that none is long.
    async fn make_ready(self: &Rc<Self>, route: Route) {
        if let Some(article) = self.site.make_ready(route).await {
            let navigator = Rc::clone(self);
            set_timeout(move || navigator.rehearse(article), Duration::ZERO);
        }
    }

    fn prefetch(&self) -> Prefetch {
        self.site.known_site().unwrap_or_default().prefetch
    }
}

/// The links of the content that a reader sees, topmost first.
fn links_in_view() -> impl Iterator<Item = Element> {
    let height = window().inner_height().ok();
    let height = height
        .and_then(|height| height.as_f64())
        .unwrap_or_default();
    let links = document().query_selector_all("main a[href]").ok();
    let count = links.as_ref().map_or(0, NodeList::length);
    let link = move |index| links.as_ref()?.get(index)?.dyn_into::<Element>().ok();
    (0..count).filter_map(link).filter(move |link| {
        let place = link.get_bounding_client_rect();
        place.top() >= 0.0 && place.top() < height
    })
}
