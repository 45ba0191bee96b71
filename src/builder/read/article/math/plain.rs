//! Formulas where there is no markup, as in summaries.

use scraper::Html;

/// What stands for a formula that a line of text cannot say.
const LEFT_OUT: &str = "…";

/// Elements whose text says all that they show.
const FLAT: [&str; 8] = [
    "math", "mi", "mn", "mo", "mrow", "mspace", "mstyle", "mtext",
];

/// The text of a formula: its source where that has no commands, its signs where they are in a line, and
/// else a mark that something is left out. One that stands by itself is left out.
pub fn plain(latex: &str, is_display: bool, mathml: &str) -> String {
    let latex = latex.trim();
    match latex.contains(['\\', '{']) {
        _ if is_display => LEFT_OUT.to_owned(),
        false => latex.to_owned(),
        true => signs(mathml).unwrap_or_else(|| LEFT_OUT.to_owned()),
    }
}

fn signs(mathml: &str) -> Option<String> {
    let fragment = Html::parse_fragment(mathml);
    let mut signs = String::new();
    for element in fragment.root_element().descendent_elements().skip(1) {
        let name = element.value().name();
        if !FLAT.contains(&name) {
            return None;
        }
        if ["mi", "mn", "mo", "mtext"].contains(&name) {
            let text: String = element.text().filter(|text| !is_invisible(text)).collect();
            // The names of functions are words.
            match text.chars().count() > 1 && name == "mi" {
                true => signs.extend([" ", &text, " "]),
                false => signs += &text,
            }
        }
    }
    (!signs.is_empty()).then(|| signs.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether a sign is for programs alone, such as U+2061, by which a function is applied.
fn is_invisible(text: &str) -> bool {
    text.chars().all(|c| ('\u{2061}'..='\u{2064}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::{super::mathml, *};

    /// No list shows the commands of LaTeX, or a power as a factor.
    #[test]
    fn formulas_have_a_text() {
        for (latex, expected) in [
            ("n", "n"),
            ("b = 64", "b = 64"),
            ("x^2", "x^2"),
            ("\\alpha", "α"),
            ("O(n \\log n)", "O(n log n)"),
            ("\\frac{a}{b}", "…"),
            ("2^{64}", "…"),
            ("\\no such command", "…"),
        ] {
            let mathml = mathml(latex, false).unwrap_or_default();
            assert_eq!(plain(latex, false, &mathml), expected, "{latex}");
        }
        assert_eq!(plain("n", true, "<math><mi>n</mi></math>"), LEFT_OUT);
    }
}
