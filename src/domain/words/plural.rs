//! Forms of a phrase with a count.

use serde::Serialize;

/// A plural category of CLDR.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // their names are CLDR's
pub enum Category {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

impl Category {
    /// All of them, in CLDR's order.
    pub const ALL: [Self; 6] = [
        Self::Zero,
        Self::One,
        Self::Two,
        Self::Few,
        Self::Many,
        Self::Other,
    ];

    /// Their names, in the same order.
    pub const NAMES: [&'static str; 6] = ["zero", "one", "two", "few", "many", "other"];
}

/// The forms of a phrase with a count, in the order of [`Category::ALL`]; those that the language does not
/// tell apart are empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Plural(pub [&'static str; 6]);

impl Plural {
    /// One form whatever the count.
    pub const fn all(other: &'static str) -> Self {
        Self(["", "", "", "", "", other])
    }

    /// A form for one, and one for all others.
    pub const fn two_forms(one: &'static str, other: &'static str) -> Self {
        Self(["", one, "", "", "", other])
    }

    /// The form of a category, else the general one.
    pub fn form(&self, category: Category) -> &'static str {
        let fitting = self.0[category as usize];
        match fitting {
            "" => self.0[Category::Other as usize],
            _ => fitting,
        }
    }
}
