//! Formulas: LaTeX to MathML, which browsers show without a library.

mod mathml; // LaTeX to MathML
mod plain; // and to text

pub use mathml::mathml;
pub use plain::plain;

#[cfg(test)]
mod tests {
    use super::*;

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
