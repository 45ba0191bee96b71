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
}

impl Taxonomy {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Tags, Self::Categories, Self::Series];

    /// The segment of its addresses.
    pub fn segment(self) -> &'static str {
        match self {
            Self::Tags => "tags",
            Self::Categories => "categories",
            Self::Series => "series",
        }
    }

    /// The taxonomy of a segment.
    pub fn of_segment(segment: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|taxonomy| taxonomy.segment() == segment)
    }
}
