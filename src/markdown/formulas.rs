//! What is taken for a formula in Markdown, where dollar signs are money, and backslashes escape brackets.

use std::borrow::Cow;

use super::{Enrichment, code_places, escaped};

/// What is taken for a formula.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Formulas {
    /// Nothing: `math: false`.
    None,
    /// What is clearly one. Dollar signs are money, and backslashes escape brackets.
    #[default]
    Clear,
    /// Whatever is delimited like one: `math: true`.
    All,
}

impl Formulas {
    /// What an author said of a text, or of all texts.
    pub fn of(choice: Option<bool>) -> Self {
        match choice {
            None => Self::Clear,
            Some(true) => Self::All,
            Some(false) => Self::None,
        }
    }

    /// Whether dollar signs are looked at in a text: where formulas are to be told from money, only if
    /// some are there without doubt, since Markdown between two prices would be lost.
    pub fn reads_dollars(self, text: &str) -> bool {
        match self {
            Self::None => false,
            Self::All => true,
            Self::Clear => has_certain(text),
        }
    }

    /// Whether this is a formula, in a text that holds others.
    pub fn takes(self, latex: &str) -> bool {
        match self {
            Self::None => false,
            Self::All => true,
            Self::Clear => Self::is_clear(latex),
        }
    }

    /// Whether what is between delimiters can hardly be anything but a formula: it has what only formulas
    /// have, or it is as short as `x` and `f(n)`.
    pub fn is_clear(latex: &str) -> bool {
        let has_words = || {
            let letters = latex.split(|c: char| !c.is_alphabetic());
            letters.filter(|word| word.chars().count() > 2).count() > 0
        };
        is_certain(latex)
            || (latex.chars().count() <= 24 && !has_words() && !starts_like_money(latex))
    }
}

fn starts_like_money(latex: &str) -> bool {
    let rest = latex.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    rest.len() < latex.len() && (rest.is_empty() || rest.starts_with(char::is_whitespace))
}

/// Whether a text holds a command, a power or an index.
fn is_certain(latex: &str) -> bool {
    let is_command = |(at, _): (usize, &str)| {
        latex[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || "{},;!|\\".contains(c))
    };
    latex.match_indices('\\').any(is_command)
        || latex.contains('^')
        || latex.contains("_{")
        || has_index(latex)
}

/// Whether one letter has an index, as in `x_1`.
fn has_index(latex: &str) -> bool {
    let bytes = latex.as_bytes();
    bytes.windows(3).enumerate().any(|(at, window)| {
        let is_one_letter = window[0].is_ascii_alphabetic()
            && !at
                .checked_sub(1)
                .is_some_and(|before| bytes[before].is_ascii_alphanumeric());
        is_one_letter && window[1] == b'_' && window[2].is_ascii_alphanumeric()
    })
}

/// Whether two dollar signs of a paragraph are around what is certainly a formula.
fn has_certain(text: &str) -> bool {
    let signs: Vec<usize> = text.match_indices('$').map(|(at, _)| at).collect();
    signs.windows(2).any(|pair| {
        let inner = &text[pair[0] + 1..pair[1]];
        !inner.contains("\n\n") && is_certain(inner)
    })
}

/// The formula that a backslash opens: its end, what is in it, and whether it stands by itself.
pub fn formula_at(text: &str, start: usize, formulas: Formulas) -> Option<(usize, &str, bool)> {
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
        from = match rest.starts_with('\\') {
            true => after_escape(inner, found),
            false => found + 1,
        };
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

/// Where a text goes on after a backslash and what it escapes for Markdown.
pub fn after_escape(text: &str, backslash: usize) -> usize {
    let escaped = text[backslash + 1..].chars().next();
    backslash + 1 + escaped.map_or(0, char::len_utf8)
}

/// Whether a text at a line end goes on with an empty line.
fn is_empty_line(text: &str) -> bool {
    let after = text.strip_prefix('\n').unwrap_or("x");
    after.trim_start_matches([' ', '\t']).starts_with('\n')
}

/// What is no formula shows as it is written; what is one stays marked.
impl Enrichment for Formulas {
    fn formula(&self, latex: &str, is_display: bool) -> Option<String> {
        (!self.takes(latex)).then(|| escaped(&as_written(latex, is_display)))
    }
}

/// What is between dollar signs, with them.
pub fn as_written(latex: &str, is_display: bool) -> String {
    match is_display {
        true => format!("$${latex}$$"),
        false => format!("${latex}$"),
    }
}

/// A text whose formulas between backslashed brackets stand between dollar signs, which Markdown knows;
/// it is the text itself where there are none.
pub fn in_dollars(text: &str, formulas: Formulas) -> Cow<'_, str> {
    if !text.contains("\\(") && !text.contains("\\[") {
        return text.into();
    }
    let mut out = String::new();
    let mut copied = 0;
    let end = text.len();
    let code = code_places(text)
        .into_iter()
        .chain(std::iter::once(end..end));
    let mut from = 0;
    for code in code {
        let words = &text[..code.start.max(from)];
        while let Some(found) = words[from..].find('\\') {
            let start = from + found;
            match formula_at(words, start, formulas) {
                Some((end, latex, is_display)) => {
                    out += &text[copied..start];
                    out += &as_written(latex, is_display);
                    (from, copied) = (end, end);
                }
                None => from = after_escape(words, start),
            }
        }
        from = from.max(code.end);
    }
    match copied {
        0 => text.into(),
        _ => (out + &text[copied..]).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a text with dollar signs holds: whether they are looked at, and which pairs are formulas.
    fn formulas(text: &str) -> Vec<String> {
        use pulldown_cmark::{Event, Options, Parser};
        let formulas = Formulas::Clear;
        if !formulas.reads_dollars(text) {
            return Vec::new();
        }
        let events = Parser::new_ext(text, Options::ENABLE_MATH);
        let found = events.filter_map(|event| match event {
            Event::InlineMath(latex) | Event::DisplayMath(latex) => Some(latex.to_string()),
            _ => None,
        });
        found.filter(|latex| formulas.takes(latex)).collect()
    }

    /// Money is no mathematics, nor are the names of a shell.
    #[test]
    fn prices_stay_text() {
        for text in [
            "It costs $5 and $6.",
            "From $5/month, *or* $50/year.",
            "US$5, **not** US$6; 5$ or 10$, (in $) and more$.",
            "$5-$10 and $1,000$",
            "Set $HOME/bin and $PATH, then $EDITOR_NAME$.",
            "$100 and $200, or 3^2 = 9.",
        ] {
            assert_eq!(formulas(text), [""; 0], "{text}");
        }
        // Beside a formula, too.
        assert_eq!(
            formulas("It costs $5 and $6, so $x^2$ and $n$ and $1,000$."),
            ["x^2", "n"]
        );
    }

    /// What holds a command, a power or an index is a formula, and so are short ones beside it.
    #[test]
    fn formulas_are_found() {
        for (text, expected) in [
            ("Let $x^2 + y^2$ be.", vec!["x^2 + y^2"]),
            (
                "$\\alpha$, $O(n)$ and $f(x, y)$",
                vec!["\\alpha", "O(n)", "f(x, y)"],
            ),
            ("$$\n\\int_0^1 x\\,dx\n$$", vec!["\n\\int_0^1 x\\,dx\n"]),
            ("$x_1$ and $2n + 1$", vec!["x_1", "2n + 1"]),
        ] {
            assert_eq!(formulas(text), expected, "{text}");
        }
    }

    /// Brackets become what Markdown knows, but not in code, nor where they are brackets.
    #[test]
    fn brackets_become_dollars() {
        for (text, expected) in [
            ("a \\(x^2\\) b \\(y_1\\)", "a $x^2$ b $y_1$"),
            ("\\[\nx^2\n\\]\n", "$$x^2$$\n"),
            ("`\\(x^2\\)` \\(n\\)", "`\\(x^2\\)` $n$"),
            (
                "see \\[note\\] and \\(a word\\)",
                "see \\[note\\] and \\(a word\\)",
            ),
        ] {
            assert_eq!(in_dollars(text, Formulas::Clear), expected);
        }
    }
}
