//! Frames that authors paste as raw HTML.

use lol_html::{element, html_content::ContentType};

use super::embed_of_frame;
use crate::{
    builder::{markup::rewritten, read::article::enrich::Enricher},
    domain::PageWords,
};

/// The HTML with cards in place of the frames of sites that are known, and whether there are other frames.
pub fn cards(html: &str, enricher: &Enricher, words: &PageWords) -> (String, bool) {
    let mut has_others = false;
    let frames = element!("iframe", |frame| {
        let text = |name: &str| {
            let value = frame.get_attribute(name).unwrap_or_default();
            html_escape::decode_html_entities(&value).into_owned()
        };
        match embed_of_frame(&text("src"), &text("title")) {
            Some(embed) => frame.replace(&enricher.card(&embed, words), ContentType::Html),
            None => has_others = true,
        }
        Ok(())
    });
    match rewritten(html, [frames]) {
        Some(html) => (html, has_others),
        None => (html.to_owned(), true),
    }
}
