//! Footnotes: numbered as the text refers to them, gathered at its end.

use std::collections::BTreeMap;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::media::escaped;
use crate::domain::{Words, fill};

/// The arrow back from a note to the text; no word of the text.
pub(super) const WAY_BACK: &str = "\u{21a9}\u{fe0e}";

/// The text of a footnote, by its label.
type Notes<'a> = BTreeMap<String, Vec<Event<'a>>>;

/// Footnotes in the order of their first reference.
#[derive(Default)]
struct Order {
    labels: Vec<String>,
    /// The index of a label, and how often the text refers to it.
    known: BTreeMap<String, (usize, usize)>,
}

/// Moves definitions behind the text, in the order of their first reference, with a way back.
/// One that nothing refers to is left out.
pub(super) fn collected<'a>(
    events: impl Iterator<Item = Event<'a>>,
    words: &Words,
) -> Vec<Event<'a>> {
    let (mut body, mut notes) = separate(events);
    let mut order = Order::default();
    order.number(&mut body);
    let mut listed = Vec::new();
    let mut next = 0;
    // A note's text may refer to notes of its own, so the order grows while it is walked.
    while let Some(label) = order.labels.get(next).cloned() {
        next += 1;
        if let Some(mut text) = notes.remove(&label) {
            order.number(&mut text);
            listed.push((next, text));
        }
    }
    if listed.is_empty() {
        return body;
    }
    let label = escaped(words.footnotes());
    body.push(html(format!(
        "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"{label}\"><ol>\n"
    )));
    for (number, text) in listed {
        body.push(html(format!("<li id=\"fn-{number}\">")));
        body.extend(with_way_back(text, number, words));
        body.push(html("</li>\n"));
    }
    body.push(html("</ol></section>\n"));
    body
}

/// The text, and the notes. Of two notes with one label the first counts.
fn separate<'a>(events: impl Iterator<Item = Event<'a>>) -> (Vec<Event<'a>>, Notes<'a>) {
    let (mut body, mut notes) = (Vec::new(), Notes::new());
    let mut open: Option<(String, Vec<Event>)> = None;
    for event in events {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                open = Some((label.to_string(), Vec::new()));
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                if let Some((label, text)) = open.take() {
                    notes.entry(label).or_insert(text);
                }
            }
            other => match &mut open {
                Some((_, text)) => text.push(other),
                None => body.push(other),
            },
        }
    }
    (body, notes)
}

impl Order {
    /// Replaces references by their numbers and counts them.
    fn number(&mut self, events: &mut [Event]) {
        for event in events {
            let Event::FootnoteReference(label) = event else {
                continue;
            };
            let known = self.known.entry(label.to_string());
            let (index, count) = known.or_insert_with(|| {
                self.labels.push(label.to_string());
                (self.labels.len() - 1, 0)
            });
            *count += 1;
            let number = *index + 1;
            let id = match *count {
                1 => format!("fnref-{number}"),
                again => format!("fnref-{number}-{again}"),
            };
            *event = Event::InlineHtml(
                format!(
                    "<sup class=\"footnote-ref\"><a href=\"#fn-{number}\" id=\"{id}\" role=\"doc-noteref\">{number}</a></sup>"
                )
                .into(),
            );
        }
    }
}

/// Puts the link back to the text at the end of the note's last paragraph.
fn with_way_back<'a>(mut text: Vec<Event<'a>>, number: usize, words: &Words) -> Vec<Event<'a>> {
    let label = fill(
        words.back_to_reference(),
        &[("number", &number.to_string())],
    );
    let label = escaped(&label);
    let back = html(format!(
        " <a href=\"#fnref-{number}\" role=\"doc-backlink\" aria-label=\"{label}\">{WAY_BACK}</a>"
    ));
    let at = match text.last() {
        Some(Event::End(TagEnd::Paragraph)) => text.len() - 1,
        _ => text.len(),
    };
    text.insert(at, back);
    text
}

fn html<'a>(text: impl Into<CowStr<'a>>) -> Event<'a> {
    Event::Html(text.into())
}
