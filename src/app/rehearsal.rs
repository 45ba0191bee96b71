//! An article laid out of sight. A browser loads a font and measures its letters when a text needs them
//! for the first time: at a click on a phone that is two thirds of the new page's layout.

use std::time::Duration;

use leptos::prelude::*;
use web_sys::{DomParser, HtmlElement, NodeList, SupportedType};

use crate::domain::contract;

/// Blocks without anything that would be fetched.
const STILL: &str = "body > :not(:has(:is(img, video, audio, iframe, embed, object)), \
    img, video, audio, iframe, embed, object)";

/// Takes no place, is not seen, read aloud or found.
const HIDDEN: &str = "position: fixed; inset: 0; visibility: hidden; contain: strict";

/// Lays out what is in an element outside the document, and a text in it, each of its blocks in a task
/// of its own, so that none is long.
pub fn lay_out(stage: HtmlElement, text: &str) {
    // Nothing is fetched for a document that is not shown.
    let parsed =
        DomParser::new().and_then(|parser| parser.parse_from_string(text, SupportedType::TextHtml));
    let blocks = parsed.and_then(|parsed| parsed.query_selector_all(STILL));
    if let (Ok(blocks), Some(body)) = (blocks, document().body()) {
        stage.style().set_css_text(HIDDEN);
        // An element that has no parent can be put anywhere.
        let _ = body.append_child(&stage);
        lay_out_next(stage, blocks, 0);
    }
}

fn lay_out_next(stage: HtmlElement, blocks: NodeList, index: u32) {
    // Whoever asks how high it is has it laid out.
    stage.offset_height();
    let next = move || {
        let place = stage.query_selector(&format!(".{}", contract::ARTICLE_TEXT));
        // The page may have been taken into its place since.
        let (Some(block), Ok(Some(place))) = (blocks.get(index), place) else {
            return stage.remove();
        };
        let _ = place.append_child(&block);
        lay_out_next(stage, blocks, index + 1);
    };
    set_timeout(next, Duration::ZERO);
}
