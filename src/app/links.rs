//! Clicks on links: which are the app's and which the browser's, and what is fetched ahead.

use std::{cell::RefCell, rc::Rc, time::Duration};

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlElement, MouseEvent, NodeList};

use super::{address::Address, events, host, navigator::Navigator};
use crate::domain::{Prefetch, contract};

/// What is to be done about a click on a link.
enum Click {
    /// It leads to a page of the site.
    Page(Address),
    /// It leads to the page that is shown.
    SamePage(Address),
    /// It leads to a page that is on its way.
    Awaited,
    /// It leads this window elsewhere: to another site, a file, a place within the page.
    Browser,
    /// It leaves this window as it is.
    Ignored,
}

/// Listens to clicks on links, and to what comes before them.
pub fn listen(navigator: &Rc<Navigator>) {
    if !host::is_saving() {
        fetch_ahead(navigator);
        fetch_visible(navigator);
    }
    let navigator = Rc::clone(navigator);
    events::on_document("click", move |event| {
        let Some(link) = events::closest(&event, "a[href]") else {
            return;
        };
        if event.default_prevented() {
            return;
        }
        match click(&event, &link, &navigator) {
            Click::Ignored => return,
            // The last click counts, whoever answers it.
            Click::Browser => return navigator.yield_to_browser(),
            Click::Page(address) => navigator.enter(address, true),
            Click::SamePage(address) => show_again(&address, &navigator),
            Click::Awaited => {}
        }
        event.prevent_default();
    });
}

fn click(event: &Event, link: &Element, navigator: &Navigator) -> Click {
    // With a key or another button the browser opens a tab or a menu.
    let is_plain = event.dyn_ref::<MouseEvent>().is_some_and(|event| {
        let key = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        event.button() == 0 && !key
    });
    let target = link.get_attribute("target").unwrap_or_default();
    if !is_plain || link.has_attribute("download") || !matches!(target.as_str(), "" | "_self") {
        return Click::Ignored;
    }
    let (Some(address), Some(here)) = (navigator.address_of(link), navigator.here()) else {
        return Click::Browser;
    };
    let is_same_page = address.is_same_page(&here);
    if is_same_page && address.href.contains('#') {
        Click::Browser
    } else if navigator.pending.is_awaited(&address.href) {
        Click::Awaited
    } else if is_same_page {
        Click::SamePage(address)
    } else {
        Click::Page(address)
    }
}

/// A page that failed is tried again; another one is shown from its top.
fn show_again(address: &Address, navigator: &Navigator) {
    navigator.pending.cancel();
    let retry = format!("[{}]", contract::RETRY);
    let retry = document().query_selector(&retry).ok().flatten();
    match retry.and_then(|retry| retry.dyn_into::<HtmlElement>().ok()) {
        Some(retry) => retry.click(),
        None => navigator.history.show_top(&address.href),
    }
}

/// How long the app waits after its start before it fetches what is in view.
const SETTLE: Duration = Duration::from_millis(400);

/// Links in view whose pages are fetched ahead.
const VISIBLE: usize = 4;

/// Fetches the pages of the first links in view, when the app has had a moment: the first click is then
/// as quick as the next ones.
fn fetch_visible(navigator: &Rc<Navigator>) {
    let navigator = Rc::clone(navigator);
    let fetch = move || {
        let prefetch = navigator.site.known_site().unwrap_or_default().prefetch;
        if prefetch != Prefetch::Visible || host::is_slow() || !navigator.site.has_pages() {
            return;
        }
        navigator.warm_up();
        let mut routes = Vec::new();
        for route in links_in_view().filter_map(|link| navigator.address_of(&link)?.route) {
            if routes.len() < VISIBLE && !routes.contains(&route) {
                routes.push(route);
            }
        }
        let site = navigator.site.clone();
        spawn_local(async move { site.fetch_ahead(routes).await });
    };
    set_timeout(fetch, SETTLE);
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

/// How long a pointer has to rest on a link: one that crosses it on its way means nothing.
const REST: Duration = Duration::from_millis(60);

/// Fetches the page of a link that the reader points at, touches or moves the focus to.
fn fetch_ahead(navigator: &Rc<Navigator>) {
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
                    && navigator.site.known_site().unwrap_or_default().prefetch != Prefetch::None
                {
                    navigator.warm_up();
                    navigator.site.prepare(route);
                }
            };
            set_timeout(fetch, REST);
        });
    }
}
