//! What an author says of the site on its home page.

use super::Link;

/// What is above the newest posts, or in their place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// The picture, relative to the base or absolute.
    pub image: Option<String>,
    /// What it shows.
    pub image_alt: String,
    /// A heading; empty for none.
    pub title: String,
    /// A text, as HTML; empty for none.
    pub html: String,
    /// Links as buttons.
    pub links: Vec<Link>,
    /// The author's accounts elsewhere.
    pub icons: Vec<HomeIcon>,
    /// Whether the newest posts are below it.
    pub has_posts: bool,
}

/// An account of the author's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HomeIcon {
    /// The service.
    pub name: String,
    /// The account.
    pub url: String,
    /// The service's sign: an SVG path in a square of 24. A service that is not known has none.
    pub path: Option<&'static str>,
}
