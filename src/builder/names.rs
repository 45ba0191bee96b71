//! Lists of names, as text with white space between them.

/// Whether a name is in a list.
pub fn is_in(names: &str, name: &str) -> bool {
    names.split_whitespace().any(|known| known == name)
}
