//! Footnotes: numbered as the text refers to them, gathered at its end.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::media::escaped;
use crate::domain::{Words, fill};

/// The arrow back from a note to the text; no word of the text.
pub(super) const WAY_BACK: &str = "\u{21a9}\u{fe0e}";

/// A footnote's label, its text, and how often the text refers to it.
struct Note<'a> {
    label: CowStr<'a>,
    text: Vec<Event<'a>>,
}

/// Moves definitions behind the text, in the order of their first reference, with a way back.
/// One that nothing refers to is left out.
pub(super) fn collected<'a>(
    events: impl Iterator<Item = Event<'a>>,
    words: &Words,
) -> Vec<Event<'a>> {
    let (mut body, mut notes) = separate(events);
    let mut order: Vec<(CowStr, usize)> = Vec::new();
    number(&mut body, &mut order);
    let mut listed = Vec::new();
    let mut next = 0;
    // A note's text may refer to notes of its own, so the order grows while it is walked.
    while let Some((label, _)) = order.get(next).cloned() {
        next += 1;
        if let Some(note) = notes.iter_mut().find(|note| note.label == label) {
            let mut text = std::mem::take(&mut note.text);
            number(&mut text, &mut order);
            listed.push((next, text));
        }
    }
    if listed.is_empty() {
        return body;
    }
    let label = escaped(words.footnotes);
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

fn separate<'a>(events: impl Iterator<Item = Event<'a>>) -> (Vec<Event<'a>>, Vec<Note<'a>>) {
    let mut body = Vec::new();
    let mut notes: Vec<Note> = Vec::new();
    let mut inside = false;
    for event in events {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                inside = true;
                notes.push(Note {
                    label,
                    text: Vec::new(),
                });
            }
            Event::End(TagEnd::FootnoteDefinition) => inside = false,
            other => match notes.last_mut() {
                Some(note) if inside => note.text.push(other),
                _ => body.push(other),
            },
        }
    }
    (body, notes)
}

/// Replaces references by their numbers and counts them.
fn number<'a>(events: &mut [Event<'a>], order: &mut Vec<(CowStr<'a>, usize)>) {
    for event in events {
        let Event::FootnoteReference(label) = event else {
            continue;
        };
        let index = match order.iter().position(|(known, _)| known == label) {
            Some(index) => index,
            None => {
                order.push((label.clone(), 0));
                order.len() - 1
            }
        };
        let (number, repeated) = (index + 1, order[index].1);
        order[index].1 += 1;
        let id = match repeated {
            0 => format!("fnref-{number}"),
            again => format!("fnref-{number}-{}", again + 1),
        };
        *event = Event::InlineHtml(
            format!(
                "<sup class=\"footnote-ref\"><a href=\"#fn-{number}\" id=\"{id}\" role=\"doc-noteref\">{number}</a></sup>"
            )
            .into(),
        );
    }
}

/// Puts the link back to the text at the end of the note's last paragraph.
fn with_way_back<'a>(mut text: Vec<Event<'a>>, number: usize, words: &Words) -> Vec<Event<'a>> {
    let label = fill(words.back_to_reference, &[("number", &number.to_string())]);
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
