//! Frames that authors paste as raw HTML.

use lol_html::{RewriteStrSettings, element, html_content::ContentType, rewrite_str};

use super::embed_of_frame;
use crate::{builder::read::article::enrich::Enricher, domain::PageWords};

/// The HTML with cards in place of the frames of sites that are known, and how many they are.
pub fn cards(html: &str, enricher: &Enricher, words: &PageWords) -> (String, usize) {
    let mut count = 0;
    let frames = element!("iframe[src]", |frame| {
        let text = |name: &str| {
            let value = frame.get_attribute(name).unwrap_or_default();
            html_escape::decode_html_entities(&value).into_owned()
        };
        if let Some(embed) = embed_of_frame(&text("src"), &text("title")) {
            let mark = enricher.card(&embed, words);
            frame.replace(&mark, ContentType::Html);
            count += 1;
        }
        Ok(())
    });
    let settings = RewriteStrSettings::new()
        .with_strict(false)
        .append_element_content_handler(frames);
    let rewritten = rewrite_str(html, settings);
    match rewritten {
        Ok(html) => (html, count),
        Err(_) => (html.to_owned(), 0),
    }
}
