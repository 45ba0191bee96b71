//! Formulas: LaTeX to MathML, which browsers show without a library.

mod macros; // commands that are said by others
mod mathml; // LaTeX to MathML

pub use mathml::mathml;

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

    /// A formula is MathML in the shape of its place, and a wrong one says what is wrong.
    #[test]
    fn latex_becomes_mathml() {
        let line = mathml("x^2", false).unwrap();
        assert!(
            line.starts_with("<math") && line.contains("<msup>") && !line.contains("block"),
            "{line}"
        );
        assert!(mathml("x^2", true).unwrap().contains("display=\"block\""));
        let error = mathml("\\frac{a", false).unwrap_err();
        assert!(!error.is_empty() && !error.contains('\n'), "{error}");
        let red = mathml("\\textcolor{red}{x} \\! y", false).unwrap();
        assert!(
            red.contains(" mathcolor=\"#ff0000\"") && !red.contains("style="),
            "{red}"
        );
        let hostile = mathml("\\text{<script>x</script>}", false);
        assert!(hostile.is_err() || !hostile.unwrap().contains("<script"));
        let named = mathml("\\operatorname{<img src=x onerror=y>} a<b", false).unwrap();
        assert!(
            !named.contains("<img") && named.contains("<mo>&lt;</mo>"),
            "{named}"
        );
    }
}
