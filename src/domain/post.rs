//! A post with everything that is around its text.

use super::{CoverFigure, Date, Entry, Heading, Language, Link};

/// What a post's page shows. The builder makes it; the app takes the page as it is.
#[derive(Clone, Debug, Default)]
pub struct PostPage {
    /// What lists know of it.
    pub entry: Entry,
    /// The text, rendered.
    pub html: String,
    /// The picture above it.
    pub cover: Option<CoverFigure>,
    /// A line below the title.
    pub description: Option<String>,
    /// The way from the home page to the post.
    pub breadcrumbs: Vec<Link>,
    /// The line of facts; none where it is hidden.
    pub facts: Option<Facts>,
    /// The contents, where they are shown.
    pub contents: Option<Contents>,
    /// The series that it is a part of.
    pub series: Vec<Series>,
    /// Its categories and tags.
    pub terms: Vec<Link>,
    /// The next newer post.
    pub newer: Option<Link>,
    /// The next older post.
    pub older: Option<Link>,
    /// Posts about the same.
    pub related: Vec<Link>,
    /// Where to share it.
    pub share: Option<Share>,
    /// HTML of the author's own above the text.
    pub before: String,
    /// And below it.
    pub after: String,
    /// What readers say of it.
    pub comments: Option<CommentsBox>,
    /// Whether there is a way back to the top.
    pub has_way_up: bool,
    /// Whether there is nothing below the page.
    pub has_no_footer: bool,
    /// Whether a line grows with what has been read.
    pub has_progress: bool,
}

/// Where the comments on a post are shown.
#[derive(Clone, Debug)]
pub struct CommentsBox {
    /// The script that shows them.
    pub script: String,
    /// Whether readers ask for them.
    pub on_click: bool,
}

/// The line of facts below a title.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// When it was published.
    pub date: Option<Date>,
    /// When it was last changed, where that is worth a word.
    pub updated: Option<Date>,
    /// Minutes to read.
    pub minutes: Option<usize>,
    /// How many words it has.
    pub words: Option<usize>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Where the text can be edited.
    pub edit: Option<Link>,
    /// Where it was published first.
    pub original: Option<Link>,
    /// Where it is in other languages, relative to the base.
    pub translations: Vec<Language>,
    /// Whether it is a draft.
    pub is_draft: bool,
}

/// The headings of a text, as a list of links.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    /// The headings of the highest level.
    pub sections: Vec<Section>,
    /// Whether they are open where they stand above the text.
    pub is_open: bool,
}

/// A heading with those below it.
#[derive(Clone, Debug)]
pub struct Section {
    /// The heading.
    pub heading: Heading,
    /// The headings of the next level.
    pub sections: Vec<Section>,
}

impl Section {
    /// Headings in the order of a text, each with those of a deeper level that follow it.
    pub fn nest(headings: impl IntoIterator<Item = Heading>) -> Vec<Self> {
        let mut sections: Vec<Self> = Vec::new();
        for heading in headings {
            let mut place = &mut sections;
            // The last section takes what is deeper than it.
            while place
                .last()
                .is_some_and(|last| last.heading.level < heading.level)
            {
                let last = place.len() - 1;
                place = &mut place[last].sections;
            }
            place.push(Self {
                heading,
                sections: Vec::new(),
            });
        }
        sections
    }
}

/// A series and the place of a post in it.
#[derive(Clone, Debug)]
pub struct Series {
    /// The series, as a link.
    pub link: Link,
    /// Its posts, the oldest first.
    pub parts: Vec<Link>,
    /// Which of them the post is, from 0.
    pub current: usize,
}

/// Where to share a post.
#[derive(Clone, Debug, Default)]
pub struct Share {
    /// The address that is shared.
    pub url: String,
    /// Places by name, each with the address that shares the post there.
    pub places: Vec<Link>,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contents follow the levels, also where an author leaves one out or starts deep.
    #[test]
    fn headings_are_nested_by_their_levels() {
        let heading = |level| Heading {
            level,
            id: level.to_string(),
            text: String::new(),
        };
        fn shape(sections: &[Section]) -> String {
            let each = sections
                .iter()
                .map(|section| format!("{}({})", section.heading.level, shape(&section.sections)));
            each.collect()
        }
        let nested = |levels: &[usize]| shape(&Section::nest(levels.iter().copied().map(heading)));
        assert_eq!(nested(&[2, 3, 3, 2]), "2(3()3())2()");
        assert_eq!(nested(&[3, 2, 4, 3]), "3()2(4()3())");
        assert_eq!(nested(&[1, 4, 2]), "1(4()2())");
    }
}
