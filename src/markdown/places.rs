//! Where a text is code, for what is done to it before it is parsed.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

/// The bytes of a text that are code between fences or backticks, in their order. Indented code is not
/// told from text that is indented inside something else.
pub fn code_places(text: &str) -> Vec<Range<usize>> {
    let events =
        Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_GFM).into_offset_iter();
    let code = events.filter(|(event, _)| {
        matches!(
            event,
            Event::Code(_) | Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_)))
        )
    });
    code.map(|(_, place)| place).collect()
}
