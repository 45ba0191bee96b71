//! Raw HTML in Markdown: kept, or escaped but for plain tags.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{RawHtml, is_more};

/// Tags that may stay as they are, without attributes. None loads, runs or submits anything.
const PLAIN_TAGS: [&str; 29] = [
    "abbr", "b", "br", "cite", "dd", "del", "details", "dfn", "dl", "dt", "em", "hr", "i", "ins",
    "kbd", "mark", "p", "q", "rp", "rt", "ruby", "s", "samp", "small", "strong", "sub", "summary",
    "sup", "u",
];

/// Applies the choice to every HTML event. The `<!--more-->` divider is kept as an event.
pub(super) fn settle<'a>(events: impl Iterator<Item = Event<'a>>, raw: RawHtml) -> Vec<Event<'a>> {
    let mut settled = Vec::new();
    let mut block: Option<String> = None;
    for event in events {
        match event {
            Event::Start(Tag::HtmlBlock) => block = Some(String::new()),
            Event::End(TagEnd::HtmlBlock) => {
                if let Some(html) = block.take() {
                    settle_block(&html, raw, &mut settled);
                }
            }
            Event::Html(html) => match &mut block {
                Some(block) => block.push_str(&html),
                None => settle_block(&html, raw, &mut settled),
            },
            Event::InlineHtml(ref html) if !is_more(&event) && raw == RawHtml::Safe => {
                settled.push(Event::InlineHtml(escape_unsafe(html).into()));
            }
            other => settled.push(other),
        }
    }
    settled
}

/// One HTML block; a divider inside it splits it.
fn settle_block(html: &str, raw: RawHtml, settled: &mut Vec<Event<'_>>) {
    const MORE: &str = "<!--more-->";
    for (index, part) in html.split(MORE).enumerate() {
        if index > 0 {
            settled.push(Event::Html(MORE.into()));
        }
        let part = match raw {
            RawHtml::Kept => part.to_owned(),
            RawHtml::Safe => escape_unsafe(part),
        };
        if !part.trim().is_empty() {
            settled.push(Event::Html(part.into()));
        }
    }
}

/// Drops comments and escapes every `<` that does not open or close a plain tag. What is left
/// holds no attribute, so no handler, no URL and no style.
fn escape_unsafe(html: &str) -> String {
    let mut safe = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        safe.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if let Some(tag) = plain_tag(rest) {
            safe.push_str(tag);
            rest = &rest[tag.len()..];
        } else {
            safe.push_str("&lt;");
            rest = &rest[1..];
        }
    }
    safe.push_str(rest);
    safe
}

/// The tag that `text` starts with, if it is a plain one.
fn plain_tag(text: &str) -> Option<&str> {
    // A tag without its end is not looked for behind the next one.
    let end = text[1..].find(['<', '>'])? + 2;
    let name = text[1..end]
        .strip_suffix('>')?
        .trim_end_matches('/')
        .trim_end();
    let name = name.strip_prefix('/').unwrap_or(name);
    PLAIN_TAGS
        .iter()
        .any(|tag| tag.eq_ignore_ascii_case(name))
        .then(|| &text[..end])
}
