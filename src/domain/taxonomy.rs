//! Ways to sort posts by what they are about.

/// A set of terms that authors give their posts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Taxonomy {
    /// What a post is about; it may have many.
    Tags,
    /// What kind of post it is.
    Categories,
    /// Posts to be read one after the other.
    Series,
    /// Who wrote posts.
    Authors,
}

impl Taxonomy {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Tags, Self::Categories, Self::Series, Self::Authors];

    /// Whether its addresses are kept free in every site: most have one author, and may have a page of
    /// that name.
    pub fn is_usual(self) -> bool {
        self != Self::Authors
    }

    /// The segment of its addresses.
    pub fn segment(self) -> &'static str {
        match self {
            Self::Tags => "tags",
            Self::Categories => "categories",
            Self::Series => "series",
            Self::Authors => "authors",
        }
    }

    /// The taxonomy of a segment.
    pub fn of_segment(segment: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|taxonomy| taxonomy.segment() == segment)
    }
}
