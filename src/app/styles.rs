//! The styles that a page brings along: each feature's once.

use std::cell::RefCell;

use leptos::prelude::document;
use wasm_bindgen::JsValue;
use web_sys::CssStyleSheet;

use crate::domain::{contract, text::around};

thread_local! {
    /// The features whose styles were adopted.
    static ADOPTED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Takes over those styles of a fetched page that the document does not have yet. They are made by
/// script, which a Content-Security-Policy leaves alone, so that no page has to name another one's; and
/// they are not parsed as HTML, which would apply the policy to them.
pub fn adopt(page: &str) {
    let mut rest = page;
    while let Some((_, style)) = around(rest, contract::FEATURE_START) {
        rest = style;
        let parts = around(style, "\">");
        let parts = parts.and_then(|(name, css)| Some((name, around(css, "</style>")?.0)));
        let Some((name, css)) = parts else { continue };
        let selector = format!("style[{}={name}]", contract::FEATURE);
        let own = document().query_selector(&selector);
        let is_there = own.is_ok_and(|own| own.is_some())
            || ADOPTED.with_borrow(|adopted| adopted.iter().any(|known| known == name));
        if !is_there {
            // A browser without constructed sheets shows the feature plain.
            let _ = add(css);
            ADOPTED.with_borrow_mut(|adopted| adopted.push(name.to_owned()));
        }
    }
}

/// The markup before the style sheets of a text, which are taken over.
pub fn adopted(text: &str) -> String {
    adopt(text);
    let markup = around(text, contract::FEATURE_START);
    markup.map_or(text, |(markup, _)| markup).to_owned()
}

fn add(css: &str) -> Result<(), JsValue> {
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(css)?;
    document().adopted_style_sheets().push(&sheet);
    Ok(())
}
