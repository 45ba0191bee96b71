//! What a list shows of a post.

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd, html};

use super::{Enrichment, is_diagram, is_more, text::plain_text};
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

/// The text before `<!--more-->`, else whole paragraphs until [`WORDS`] words; where there is no
/// paragraph, that many words of whatever there is.
pub(super) fn of(events: &[Event], enrichment: &impl Enrichment) -> Summary {
    let events = &without_notes(events);
    match events.iter().position(is_more) {
        Some(more) => Summary {
            text: one_line(&events[..more], enrichment),
            truncated: events[more + 1..].iter().any(holds_content),
        },
        None => match automatic(events, enrichment) {
            found if found.text.is_empty() => first_words(&one_line(events, enrichment)),
            found => found,
        },
    }
}

/// Footnotes are shown at the end of the post, wherever they are written.
fn without_notes<'a>(events: &[Event<'a>]) -> Vec<Event<'a>> {
    let mut inside = false;
    let kept = events.iter().filter(|event| {
        let ends = matches!(event, Event::End(TagEnd::FootnoteDefinition));
        inside |= matches!(event, Event::Start(Tag::FootnoteDefinition(_)));
        let keep = !inside;
        inside &= !ends;
        keep
    });
    kept.cloned().collect()
}

fn first_words(text: &str) -> Summary {
    let words: Vec<&str> = text.split(' ').take(WORDS + 1).collect();
    Summary {
        text: words[..words.len().min(WORDS)].join(" "),
        truncated: words.len() > WORDS,
    }
}

fn automatic(events: &[Event], enrichment: &impl Enrichment) -> Summary {
    let mut summary = Summary::default();
    let mut depth = 0_usize;
    let mut from = None;
    for (index, event) in events.iter().enumerate() {
        match event {
            Event::Start(tag) => {
                if depth == 0 && *tag == Tag::Paragraph {
                    from = Some(index);
                } else if depth == 0 {
                    summary.truncated = true; // only paragraphs are taken
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
                    summary.text += &one_line(&events[from..index], enrichment);
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
        Event::InlineMath(_) | Event::DisplayMath(_) => true,
        _ => false,
    }
}

/// Plain text of a run of events; a footnote's number would be noise in it, and so would what a diagram is
/// made of.
fn one_line(events: &[Event], enrichment: &impl Enrichment) -> String {
    let mut out = String::new();
    let mut inside = false;
    let kept = events.iter().filter(|event| {
        if let Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) = event {
            inside = is_diagram(info);
        }
        let is_noise = inside || matches!(event, Event::FootnoteReference(_));
        inside &= !matches!(event, Event::End(TagEnd::CodeBlock));
        !is_noise
    });
    let plain = kept.map(|event| {
        let formula = match event {
            Event::InlineMath(latex) => enrichment.formula_text(latex, false),
            Event::DisplayMath(latex) => enrichment.formula_text(latex, true),
            _ => None,
        };
        formula.map_or_else(|| event.clone(), |text| Event::Text(text.into()))
    });
    html::push_html(&mut out, plain);
    plain_text(&out)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
