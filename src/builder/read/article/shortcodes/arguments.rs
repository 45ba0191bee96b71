//! What is written behind a shortcode's name.

use std::borrow::Cow;

/// Values by their keys, or by their places.
#[derive(Clone, Debug, Default)]
pub struct Arguments<'t>(pub Vec<(Option<&'t str>, Cow<'t, str>)>);

impl<'t> Arguments<'t> {
    /// Adds a value.
    pub fn push(&mut self, key: Option<&'t str>, value: Cow<'t, str>) {
        self.0.push((key, value));
    }

    /// The value of a key, whatever its case.
    pub fn named(&self, name: &str) -> Option<&str> {
        let is_it = |key: &Option<&str>| key.is_some_and(|key| key.eq_ignore_ascii_case(name));
        let found = self.0.iter().find(|(key, _)| is_it(key));
        found.map(|(_, value)| value.trim())
    }

    /// The value at a place, from 0, among those without a key.
    pub fn at(&self, place: usize) -> Option<&str> {
        self.positional().nth(place)
    }

    /// The values without a key.
    pub fn positional(&self) -> impl Iterator<Item = &str> {
        let values = self.0.iter().filter(|(key, _)| key.is_none());
        values.map(|(_, value)| value.trim())
    }

    /// The value of a key, or the one at a place; none if it is empty.
    pub fn get(&self, name: &str, place: usize) -> Option<&str> {
        let value = self.named(name).or_else(|| self.at(place));
        value.filter(|value| !value.is_empty())
    }

    /// The value of a key; nothing where there is none.
    pub fn text(&self, name: &str) -> &str {
        self.named(name).unwrap_or_default()
    }

    /// Whether the value of a key says yes.
    pub fn is_set(&self, name: &str) -> bool {
        matches!(self.text(name), "true" | "yes" | "1")
    }
}
