//! The contrast of two colours (<https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>).

/// What links stand on in light, and is the darkest of it: `--paper` in `style/tokens.css`.
pub const LIGHT: [f64; 3] = [246.0, 246.0, 244.0];

/// What they stand on in dark, and is the lightest of it: `--coal`.
pub const DARK: [f64; 3] = [36.0, 37.0, 41.0];

/// From 1, for the same colour, to 21, for black on white. Red, green and blue are from 0 to 255.
pub fn ratio(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: [f64; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = part / 255.0;
        match part <= 0.04045 {
            true => part / 12.92,
            false => ((part + 0.055) / 1.055).powf(2.4),
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The grounds are those of the style sheet.
    #[test]
    fn grounds_are_the_pages_own() {
        let tokens = include_str!("../../../../style/tokens.css");
        for (name, ground) in [("paper", LIGHT), ("coal", DARK)] {
            let hex: String = ground.map(|part| format!("{:02x}", part as u8)).concat();
            assert!(tokens.contains(&format!("--{name}: #{hex};")), "{name}");
        }
        assert!((ratio([0.0; 3], [255.0; 3]) - 21.0).abs() < 1e-9);
    }
}
