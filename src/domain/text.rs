//! Parts of a text.
//!
//! The standard library's own search is quicker on long texts, and 3 KB of the app's Wasm.

/// Where a part of a text begins.
pub fn position(text: &str, part: &str) -> Option<usize> {
    let mut windows = text.as_bytes().windows(part.len());
    windows.position(|window| window == part.as_bytes())
}

/// Where the last one begins.
pub fn last_position(text: &str, part: &str) -> Option<usize> {
    let mut windows = text.as_bytes().windows(part.len());
    windows.rposition(|window| window == part.as_bytes())
}

/// What is before a part of a text, and what is after it.
pub fn around<'t>(text: &'t str, part: &str) -> Option<(&'t str, &'t str)> {
    let at = position(text, part)?;
    Some((text.get(..at)?, text.get(at + part.len()..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page is taken apart at the right places, whatever is between them.
    #[test]
    fn a_part_is_found_where_it_is() {
        assert_eq!(position("äb äb", "b"), Some(2));
        assert_eq!(last_position("äb äb", "äb"), Some(4));
        assert_eq!(
            around("x</style>y</style>", "</style>"),
            Some(("x", "y</style>"))
        );
        assert_eq!(around("short", "longer than that"), None);
    }
}
