//! The numbers of a drawing, as exact as anybody sees.

/// A value on one line whose numbers have at most two decimals, and four where that is nearly nothing. Those
/// with an exponent or in `em` stay as they are, and flags of arcs that are written with the next number.
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
            Ok(number)
                if digits.contains('.') && !after.starts_with('e') && !is_flagged(digits) =>
            {
                let parts = if number < 0.1 { 10_000.0 } else { 100.0 };
                out += &((number * parts).round() / parts).to_string();
            }
            _ => out += digits,
        }
        rest = after;
    }
    out + rest
}

fn is_flagged(digits: &str) -> bool {
    digits.starts_with('0') && digits[1..].starts_with(|c: char| c.is_ascii_digit())
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
                "translate(101.83623622291906, 0.00001)",
                "translate(101.84, 0)",
            ),
            ("scale(0.0041)", "scale(0.0041)"),
            ("a1 1 0 01.5,2.001", "a1 1 0 01.5,2"),
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
