//! What Markdown does not know among words: `:emoji:` names, and formulas between backslashed brackets.

use std::{borrow::Cow, ops::Range};

use crate::{
    domain::is_cjk,
    markdown::{Formulas, after_escape, formula_at},
};

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
            match formula_at(part, start, inline.formulas) {
                Some((end, latex, is_display)) => (end, formula(latex, is_display, start)),
                None => {
                    at = after_escape(part, start);
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
