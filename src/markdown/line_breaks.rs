//! Line breaks between Chinese, Japanese and Korean characters: a line end in the source is a space in
//! other scripts, and nothing in these, which are written without (CSS Text 3, section 4.1.2, "segment
//! break transformation").

use pulldown_cmark::Event;

use crate::domain::is_cjk;

/// Drops the soft breaks that stand between two such characters. Hangul is written with spaces.
pub(super) fn joined<'a>(events: impl Iterator<Item = Event<'a>>) -> Vec<Event<'a>> {
    let events: Vec<Event> = events.collect();
    let is_needless = |at: usize| {
        let before = events[..at]
            .iter()
            .rev()
            .find_map(|event| edge(event, |text| text.chars().next_back()));
        let after = events[at + 1..]
            .iter()
            .find_map(|event| edge(event, |text| text.chars().next()));
        [before, after]
            .into_iter()
            .all(|side| side.flatten().is_some_and(is_unspaced))
    };
    let needless: Vec<bool> = events
        .iter()
        .enumerate()
        .map(|(at, event)| matches!(event, Event::SoftBreak) && is_needless(at))
        .collect();
    let kept = events.into_iter().zip(needless);
    kept.filter(|(_, is_needless)| !is_needless)
        .map(|(event, _)| event)
        .collect()
}

/// What is next to a line break: the character of a text, nothing of what is not text; `None` for the
/// start or end of emphasis and links, beyond which one has to look.
fn edge(event: &Event, of: impl Fn(&str) -> Option<char>) -> Option<Option<char>> {
    match event {
        Event::Text(text) => Some(of(text)),
        Event::Start(_) | Event::End(_) => None,
        _ => Some(None),
    }
}

fn is_unspaced(character: char) -> bool {
    let is_hangul = matches!(u32::from(character), 0x1100..=0x11FF | 0x3131..=0x318E | 0xA960..=0xA97F | 0xAC00..=0xD7FF);
    // Full-width forms and punctuation are of the same scripts.
    let is_wide = matches!(u32::from(character), 0x3000..=0x303F | 0xFF01..=0xFF60);
    (is_cjk(character) || is_wide) && !is_hangul
}
