//! The words around the text of a post. They are apart from [`Words`](super::Words) since the app, which
//! takes such pages as they are, needs none of them.

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub struct PostWords {
    /// Heading of the contents.
    pub contents: &'static str,
    /// Label of the way from the home page, for screen readers.
    pub breadcrumbs: &'static str,
    /// The last change; `{date}`.
    pub updated: &'static str,
    /// The link to where the text can be edited.
    pub edit: &'static str,
    /// Where the text was published first; `{host}`.
    pub original: &'static str,
    /// Which part of a series a post is; `{number}`, `{count}`, `{series}`.
    pub series_part: &'static str,
    /// Label of the categories and tags.
    pub terms: &'static str,
    /// Label of the links to the newer and the older post.
    pub neighbours: &'static str,
    /// Above the next newer post.
    pub newer: &'static str,
    /// Above the next older post.
    pub older: &'static str,
    /// Heading of posts about the same.
    pub related: &'static str,
    /// Heading of the places to share a post.
    pub share: &'static str,
    /// The button that copies the address.
    pub copy_link: &'static str,
    /// The button of the system's own share sheet.
    pub share_sheet: &'static str,
    /// The place to share by mail.
    pub mail: &'static str,
    /// The link to the top of the page.
    pub way_up: &'static str,
}

/// English.
pub static ENGLISH: PostWords = PostWords {
    contents: "Contents",
    breadcrumbs: "Where this page is",
    updated: "updated {date}",
    edit: "Edit",
    original: "Originally published at {host}",
    series_part: "Part {number} of {count} of the series {series}",
    terms: "Categories and tags",
    neighbours: "More posts",
    newer: "Newer",
    older: "Older",
    related: "Related posts",
    share: "Share",
    copy_link: "Copy link",
    share_sheet: "Share \u{2026}",
    mail: "Mail",
    way_up: "Back to the top",
};
