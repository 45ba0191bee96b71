//! Quotation marks between Chinese, Japanese and Korean characters. Smart punctuation tells the start of
//! a quotation from its end by the spaces around it; where there are none, marks take turns.

use pulldown_cmark::{CowStr, Event};

use super::is_block_edge;
use crate::domain::is_cjk;

/// A kind of quotation marks: its start and its end.
const KINDS: [(&str, &str); 2] = [("\u{201c}", "\u{201d}"), ("\u{2018}", "\u{2019}")];

/// The kind that is an apostrophe too.
const SINGLE: usize = 1;

/// Of the marks that touch such a character, one with a space on one side starts or ends by it, and of
/// the others every second one ends. Smart punctuation makes each mark an event of its own.
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
        let before = at.checked_sub(1).and_then(|before| events.get(before));
        let after = events.get(at + 1);
        let sides = [
            Side::of(before, |text| text.chars().next_back()),
            Side::of(after, |text| text.chars().next()),
        ];
        if kind == SINGLE && is_apostrophe(&sides, after, is_open[kind]) {
            continue;
        }
        if sides.iter().any(Side::is_cjk) {
            let is_end = match sides {
                [Side::Gap, _] => false,
                [_, Side::Gap] => true,
                _ => is_open[kind],
            };
            let mark = if is_end { end } else { start };
            events[at] = Event::Text(CowStr::Borrowed(mark));
        }
        is_open[kind] = matches!(&events[at], Event::Text(mark) if **mark == *start);
    }
    events
}

/// Whether a single mark stands within a word, or before the `s` of one that is not quoted.
fn is_apostrophe(sides: &[Side; 2], after: Option<&Event>, is_open: bool) -> bool {
    let is_genitive = || match after {
        Some(Event::Text(text)) => text
            .strip_prefix('s')
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)),
        _ => false,
    };
    let is_within = sides.iter().all(Side::is_letter);
    is_within && (!sides.iter().any(Side::is_cjk) || !is_open && is_genitive())
}

/// What is beside a mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// A space, or the edge of the line.
    Gap,
    Character(char),
    /// The edge of emphasis, a link, code.
    Other,
}

impl Side {
    fn of(event: Option<&Event>, edge: impl Fn(&str) -> Option<char>) -> Self {
        match event {
            None | Some(Event::SoftBreak | Event::HardBreak) => Self::Gap,
            Some(Event::Text(text)) => match edge(text) {
                Some(character) if !character.is_whitespace() => Self::Character(character),
                _ => Self::Gap,
            },
            Some(event) if is_block_edge(event) => Self::Gap,
            Some(_) => Self::Other,
        }
    }

    fn is_cjk(&self) -> bool {
        matches!(self, Self::Character(character) if is_cjk(*character))
    }

    fn is_letter(&self) -> bool {
        matches!(self, Self::Character(character) if character.is_alphanumeric())
    }
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
