//! The plain text of rendered HTML.

/// Tags that hold their place inside a word; all others end it.
const INLINE: [&str; 27] = [
    "a", "abbr", "b", "cite", "code", "del", "dfn", "em", "i", "img", "input", "ins", "kbd",
    "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "u",
    "wbr",
];

const ENTITIES: [(&str, char); 6] = [
    ("&amp;", '&'),
    ("&lt;", '<'),
    ("&gt;", '>'),
    ("&quot;", '"'),
    ("&#39;", '\''),
    ("&#x27;", '\''),
];

/// Drops the tags of HTML that we wrote and resolves its character references; blocks and line
/// breaks become line ends.
pub fn plain_text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with('<') {
            let end = rest.find('>').map_or(rest.len(), |end| end + 1);
            let name = rest[1..end].trim_start_matches('/');
            let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next();
            if !name.is_some_and(|name| INLINE.contains(&name)) {
                text.push('\n');
            }
            rest = &rest[end..];
        } else {
            let entity = ENTITIES.iter().find(|(entity, _)| rest.starts_with(entity));
            let (length, c) = entity.map_or((1, '&'), |(entity, c)| (entity.len(), *c));
            text.push(c);
            rest = &rest[length..];
        }
    }
    text.push_str(rest);
    text
}
