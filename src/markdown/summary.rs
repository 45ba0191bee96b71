//! What a list shows of a post.

use pulldown_cmark::{Event, Tag, TagEnd, html};

use super::{is_more, text::plain_text};
use crate::domain::count_words;

/// Words that end an automatic summary, at the end of their paragraph. Hugo's `summaryLength`.
const WORDS: usize = 70;

/// The start of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Plain text on one line.
    pub text: String,
    /// Whether the post goes on.
    pub truncated: bool,
}

/// The text before `<!--more-->`, else whole paragraphs until [`WORDS`] words.
pub(super) fn of(events: &[Event]) -> Summary {
    match events.iter().position(is_more) {
        Some(more) => Summary {
            text: one_line(&events[..more]),
            truncated: events[more + 1..].iter().any(holds_content),
        },
        None => automatic(events),
    }
}

fn automatic(events: &[Event]) -> Summary {
    let mut summary = Summary::default();
    let mut depth = 0_usize;
    let mut from = None;
    for (index, event) in events.iter().enumerate() {
        match event {
            Event::Start(tag) => {
                if depth == 0 && *tag == Tag::Paragraph {
                    from = Some(index);
                } else if depth == 0 {
                    summary.truncated = true; // what is no paragraph is left out
                }
                depth += 1;
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                if depth == 0
                    && *tag == TagEnd::Paragraph
                    && let Some(from) = from.take()
                {
                    if !summary.text.is_empty() {
                        summary.text.push(' ');
                    }
                    summary.text += &one_line(&events[from..index]);
                    if count_words(&summary.text).total() >= WORDS {
                        summary.truncated |= events[index + 1..].iter().any(holds_content);
                        break;
                    }
                }
            }
            _ if depth == 0 => summary.truncated |= holds_content(event),
            _ => {}
        }
    }
    summary
}

fn holds_content(event: &Event) -> bool {
    match event {
        Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => !text.trim().is_empty(),
        Event::Start(Tag::Image { .. }) | Event::Code(_) | Event::Rule => true,
        _ => false,
    }
}

/// Plain text of a run of events; a footnote's number would be noise in it.
fn one_line(events: &[Event]) -> String {
    let mut out = String::new();
    let kept = events
        .iter()
        .filter(|event| !matches!(event, Event::FootnoteReference(_)))
        .cloned();
    html::push_html(&mut out, kept);
    plain_text(&out)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
