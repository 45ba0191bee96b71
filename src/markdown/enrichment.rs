//! Code, formulas and headings, which a builder makes more of than a browser can afford.

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

/// What becomes of the parts of a text that a builder has libraries for. Without one they stay plain.
pub trait Enrichment {
    /// The markup of a code block. `info` is what follows its fence: the language, then what the author
    /// asks for; empty for an indented block.
    fn code(&self, _info: &str, _text: &str) -> Option<String> {
        None
    }

    /// The markup of a formula, which stands in a line or, where it `is_display`, by itself.
    fn formula(&self, _latex: &str, _is_display: bool) -> Option<String> {
        None
    }

    /// The text that stands for a formula in a summary; its source, where there is none.
    fn formula_text(&self, _latex: &str, _is_display: bool) -> Option<String> {
        None
    }

    /// There is a heading: its level, 1 to 6, the id that it got and its text.
    fn heading(&self, _level: usize, _id: &str, _text: &str) {}

    /// Whether headings hold a link to themselves.
    fn has_anchors(&self) -> bool {
        true
    }
}

/// Nothing is made of them.
impl Enrichment for () {}

/// Puts the markup that is made of code and formulas in their place.
pub(super) fn enriched<'a>(
    events: impl Iterator<Item = Event<'a>>,
    enrichment: &impl Enrichment,
) -> impl Iterator<Item = Event<'a>> {
    let mut events = events;
    std::iter::from_fn(move || {
        let event = events.next()?;
        let Event::Start(Tag::CodeBlock(kind)) = &event else {
            return Some(vec![formula(event, enrichment)]);
        };
        let mut block: Vec<Event> = events
            .by_ref()
            .take_while(|event| *event != Event::End(TagEnd::CodeBlock))
            .collect();
        let text: String = block
            .iter()
            .filter_map(|event| match event {
                Event::Text(text) => Some(&**text),
                _ => None,
            })
            .collect();
        let info = match kind {
            CodeBlockKind::Fenced(info) => info,
            CodeBlockKind::Indented => "",
        };
        if let Some(html) = enrichment.code(info, &text) {
            return Some(vec![Event::Html(html.into())]);
        }
        block.insert(0, event);
        block.push(Event::End(TagEnd::CodeBlock));
        Some(block)
    })
    .flatten()
}

fn formula<'a>(event: Event<'a>, enrichment: &impl Enrichment) -> Event<'a> {
    let made = match &event {
        Event::InlineMath(latex) => enrichment.formula(latex, false),
        Event::DisplayMath(latex) => enrichment.formula(latex, true),
        _ => None,
    };
    made.map_or(event, |html| Event::InlineHtml(html.into()))
}
