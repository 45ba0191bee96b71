//! What a browser does for a reader between two documents, done between two pages: which links
//! leave the app, where the page is scrolled to, where the focus is, what is announced.

use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, ScrollRestoration};

use super::events;
use crate::domain::{Base, Route};

/// How the reader came to the page that is about to be shown.
#[derive(Clone, Copy, PartialEq)]
enum Arrival {
    /// It is the document's first page.
    First,
    /// By a link.
    Link,
    /// Back or forward, to this place.
    Return(f64),
}

/// A history entry. Its scroll position is kept under its number.
struct Shown {
    number: u32,
    path: String,
}

thread_local! {
    static ARRIVAL: Cell<Arrival> = const { Cell::new(Arrival::First) };
    /// The history entry that is shown; none while a page of another entry is on its way.
    static SHOWN: RefCell<Option<Shown>> = const { RefCell::new(None) };
}

/// Starts to keep scroll positions and to send links that are none of the app's to the browser.
pub fn wake(base: Base) {
    if let Ok(history) = window().history() {
        // Where it cannot be set, the browser restores as well as it can.
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
    events::on_document("click", move |event| {
        let link = events::closest(&event, "a[href]");
        let href = link.and_then(|link| link.get_attribute("href"));
        if href.is_some_and(|href| !is_ours(&href, &base)) {
            keep_position();
            // The router listens on the window; what does not reach it is the browser's.
            event.stop_propagation();
        }
    });
    events::on_window("pagehide", |_| keep_position());
    events::on_window("popstate", |_| {
        keep_position();
        let same_page = SHOWN.with_borrow(|shown| {
            let path = window().location().pathname().ok();
            shown.as_ref().map(|shown| &shown.path) == path.as_ref()
        });
        match entry_number().map(|number| (number, position(number).unwrap_or_default())) {
            Some((number, place)) if same_page => {
                scroll_to(place);
                show_entry(number);
            }
            Some((_, place)) => {
                SHOWN.set(None);
                ARRIVAL.set(Arrival::Return(place));
            }
            // A link within the page made the entry, and the browser has scrolled already.
            None => show_entry(number_entry()),
        }
    });
}

/// Whether a link leads to a page of the app, rather than to another site, a neighbour of the
/// blog, a file, or a place within the page.
fn is_ours(href: &str, base: &Base) -> bool {
    let here = window().location();
    let Ok(here) = here.href() else { return false };
    let (Ok(here), Ok(there)) = (
        web_sys::Url::new(&here),
        web_sys::Url::new_with_base(href, &here),
    ) else {
        return false;
    };
    let path = there.pathname();
    let is_place = path == here.pathname() && !there.hash().is_empty();
    let is_file = path
        .rsplit('/')
        .next()
        .is_some_and(|last| last.contains('.'));
    let is_page = base.strip(&path).and_then(Route::parse).is_some();
    is_page && !is_place && !is_file && there.origin() == here.origin()
}

/// Keeps where the page shown is scrolled to, before it is left.
pub fn keep_position() {
    let number = SHOWN.with_borrow(|shown| shown.as_ref().map(|shown| shown.number));
    let (Some(number), Some(storage)) = (number, storage()) else {
        return;
    };
    let place = window().scroll_y().unwrap_or_default();
    // A full or forbidden storage only means that the page is shown from its top.
    let _ = storage.set_item(&key(number), &(place as i64).to_string());
}

/// Settles a page that has just been rendered: history, scroll, focus, announcement.
pub fn settle(title: String, language: &str) {
    document().set_title(&title);
    speak(language);
    set_busy(false);
    let arrival = ARRIVAL.replace(Arrival::Link);
    let number = entry_number().unwrap_or_else(number_entry);
    let place = match arrival {
        Arrival::First => position(number),
        Arrival::Link => None,
        Arrival::Return(place) => Some(place),
    };
    show_entry(number);
    let target = target();
    match (&target, place) {
        (_, Some(place)) => scroll_to(place),
        (Some(target), None) => target.scroll_into_view(),
        (None, None) if arrival == Arrival::Link => scroll_to(0.0),
        (None, None) => {}
    }
    if arrival != Arrival::First {
        let heading = document().query_selector("#main h1").ok().flatten();
        focus(target.filter(|_| place.is_none()).or(heading));
        announce(title);
    }
}

fn show_entry(number: u32) {
    let path = window().location().pathname().unwrap_or_default();
    SHOWN.set(Some(Shown { number, path }));
}

/// Says that another page is on its way.
pub fn wait() {
    set_busy(true);
}

/// Style sheets show a bar while this lasts, after a moment.
fn set_busy(busy: bool) {
    if let Some(root) = document().document_element() {
        // Setting a plain attribute of a connected element cannot fail.
        let _ = root.toggle_attribute_with_force("data-busy", busy);
    }
}

/// Says which language the page is in, as far as it is known.
fn speak(language: &str) {
    if let Some(root) = document().document_element()
        && !language.is_empty()
    {
        // Setting a plain attribute of a connected element cannot fail.
        let _ = root.set_attribute("lang", language);
    }
}

/// The element that the address's fragment names.
fn target() -> Option<Element> {
    let hash = window().location().hash().ok()?;
    let name = js_sys::decode_uri_component(hash.strip_prefix('#')?).ok()?;
    document().get_element_by_id(&String::from(name))
}

fn focus(element: Option<Element>) {
    let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // An element that cannot have the focus leaves it where it was.
    let _ = element.focus_with_options(&options);
}

/// Tells screen readers, through the live region of the page, what is shown now.
fn announce(title: String) {
    if let Some(region) = document().get_element_by_id("announcer") {
        region.set_text_content(Some(&title));
    }
}

fn scroll_to(place: f64) {
    let options = web_sys::ScrollToOptions::new();
    options.set_top(place);
    options.set_behavior(web_sys::ScrollBehavior::Instant);
    window().scroll_to_with_scroll_to_options(&options);
}

/// The number that [`number_entry`] gave the history's current entry.
fn entry_number() -> Option<u32> {
    let state = window().history().ok()?.state().ok()?;
    state.as_f64().map(|number| number as u32)
}

/// Numbers the history's current entry, across reloads of the tab.
fn number_entry() -> u32 {
    const NEXT: &str = "thinleaf-entry";
    let kept = storage().and_then(|storage| storage.get_item(NEXT).ok().flatten());
    let number = kept.and_then(|kept| kept.parse().ok()).unwrap_or(0_u32) + 1;
    if let Some(storage) = storage() {
        let _ = storage.set_item(NEXT, &number.to_string());
    }
    if let Ok(history) = window().history() {
        let _ = history.replace_state(&JsValue::from(number), "");
    }
    number
}

fn position(number: u32) -> Option<f64> {
    let kept = storage()?.get_item(&key(number)).ok()??;
    kept.parse::<i64>().ok().map(|place| place as f64)
}

fn key(number: u32) -> String {
    format!("thinleaf-scroll-{number}")
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok()?
}
