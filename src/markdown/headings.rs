//! Headings that can be linked to.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::{Enrichment, media::escaped};
use crate::domain::{Words, contract, fill};

/// Gives every heading an id, made from its text as GitHub does unless the author wrote one, and
/// a link to itself. No id is one of the page's own, and one that is made is none of the author's. A
/// heading without content is left out.
pub(super) fn linked<'a>(
    events: impl Iterator<Item = Event<'a>>,
    authors_ids: impl Iterator<Item = String>,
    words: &Words,
    enrichment: &impl Enrichment,
) -> impl Iterator<Item = Event<'a>> {
    let page_ids = [
        contract::MAIN,
        contract::PLACE,
        contract::APP_FILES,
        contract::PAGE_DATA,
        contract::ANNOUNCER,
    ];
    let page_ids = page_ids.into_iter().map(str::to_owned);
    let mut given: BTreeMap<String, usize> = page_ids.map(|id| (id, 1)).collect();
    let mut taken = given.clone();
    taken.extend(authors_ids.map(|id| (id, 1)));
    let mut events = events;
    std::iter::from_fn(move || {
        let event = events.next()?;
        let Event::Start(Tag::Heading { level, id, .. }) = event else {
            return Some(vec![event]);
        };
        let inner: Vec<Event> = events
            .by_ref()
            .take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))))
            .collect();
        if inner.is_empty() {
            return Some(inner);
        }
        let text: String = inner.iter().filter_map(visible).collect();
        let id = match id {
            // The first heading with an id of the author's has it.
            Some(id) if given.insert(id.to_string(), 1).is_none() => id.to_string(),
            Some(id) => unique(id.to_string(), &mut taken),
            None => unique(anchor(&text), &mut taken),
        };
        enrichment.heading(level as usize, &id, &text);
        let label = enrichment.has_anchors().then_some(words.section_link());
        Some(with_link(level, &id, &text, inner, label))
    })
    .flatten()
}

fn with_link<'a>(
    level: HeadingLevel,
    id: &str,
    text: &str,
    inner: Vec<Event<'a>>,
    label: Option<&str>,
) -> Vec<Event<'a>> {
    let id = escaped(id);
    // Without a name of its own it would be named twice, by its text and by the link in it.
    let name = escaped(text);
    let open = format!("<{level} id=\"{id}\" aria-label=\"{name}\">");
    let link = label.map(|label| {
        let label = escaped(&fill(label, &[("title", text)]));
        format!("<a class=\"anchor\" href=\"#{id}\" aria-label=\"{label}\"></a>")
    });
    let close = format!("{}</{level}>\n", link.unwrap_or_default());
    let mut out = vec![Event::Html(open.into())];
    out.extend(inner);
    out.push(Event::Html(close.into()));
    out
}

fn visible<'e>(event: &'e Event) -> Option<&'e str> {
    match event {
        Event::Text(text) | Event::Code(text) => Some(text),
        Event::SoftBreak | Event::HardBreak => Some(" "),
        _ => None,
    }
}

/// Lower case, white space to hyphens, other punctuation dropped.
fn anchor(text: &str) -> String {
    text.trim()
        .chars()
        .flat_map(char::to_lowercase)
        .filter_map(|c| match c {
            c if c.is_whitespace() => Some('-'),
            c if c.is_alphanumeric() || c == '-' || c == '_' => Some(c),
            _ => None,
        })
        .collect()
}

/// The anchor itself, or with a number where the page has it already.
fn unique(anchor: String, taken: &mut BTreeMap<String, usize>) -> String {
    let anchor = if anchor.is_empty() {
        "section".to_owned()
    } else {
        anchor
    };
    let count = taken.entry(anchor.clone()).or_default();
    *count += 1;
    match *count {
        1 => anchor,
        n => unique(format!("{anchor}-{}", n - 1), taken),
    }
}
