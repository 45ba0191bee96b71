//! What a browser does for a reader between two documents, done between two pages: which links
//! leave the app, where the page is scrolled to, where the focus is, what is announced.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};

use js_sys::Reflect;
use leptos::prelude::*;
use leptos_router::location::Url;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlElement, MouseEvent, ScrollRestoration};

use super::{events, host, load::Library};
use crate::domain::{Base, Route, is_right_to_left};

/// A history entry. Its scroll position is kept under its number, which it gets when it is left:
/// on a page that stays as it is the browser restores it.
struct Entry {
    number: Option<u32>,
    path: String,
}

thread_local! {
    /// The history entry that is shown; none while a page of another entry is on its way.
    static SHOWN: RefCell<Option<Entry>> = const { RefCell::new(None) };
    /// The path that a page is on its way for.
    static AWAITED: RefCell<Option<String>> = const { RefCell::new(None) };
    /// Whether the document has shown a page yet.
    static STARTED: Cell<bool> = const { Cell::new(false) };
    /// Whether the page on its way was asked for by Back or Forward.
    static RETURNING: Cell<bool> = const { Cell::new(false) };
    /// Whether the browser shows the step by a movement of its own, as after a swipe.
    static MOVES_ITSELF: Cell<bool> = const { Cell::new(false) };
}

/// What is to be done about a click on a link.
enum Click {
    /// It leads to a page of the app.
    Route(Address),
    /// It is the browser's: another site, a file, a place within the page.
    Browser,
    /// The page is on its way already.
    Nothing,
    /// It leads to the very page that is shown.
    Again,
}

/// Starts to keep scroll positions, to fetch ahead, and to send links that are none of the app's to
/// the browser. `enter` is told the address that a link or the history leads to, and whether it is
/// new; what it answers with true is done, and the router has the others.
pub fn wake(library: Library, enter: impl Fn(Address, bool) -> bool + Clone + 'static) {
    let base = library.base().clone();
    wake_history(base.clone(), enter.clone());
    // The router listens on the window: what is stopped here does not reach it.
    events::on_document("click", move |event| {
        let Some(link) = events::closest(&event, "a[href]") else {
            return;
        };
        if event.default_prevented() {
            return;
        }
        match click(&event, &link, &base) {
            Click::Route(address) => match enter(address, true) {
                true => event.prevent_default(),
                false => return,
            },
            Click::Browser => leave(),
            Click::Nothing => event.prevent_default(),
            Click::Again => {
                event.prevent_default();
                again();
            }
        }
        event.stop_propagation();
    });
    if !host::is_saving() {
        fetch_ahead(library);
    }
}

fn wake_history(base: Base, enter: impl Fn(Address, bool) -> bool + 'static) {
    events::on_window("pagehide", |_| {
        keep_position();
        // The browser may bring the page back as it is left.
        AWAITED.set(None);
        set_busy(false);
    });
    events::on_window("popstate", move |event| {
        keep_position();
        let moves = Reflect::get(&event, &"hasUAVisualTransition".into());
        MOVES_ITSELF.set(moves.is_ok_and(|moves| moves.is_truthy()));
        let same_page = SHOWN.with_borrow(|shown| {
            let path = window().location().pathname().ok();
            shown.as_ref().map(|shown| &shown.path) == path.as_ref()
        });
        match entry_number() {
            Some(number) if same_page => {
                scroll_to(position(number).unwrap_or_default());
                show_entry(Some(number));
            }
            // A link within the page made the entry, and the browser has scrolled already.
            None if same_page => show_entry(None),
            _ => {
                SHOWN.set(None);
                RETURNING.set(true);
                if let Some(here) = here(&base) {
                    enter(here, false);
                }
            }
        }
    });
}

fn click(event: &Event, link: &Element, base: &Base) -> Click {
    // With a key or another button the browser opens a tab or a menu.
    let is_plain = event.dyn_ref::<MouseEvent>().is_some_and(|event| {
        let key = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        event.button() == 0 && !key
    });
    let Some(address) = address_of(link, base).filter(|_| is_plain) else {
        return Click::Browser;
    };
    let location = window().location();
    let (path, whole) = (location.pathname(), location.href());
    let same_page = path.as_ref() == Ok(&address.path);
    let is_awaited = AWAITED.with_borrow(|awaited| awaited.as_ref() == Some(&address.path));
    if same_page && (whole.as_ref() != Ok(&address.href) || address.href.contains('#')) {
        Click::Browser
    } else if is_awaited && !address.href.contains('?') {
        Click::Nothing
    } else if same_page && is_settled() {
        Click::Again
    } else {
        Click::Route(address)
    }
}

/// An address of the site that a link leads to.
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

/// The page of the site that a link opens in this window; none for another site, a file, a
/// download or another window.
fn address_of(link: &Element, base: &Base) -> Option<Address> {
    let attribute = |name: &str| link.get_attribute(name).unwrap_or_default();
    let leaves = link.has_attribute("download")
        || !matches!(attribute("target").as_str(), "" | "_self")
        || attribute("rel")
            .split_whitespace()
            .any(|rel| rel == "external");
    let location = window().location();
    let url = web_sys::Url::new_with_base(&attribute("href"), &location.href().ok()?).ok()?;
    let is_ours = !leaves && url.origin() == location.origin().ok()?;
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
fn fetch_ahead(library: Library) {
    let pointed = Rc::new(RefCell::new(None));
    for name in ["pointerover", "focusin", "touchstart"] {
        let (library, pointed) = (library.clone(), Rc::clone(&pointed));
        events::on_document(name, move |event| {
            let link = events::closest(&event, "a[href]");
            pointed.replace(link.clone());
            let Some(link) = link else { return };
            let (library, pointed) = (library.clone(), Rc::clone(&pointed));
            let fetch = move || {
                if *pointed.borrow() == Some(link.clone())
                    && let Some(address) = address_of(&link, library.base())
                {
                    // Only what is fetched counts: it is there when the link is clicked.
                    spawn_local(async move { drop(library.page(address.route).await) });
                }
            };
            set_timeout(fetch, REST);
        });
    }
}

fn is_settled() -> bool {
    SHOWN.with_borrow(Option::is_some)
}

/// A page that failed is tried again; another one is shown from its top.
fn again() {
    let retry = document().query_selector("[data-retry]").ok().flatten();
    match retry.and_then(|retry| retry.dyn_into::<HtmlElement>().ok()) {
        Some(retry) => retry.click(),
        None => scroll_to(0.0),
    }
}

/// Keeps where the page shown is scrolled to, before the app shows another one.
pub fn leave() {
    let is_new = |shown: &Entry| shown.number.is_none();
    if SHOWN.with_borrow(|shown| shown.as_ref().is_some_and(is_new)) {
        show_entry(Some(number_entry()));
    }
    keep_position();
}

/// Keeps where the page shown is scrolled to, if its entry has a number.
fn keep_position() {
    let number = SHOWN.with_borrow(|shown| shown.as_ref().and_then(|shown| shown.number));
    let (Some(number), Some(storage)) = (number, storage()) else {
        return;
    };
    let place = window().scroll_y().unwrap_or_default();
    // A full or forbidden storage only means that the page is shown from its top.
    let _ = storage.set_item(&key(number), &(place as i64).to_string());
}

/// Whether the browser shows the step on its way by a movement of its own.
pub fn is_moving_by_itself() -> bool {
    MOVES_ITSELF.get()
}

/// The page that the document came with stands: what follows is a change.
pub fn stand() {
    if STARTED.replace(true) {
        return;
    }
    show_entry(entry_number());
}

/// Takes the history over from the browser, which restores what it shows itself.
pub fn take_history() {
    if let Ok(history) = window().history() {
        // Where it cannot be set, the browser restores as well as it can.
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
}

/// Adds an entry to the history.
pub fn push(href: &str) {
    if let Ok(history) = window().history() {
        // An address of this origin can be pushed.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(href));
    }
}

/// Says that the page of another path is on its way.
pub fn wait(path: String) {
    AWAITED.set(Some(path));
    set_busy(true);
}

/// Has the browser go where the app found nothing or could fetch nothing: a file or another program
/// may stand there. The document's first page is where the browser has been already.
pub fn leave_to_browser(href: Option<&str>) -> bool {
    if !STARTED.get() {
        return false;
    }
    leave();
    let location = window().location();
    let left = match href {
        Some(href) if !RETURNING.get() => location.assign(href),
        _ => location.reload(),
    };
    left.is_ok()
}

/// Sets the address where the router has not: after Back and Forward it takes some pages for the
/// one that is shown.
pub fn ensure_address(address: &Url) {
    let decoded = |path: &str| js_sys::decode_uri(path).map(String::from);
    let here = window().location().pathname().unwrap_or_default();
    if decoded(&here).ok() != decoded(address.path()).ok() {
        push(&full_path(address));
    }
}

/// An address as a reference to it.
pub fn full_path(address: &Url) -> String {
    let search = match address.search() {
        "" => String::new(),
        search => format!("?{search}"),
    };
    format!("{}{search}{}", address.path(), address.hash())
}

/// Settles a page that has just been rendered: history, scroll, focus, announcement.
pub fn settle(title: String, canonical: Option<&str>, language: &str) {
    document().set_title(&title);
    set_canonical(canonical);
    speak(language);
    set_busy(false);
    AWAITED.set(None);
    RETURNING.set(false);
    MOVES_ITSELF.set(false);
    let is_first = !STARTED.replace(true);
    // An entry that has a number was shown before: by Back or Forward, or before a reload.
    let known = entry_number();
    let place = known.and_then(position);
    show_entry(Some(known.unwrap_or_else(number_entry)));
    let target = target();
    match (&target, place) {
        (_, Some(place)) => scroll_to(place),
        (Some(target), None) => target.scroll_into_view(),
        (None, None) if !is_first => scroll_to(0.0),
        (None, None) => {}
    }
    if !is_first {
        let heading = document().query_selector("#main h1").ok().flatten();
        focus(target.filter(|_| place.is_none()).or(heading));
        announce(title);
    }
}

fn show_entry(number: Option<u32>) {
    let path = window().location().pathname().unwrap_or_default();
    SHOWN.set(Some(Entry { number, path }));
}

/// Style sheets show a bar while this lasts, after a moment.
fn set_busy(busy: bool) {
    if let Some(root) = document().document_element() {
        // Setting a plain attribute of a connected element cannot fail.
        let _ = root.toggle_attribute_with_force("data-busy", busy);
    }
}

/// Names the one address of the page for those who copy, keep or share it.
fn set_canonical(url: Option<&str>) {
    let Ok(link) = document().query_selector("link[rel=canonical]") else {
        return;
    };
    match (link, url) {
        (Some(link), Some(url)) => drop(link.set_attribute("href", url)),
        (Some(link), None) => link.remove(),
        (None, Some(url)) => {
            if let Some(head) = document().head()
                && let Ok(link) = document().create_element("link")
            {
                let _ = link.set_attribute("rel", "canonical");
                let _ = link.set_attribute("href", url);
                let _ = head.append_child(&link);
            }
        }
        (None, None) => {}
    }
}

/// Says which language the page is in, as far as it is known.
fn speak(language: &str) {
    if let Some(root) = document().document_element()
        && !language.is_empty()
    {
        let direction = if is_right_to_left(language) {
            "rtl"
        } else {
            "ltr"
        };
        // Setting plain attributes of a connected element cannot fail.
        let _ = root.set_attribute("lang", language);
        let _ = root.set_attribute("dir", direction);
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
    if let Some(region) = document().get_element_by_id("thinleaf-announcer") {
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
