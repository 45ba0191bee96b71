//! Clicks on links: which are the app's and which the browser's.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::{address::Address, events, navigator::Navigator};
use crate::domain::contract;

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

/// Listens to clicks on links.
pub fn listen(navigator: &Rc<Navigator>) {
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
    let target = link.get_attribute("target").unwrap_or_default();
    if !events::is_plain_click(event)
        || link.has_attribute("download")
        || !matches!(target.as_str(), "" | "_self")
    {
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
