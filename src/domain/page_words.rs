//! The words that only finished pages hold: around the text of a post, for search engines, in embeds. They
//! are apart from [`Words`](super::Words) since the app needs none of them: it takes such pages as they
//! are.

use super::{Category, Plural, Taxonomy};

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub struct PageWords {
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
    /// The button that copies a block of code.
    pub copy: &'static str,
    /// The name of a closed block of code that has none of its own.
    pub code: &'static str,
    /// How long a closed block of code is; `{count}` lines.
    pub lines_count: Plural,
    /// Label of the link to a line of code; `{number}`.
    pub line: &'static str,
    /// Said of a button that has copied.
    pub copied: &'static str,
    /// The button of the system's own share sheet.
    pub share_sheet: &'static str,
    /// The place to share by mail.
    pub mail: &'static str,
    /// The link to the top of the page.
    pub way_up: &'static str,

    /// What search engines show of a term's page, by taxonomy; `{name}`, `{site}`.
    pub about_term: [&'static str; 3],
    /// Of the page of all terms; `{site}`.
    pub about_terms: [&'static str; 3],
    /// Of a further page of all posts; `{name}`, `{site}`.
    pub about_list: &'static str,
    /// Of the archive; `{site}`.
    pub about_archive: &'static str,
    /// Of a year's page; `{name}`, `{site}`.
    pub about_year: &'static str,
    /// Of the search; `{site}`.
    pub about_search: &'static str,
    /// The page at a former address, before the link to the present one.
    pub has_moved: &'static str,
    /// What a browser calls its search of the site; `{site}`.
    pub search_site: &'static str,
    /// In `llms.txt`: the heading of the pages.
    pub pages: &'static str,
    /// In `llms.txt`: the heading of what may be skipped, which the format names.
    pub optional: &'static str,
    /// What opens a part of the text that names itself no better.
    pub details: &'static str,
    /// The link to a film or a sound of another site; `{name}`.
    pub play_on: &'static str,
    /// The link to another thing there; `{name}`.
    pub open_on: &'static str,
    /// What a diagram is, for screen readers.
    pub diagram: &'static str,
    /// The search.
    pub search: SearchWords,
    /// The page that says how the blog is embedded.
    pub embed: EmbedWords,
}

/// The search.
#[derive(Clone, Copy, Debug)]
pub struct SearchWords {
    /// Its field.
    pub field: &'static str,
    /// Its page, where no script runs, before links.
    pub needs_script: &'static str,
    /// How many posts answer.
    pub answers: Plural,
    /// That none does; `{query}`.
    pub nothing: &'static str,
    /// What a reader can do then, before links.
    pub nothing_help: &'static str,
    /// It did not load.
    pub failed: &'static str,
    /// The button that shows what answers can be narrowed down to.
    pub filter: &'static str,
    /// All years, as a choice among years.
    pub years: &'static str,
    /// The button that shows more answers.
    pub more: &'static str,
    /// The button that closes the search.
    pub close: &'static str,
}

/// The page that says how the blog is embedded.
#[derive(Clone, Copy, Debug)]
pub struct EmbedWords {
    /// Its name.
    pub title: &'static str,
    /// What it is about.
    pub intro: &'static str,
    /// The heading above the element.
    pub element: &'static str,
    /// What is said of the script that is pinned.
    pub pinned: &'static str,
    /// The heading above the iframe.
    pub iframe: &'static str,
    /// The heading above the feed's address.
    pub feed: &'static str,
    /// An address has no post.
    pub no_post: &'static str,
    /// The reader or the Markdown module did not start; `{reason}` is the browser's.
    pub no_program: &'static str,
    /// The host page allows no text to become markup.
    pub no_markup: &'static str,
}

/// English.
pub static ENGLISH: PageWords = PageWords {
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
    copy: "Copy",
    code: "Code",
    lines_count: Plural(&[
        (Category::One, "{count} line"),
        (Category::Other, "{count} lines"),
    ]),
    line: "Line {number}",
    copied: "Copied",
    share_sheet: "Share \u{2026}",
    mail: "Mail",
    way_up: "Back to the top",

    about_term: [
        "Posts about {name}: {site}",
        "Posts of the category {name}: {site}",
        "The series {name}: {site}",
    ],
    about_terms: [
        "All tags of {site}",
        "All categories of {site}",
        "All series of {site}",
    ],
    about_list: "{name}: {site}",
    about_archive: "All posts of {site} by date",
    about_year: "All posts of {site} in {name}",
    about_search: "Search all posts of {site}",
    has_moved: "This page has moved: ",
    search_site: "Search {site}",
    pages: "Pages",
    optional: "Optional",
    details: "Details",
    play_on: "Play on {name}",
    open_on: "Open on {name}",
    diagram: "Diagram",
    search: SearchWords {
        field: "Search posts",
        needs_script: "The search is a small program that runs in your browser. Without scripts, these lists lead to every post:",
        answers: Plural(&[
            (Category::One, "{count} result"),
            (Category::Other, "{count} results"),
        ]),
        nothing: "Nothing found for \u{201c}{query}\u{201d}.",
        nothing_help: "Try fewer or other words, or look through these lists:",
        failed: "The search could not be loaded.",
        filter: "Filter",
        years: "Years",
        more: "More results",
        close: "Close",
    },
    embed: EmbedWords {
        title: "Embed this blog",
        intro: "These lines show the newest posts in any other page. The address of a post, pasted into WordPress and others that know oEmbed, shows that post.",
        element: "As an element",
        pinned: "The script with its hash, for pages that pin what they load:",
        iframe: "As an iframe",
        feed: "As a JSON Feed",
        no_post: "There is no post at this address.",
        no_program: "The program that shows this blog did not start: {reason}",
        no_markup: "This page lets no text become markup (Trusted Types).",
    },
};

impl PageWords {
    /// What search engines show of a term's page.
    pub fn about_term(&self, taxonomy: Taxonomy) -> &'static str {
        self.about_term[taxonomy as usize]
    }

    /// And of the page of all terms.
    pub fn about_terms(&self, taxonomy: Taxonomy) -> &'static str {
        self.about_terms[taxonomy as usize]
    }
}
