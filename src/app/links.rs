//! Clicks on links: which are the app's and which the browser's, and what is fetched ahead.

use std::{cell::RefCell, rc::Rc, time::Duration};

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlElement, MouseEvent};

use super::{events, history, host, navigator::Navigator, progress};
use crate::domain::{Base, Route};

/// An address of this origin.
pub struct Address {
    /// The whole URL.
    pub href: String,
    /// Its path.
    pub path: String,
    /// What the app knows it as; none for one that no site of ours has.
    pub route: Option<Route>,
}

/// The address that is shown; none where the browser does not tell it.
pub fn here(base: &Base) -> Option<Address> {
    let location = window().location();
    let path = location.pathname().ok()?;
    Some(Address {
        href: location.href().ok()?,
        route: base.strip(&path).and_then(Route::parse),
        path,
    })
}

/// What is to be done about a click on a link.
enum Click {
    /// It leads to a page of the site.
    Page(Address),
    /// It leads to the page that is shown.
    Again(Address),
    /// It leads to a page that is on its way.
    Awaited,
    /// It leads this window elsewhere: to another site, a file, a place within the page.
    Browser,
    /// It leaves this window as it is.
    Other,
}

/// Listens to clicks on links, and to what comes before them.
pub fn wake(navigator: &Rc<Navigator>) {
    if !host::is_saving() {
        fetch_ahead(navigator);
    }
    let navigator = Rc::clone(navigator);
    events::on_document("click", move |event| {
        let Some(link) = events::closest(&event, "a[href]") else {
            return;
        };
        if event.default_prevented() {
            return;
        }
        match click(&event, &link, navigator.library.base()) {
            Click::Other => return,
            Click::Browser => {
                // The last click counts, whoever answers it.
                progress::abandon();
                return history::leave();
            }
            Click::Page(address) => navigator.enter(address, true),
            Click::Again(address) => again(&address),
            Click::Awaited => {}
        }
        event.prevent_default();
    });
}

fn click(event: &Event, link: &Element, base: &Base) -> Click {
    // With a key or another button the browser opens a tab or a menu.
    let is_plain = event.dyn_ref::<MouseEvent>().is_some_and(|event| {
        let key = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        event.button() == 0 && !key
    });
    let target = link.get_attribute("target").unwrap_or_default();
    if !is_plain || link.has_attribute("download") || !matches!(target.as_str(), "" | "_self") {
        return Click::Other;
    }
    let (Some(address), Some(here)) = (address_of(link, base), here(base)) else {
        return Click::Browser;
    };
    let same_page = address.path == here.path && search(&address) == search(&here);
    if same_page && address.href.contains('#') {
        Click::Browser
    } else if progress::is_awaited(&address.href) {
        Click::Awaited
    } else if same_page {
        Click::Again(address)
    } else {
        Click::Page(address)
    }
}

/// What stands between the path and the fragment.
fn search(address: &Address) -> &str {
    let url = address.href.split('#').next().unwrap_or_default();
    url.split_once('?').map_or("", |(_, search)| search)
}

/// A page that failed is tried again; another one is shown from its top.
fn again(address: &Address) {
    progress::abandon();
    let retry = document().query_selector("[data-retry]").ok().flatten();
    match retry.and_then(|retry| retry.dyn_into::<HtmlElement>().ok()) {
        Some(retry) => retry.click(),
        None => history::show_top(&address.href),
    }
}

/// The page of the site that a link leads to; none for another site or a file.
fn address_of(link: &Element, base: &Base) -> Option<Address> {
    let rel = link.get_attribute("rel").unwrap_or_default();
    let location = window().location();
    let href = link.get_attribute("href")?;
    let url = web_sys::Url::new_with_base(&href, &location.href().ok()?).ok()?;
    let is_ours = url.origin() == location.origin().ok()?
        && rel.split_whitespace().all(|rel| rel != "external");
    let path = url.pathname();
    let route = base
        .strip(&path)
        .filter(|_| is_ours && path.ends_with('/'))?;
    Some(Address {
        href: url.href(),
        route: Some(Route::parse(route)?),
        path,
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
                    && let Some(address) = address_of(&link, navigator.library.base())
                    && let Some(route) = address.route
                {
                    navigator.warm_up();
                    let library = navigator.library.clone();
                    spawn_local(async move { library.prepare(route).await });
                }
            };
            set_timeout(fetch, REST);
        });
    }
}
