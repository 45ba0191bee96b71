//! The plain text of rendered HTML.

/// Tags that hold their place inside a word; all others end it.
const INLINE: [&str; 27] = [
    "a", "abbr", "b", "cite", "code", "del", "dfn", "em", "i", "img", "input", "ins", "kbd",
    "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "u",
    "wbr",
];

/// Drops the tags and comments of HTML, and what readers do not see as text, and resolves its character
/// references; blocks and line breaks become line ends.
pub fn plain_text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with("<!--") {
            rest = rest.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let (tag, after) = rest.split_at(tag_end(rest));
        rest = after;
        let name = tag[1..].trim_start_matches('/');
        let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next();
        let is = |other: &&str| name.is_some_and(|name| name.eq_ignore_ascii_case(other));
        if !INLINE.iter().any(is) {
            text.push('\n');
        }
        if ["script", "style"].iter().any(is) && !tag.starts_with("</") {
            let end = rest.find("</").unwrap_or(rest.len());
            rest = &rest[end..];
        }
    }
    text.push_str(rest);
    html_escape::decode_html_entities(&text).into_owned()
}

/// Where the tag that `html` starts with ends; `>` in a quoted attribute does not end it.
fn tag_end(html: &str) -> usize {
    let mut quote = None;
    for (at, c) in html.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    html.len()
}
