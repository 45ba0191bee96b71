//! The styles that a page brings along: each feature's once.

use std::cell::RefCell;

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, Document, Element};

use crate::domain::contract;

thread_local! {
    /// The features whose styles were adopted.
    static ADOPTED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Takes over those styles of a parsed page that the document does not have yet. They are made by
/// script, which a Content-Security-Policy leaves alone, so that no page has to name another one's.
pub fn adopt(page: &Document) {
    let selector = format!("style[{}]", contract::FEATURE);
    let Ok(styles) = page.query_selector_all(&selector) else {
        return;
    };
    for style in (0..styles.length()).filter_map(|index| styles.item(index)) {
        let style: Element = style.unchecked_into();
        let name = style.get_attribute(contract::FEATURE).unwrap_or_default();
        let selector = format!("style[{}={name}]", contract::FEATURE);
        let is_there = document()
            .query_selector(&selector)
            .is_ok_and(|own| own.is_some());
        if !is_there && !ADOPTED.with_borrow(|adopted| adopted.contains(&name)) {
            // A browser without constructed sheets shows the feature plain.
            let _ = add(&style.text_content().unwrap_or_default());
            ADOPTED.with_borrow_mut(|adopted| adopted.push(name));
        }
    }
}

fn add(css: &str) -> Result<(), JsValue> {
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(css)?;
    document().adopted_style_sheets().push(&sheet);
    Ok(())
}
