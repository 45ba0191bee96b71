//! What a browser does for a new document, done for a new page: title, canonical link, language,
//! scroll, focus, announcement.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::history;
use crate::domain::{contract, is_right_to_left};

/// Says in the document's head and root what the page is.
pub fn describe_document(title: &str, canonical: Option<&str>, language: &str) {
    document().set_title(title);
    set_canonical(canonical);
    set_language(language);
}

/// Moves the reader to the content of a new page: to the element that the address names or to the
/// top, unless the scroll position `is_restored`. The document's first page has the focus and the
/// reader's attention already.
pub fn move_to_content(title: &str, is_first: bool, is_restored: bool) {
    let target = target();
    match &target {
        _ if is_restored => {}
        Some(target) => target.scroll_into_view(),
        None if !is_first => history::scroll_to(0.0),
        None => {}
    }
    if is_first {
        return;
    }
    let heading = document().query_selector("#main h1").ok().flatten();
    focus(target.filter(|_| !is_restored).or(heading));
    if let Some(region) = document().get_element_by_id(contract::ANNOUNCER) {
        region.set_text_content(Some(title));
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

/// Sets the page's language and direction, as far as the language is known.
fn set_language(language: &str) {
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
    if !element.has_attribute("tabindex") {
        let _ = element.set_attribute("tabindex", "-1");
    }
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // An element that cannot have the focus leaves it where it was.
    let _ = element.focus_with_options(&options);
}
