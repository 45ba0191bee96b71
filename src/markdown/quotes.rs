//! Quotation marks between Chinese, Japanese and Korean characters. Smart punctuation tells the start of
//! a quotation from its end by the spaces around it; where there are none, marks take turns.

use pulldown_cmark::{CowStr, Event};

use super::is_block_edge;
use crate::domain::is_cjk;

/// A kind of quotation marks: its start and its end.
const KINDS: [(&str, &str); 2] = [("\u{201c}", "\u{201d}"), ("\u{2018}", "\u{2019}")];

/// Turns every second mark that touches such a character into an end. Smart punctuation makes each mark
/// an event of its own.
pub(super) fn paired(mut events: Vec<Event>) -> Vec<Event> {
    let mut is_open = [false; KINDS.len()];
    for at in 0..events.len() {
        if is_block_edge(&events[at]) {
            is_open = Default::default();
        }
        let Some(kind) = kind_of(&events[at]) else {
            continue;
        };
        let (start, end) = KINDS[kind];
        if touches_cjk(&events, at) {
            let mark = if is_open[kind] { end } else { start };
            events[at] = Event::Text(CowStr::Borrowed(mark));
        }
        is_open[kind] = matches!(&events[at], Event::Text(mark) if **mark == *start);
    }
    events
}

/// The kind of the mark that an event is.
fn kind_of(event: &Event) -> Option<usize> {
    let Event::Text(text) = event else {
        return None;
    };
    KINDS
        .iter()
        .position(|(start, end)| **text == **start || **text == **end)
}

fn touches_cjk(events: &[Event], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| match &events[before] {
        Event::Text(text) => text.chars().next_back(),
        _ => None,
    });
    let after = events.get(at + 1).and_then(|after| match after {
        Event::Text(text) => text.chars().next(),
        _ => None,
    });
    [before, after].into_iter().flatten().any(is_cjk)
}
