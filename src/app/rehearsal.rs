//! An article laid out of sight. A browser loads a font and measures its letters when a text needs them
//! for the first time: at a click on a phone that is two thirds of the new page's layout.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomParser, HtmlElement, NodeList, SupportedType};

use crate::domain::contract;

/// Blocks without anything that would be fetched, styles the page that is shown or takes its focus.
const STILL: &str = ":scope > :not(:is(img, video, audio, iframe, embed, object, svg, style, link, script, \
    [autofocus]), :has(img, video, audio, iframe, embed, object, svg, style, link, script, [autofocus]))";

/// Takes no place, is not seen, read aloud or found.
const HIDDEN: &str = "position: fixed; inset: 0; visibility: hidden; contain: strict";

/// Lays out a copy of the article in a view outside the document, and its text in it, each block in a
/// task of its own, so that none is long.
pub fn lay_out(view: &HtmlElement, text: &str) {
    if let Ok((stage, blocks)) = set_up(view, text) {
        lay_out_next(stage, blocks, 0);
    }
}

/// The place with the copy, in the document, and the blocks that are to follow.
fn set_up(view: &HtmlElement, text: &str) -> Result<(HtmlElement, NodeList), JsValue> {
    // Nothing is fetched for a document that is not shown.
    let parsed = DomParser::new()?.parse_from_string(text, SupportedType::TextHtml)?;
    let text = parsed.query_selector(&format!(".{}", contract::ARTICLE_TEXT))?;
    let text = text.or_else(|| parsed.body().map(Into::into));
    let blocks = text.ok_or(JsValue::NULL)?.query_selector_all(STILL)?;
    let article = view.query_selector("article")?.ok_or(JsValue::NULL)?;
    let stage: HtmlElement = document().create_element("div")?.unchecked_into();
    stage.style().set_css_text(HIDDEN);
    stage.append_child(&article.clone_node_with_deep(true)?)?;
    let body = document().body().ok_or(JsValue::NULL)?;
    body.append_child(&stage)?;
    Ok((stage, blocks))
}

/// Lays out what is in the place, and then each of the blocks that follow.
fn lay_out_next(stage: HtmlElement, blocks: NodeList, index: u32) {
    // Whoever asks how high it is has it laid out.
    stage.offset_height();
    let next = move || {
        let place = stage.query_selector(&format!(".{}", contract::ARTICLE_TEXT));
        let (Some(block), Ok(Some(place))) = (blocks.get(index), place) else {
            return stage.remove();
        };
        let _ = place.append_child(&block);
        lay_out_next(stage, blocks, index + 1);
    };
    set_timeout(next, Duration::ZERO);
}
