//! The numbers of a drawing, as exact as anybody sees.

/// A value on one line whose numbers have at most two decimals; those with an exponent or in `em` stay as
/// they are.
pub fn rounded(value: &str) -> String {
    let words: Vec<&str> = value.split_whitespace().collect();
    let value = words.join(" ");
    let is_of_number = |c: char| c.is_ascii_digit() || c == '.';
    let mut out = String::with_capacity(value.len());
    let mut rest = value.as_str();
    while let Some(at) = rest.find(is_of_number) {
        let (before, number) = rest.split_at(at);
        let end = number.find(|c| !is_of_number(c)).unwrap_or(number.len());
        let (digits, after) = number.split_at(end);
        out += before;
        match digits.parse::<f64>() {
            Ok(number) if digits.contains('.') && !after.starts_with('e') => {
                out += &((number * 100.0).round() / 100.0).to_string();
            }
            _ => out += digits,
        }
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paths, lists and lengths keep their shape.
    #[test]
    fn numbers_are_short() {
        for (value, expected) in [
            ("M10.12345,-3.999L2 .5Z", "M10.12,-4L2 0.5Z"),
            (
                "translate(101.83623622291906, -0.001)",
                "translate(101.84, -0)",
            ),
            ("-0.1em", "-0.1em"),
            ("1.5e-15", "1.5e-15"),
            ("1.2.3", "1.2.3"),
            ("\n  M0 1.0\n  Z\n", "M0 1 Z"),
            ("12", "12"),
        ] {
            assert_eq!(rounded(value), expected);
        }
    }
}
