//! Formulas in rendered Markdown.

use html_escape::{decode_html_entities, encode_text};

use super::{mathml, scrolling};

/// What Markdown makes of a formula: this, `inline` or `display`, and its LaTeX as text.
pub const FORMULA: &str = "<span class=\"math math-";

/// Rendered Markdown with MathML in place of its formulas. One that cannot be read is shown as code.
pub fn with_formulas(html: &str) -> String {
    let mut parts = html.split(FORMULA);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let formula = part.split_once("\">").and_then(|(kind, rest)| {
            let (latex, after) = rest.split_once("</span>")?;
            Some((kind == "display", latex, after))
        });
        let Some((is_display, latex, after)) = formula else {
            out = out + FORMULA + part;
            continue;
        };
        let latex = decode_html_entities(latex);
        out += &match mathml(&without_brackets(&latex), is_display) {
            Ok(mathml) => scrolling(mathml, is_display),
            Err(_) => format!("<code>{}</code>", encode_text(&latex)),
        };
        out += after;
    }
    out
}

/// The library writes some of what an author wrote as it is, such as the name in `\operatorname`, which
/// must not become an element.
fn without_brackets(latex: &str) -> String {
    latex.replace('<', "\\lt ").replace('>', "\\gt ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Formulas are shown, and nothing of them is markup of the author's.
    #[test]
    fn spans_become_mathml() {
        let html = "<p>a <span class=\"math math-inline\">x &lt; y</span> b</p>";
        let shown = with_formulas(html);
        assert!(
            shown.starts_with("<p>a <math") && shown.ends_with("</math> b</p>"),
            "{shown}"
        );
        let display = with_formulas("<span class=\"math math-display\">x^2</span>");
        assert!(display.contains("tabindex=\"0\""), "{display}");
        let wrong = with_formulas("<span class=\"math math-inline\">\\no &lt;b&gt;</span>");
        assert_eq!(wrong, "<code>\\no &lt;b&gt;</code>");
        let hostile =
            "<span class=\"math math-inline\">\\operatorname{&lt;img src=x onerror=y&gt;}</span>";
        assert!(!with_formulas(hostile).contains("<img"));
        assert_eq!(with_formulas("<p>x</p>"), "<p>x</p>");
    }
}
