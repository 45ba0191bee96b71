//! What Markdown does not know among words: `:emoji:` names, and formulas between backslashed brackets.

use std::{borrow::Cow, ops::Range};

use super::math::Formulas;
use crate::domain::is_cjk;

/// What becomes of them in a text.
#[derive(Clone, Copy, Debug)]
pub struct Inline {
    /// Which formulas are formulas.
    pub formulas: Formulas,
    /// Whether names of emoji become emoji.
    pub has_emoji: bool,
}

/// Whether a text may hold any of them.
pub fn has_any(text: &str, inline: Inline) -> bool {
    let has_formulas =
        inline.formulas != Formulas::None && (text.contains("\\(") || text.contains("\\["));
    has_formulas || (inline.has_emoji && has_emoji(text))
}

/// A range of a text without them. `formula` is given the LaTeX, whether it stands by itself, and where in
/// the range it starts, and returns what takes its place.
pub fn replaced<'t>(
    text: &'t str,
    range: Range<usize>,
    inline: Inline,
    mut formula: impl FnMut(&str, bool, usize) -> String,
) -> Cow<'t, str> {
    let part = &text[range.clone()];
    let mut out = String::new();
    let (mut copied, mut at) = (0, 0);
    while let Some(found) = part[at..].find(['\\', ':']) {
        let start = at + found;
        let (end, shown) = if part[start..].starts_with(':') {
            let emoji = inline
                .has_emoji
                .then(|| emoji_at(text, range.start + start));
            match emoji.flatten() {
                Some((length, emoji)) if start + length <= part.len() => {
                    (start + length, emoji.to_owned())
                }
                _ => {
                    at = start + 1;
                    continue;
                }
            }
        } else {
            match delimited(part, start, inline.formulas) {
                Some((end, latex, is_display)) => (end, formula(latex, is_display, start)),
                // What is escaped is escaped for Markdown.
                None => {
                    let escaped = part[start + 1..].chars().next();
                    at = start + 1 + escaped.map_or(0, char::len_utf8);
                    continue;
                }
            }
        };
        out += &part[copied..start];
        out += &shown;
        (copied, at) = (end, end);
    }
    match copied {
        0 => part.into(),
        _ => (out + &part[copied..]).into(),
    }
}

/// The formula that a backslash opens: its end, what is in it, and whether it stands by itself.
fn delimited(text: &str, start: usize, formulas: Formulas) -> Option<(usize, &str, bool)> {
    let (open, close) = match text[start..].get(..2)? {
        "\\(" => ("\\(", "\\)"),
        "\\[" => ("\\[", "\\]"),
        _ => return None,
    };
    if formulas == Formulas::None {
        return None;
    }
    let is_display = open == "\\[";
    let inner = &text[start + 2..];
    // Another one that opens, or the end of the paragraph, and this one is none: no text is looked through
    // more than once.
    let mut from = 0;
    let end = loop {
        let found = from + inner[from..].find(['\\', '\n'])?;
        let rest = &inner[found..];
        if rest.starts_with(close) {
            break found;
        }
        if rest.starts_with(open) || is_empty_line(rest) {
            return None;
        }
        let escaped = rest
            .starts_with('\\')
            .then(|| rest[1..].chars().next())
            .flatten();
        from = found + 1 + escaped.map_or(0, char::len_utf8);
    };
    let latex = inner[..end].trim();
    let end = start + 2 + end + close.len();
    // `\[` is also how brackets are written in Markdown, which stand among words.
    let is_by_itself = || {
        let before = text[..start].rsplit('\n').next().unwrap_or_default();
        let after = text[end..].split('\n').next().unwrap_or_default();
        before.trim_matches([' ', '\t', '>']).is_empty() && after.trim().is_empty()
    };
    let is_formula = match formulas {
        Formulas::None => false,
        Formulas::All => true,
        Formulas::Clear => Formulas::is_clear(latex) && (!is_display || is_by_itself()),
    };
    (is_formula && !latex.is_empty()).then_some((end, latex, is_display))
}

/// Whether a text at a line end goes on with an empty line.
fn is_empty_line(text: &str) -> bool {
    let after = text.strip_prefix('\n').unwrap_or("x");
    after.trim_start_matches([' ', '\t']).starts_with('\n')
}

/// Bytes of the longest name.
const LONGEST_NAME: usize = 64;

fn has_emoji(text: &str) -> bool {
    text.match_indices(':')
        .any(|(at, _)| emoji_at(text, at).is_some())
}

/// The emoji whose name starts at a colon, and the bytes of the name. Words, times, addresses and
/// attributes hold colons too.
fn emoji_at(text: &str, at: usize) -> Option<(usize, &'static str)> {
    let name = text[at..].strip_prefix(':')?;
    let is_of_name = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_+-".contains(&b);
    let end = name
        .bytes()
        .take(LONGEST_NAME)
        .position(|b| !is_of_name(b))?;
    let after = name[end..].strip_prefix(':')?;
    let before = text[..at].chars().next_back();
    let is_word = |c: char| {
        (c.is_alphanumeric() && !is_cjk(c)) || matches!(c, '/' | '_' | '=' | '"' | '\'' | '\\')
    };
    let is_apart =
        before.is_none_or(|c| !is_word(c)) && after.chars().next().is_none_or(|c| !is_word(c));
    if end == 0 || !is_apart {
        return None;
    }
    let emoji = emojis::get_by_shortcode(&name[..end])?;
    Some((end + 2, emoji.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, formulas: Formulas) -> String {
        let inline = Inline {
            formulas,
            has_emoji: true,
        };
        replaced(text, 0..text.len(), inline, |latex, is_display, _| {
            format!("<{latex}{}>", if is_display { "!" } else { "" })
        })
        .into_owned()
    }

    /// A name is a name by itself: not in a word, a time or an address, and never a made-up one.
    #[test]
    fn names_of_emoji_become_emoji() {
        for (text, expected) in [
            (":smile: :+1:!", "😄 👍!"),
            ("(:tada:)", "(🎉)"),
            ("好:smile:好", "好😄好"),
            (":heart::heart:", "❤️❤️"),
            ("at 10:30:45, a:smile:b", "at 10:30:45, a:smile:b"),
            ("https://e.example/:smile:/", "https://e.example/:smile:/"),
            (
                "std::vec::Vec :no_such_name: :SMILE: : smile:",
                "std::vec::Vec :no_such_name: :SMILE: : smile:",
            ),
            ("\\:smile:", "\\:smile:"),
            ("title=\":smile:\"", "title=\":smile:\""),
        ] {
            assert_eq!(shown(text, Formulas::None), expected);
        }
    }

    /// Brackets with a backslash are formulas where an author means that, and brackets elsewhere.
    #[test]
    fn backslashed_brackets_hold_formulas() {
        for (text, clear, all) in [
            ("a \\(x^2\\) b", "a <x^2> b", "a <x^2> b"),
            (
                "\\(a_1\\) and \\(b*c = d*e\\)",
                "<a_1> and <b*c = d*e>",
                "<a_1> and <b*c = d*e>",
            ),
            (
                "\\[\n\\frac{a}{b}\n\\]\n",
                "<\\frac{a}{b}!>\n",
                "<\\frac{a}{b}!>\n",
            ),
            (
                "see \\[note\\] and \\[x^2\\] here",
                "see \\[note\\] and \\[x^2\\] here",
                "see <note!> and <x^2!> here",
            ),
            (
                "[a]\\(not a link\\)",
                "[a]\\(not a link\\)",
                "[a]<not a link>",
            ),
            ("\\\\(x^2\\\\)", "\\\\(x^2\\\\)", "\\\\(x^2\\\\)"),
            ("\\(x^2 \\(y^2\\)", "\\(x^2 <y^2>", "\\(x^2 <y^2>"),
            ("\\(x^2\n\ny\\)", "\\(x^2\n\ny\\)", "\\(x^2\n\ny\\)"),
            ("\\(x^2", "\\(x^2", "\\(x^2"),
        ] {
            assert_eq!(shown(text, Formulas::Clear), clear);
            assert_eq!(shown(text, Formulas::All), all);
            assert_eq!(shown(text, Formulas::None), text);
        }
    }
}
