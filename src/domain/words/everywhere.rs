//! The words that the app and finished pages share.

use super::{ENGLISH_LOCALE, Locale, Plural, table::words};

words! {
    /// The words of one language.
    Words in ENGLISH;
    with {
        /// Dates, numbers and plurals.
        locale: Locale = ENGLISH_LOCALE,
        /// The language of the words, where it is not that of the texts.
        lang: Option<&'static str> = None,
    }
    texts {
        /// The list of all posts.
        posts: "Posts",
        /// The terms by which posts are sorted by what they are about.
        tags: "Tags",
        /// Their page, where there is none.
        no_tags: "No post has a tag yet.",
        /// The terms by which posts are sorted by what kind they are.
        categories: "Categories",
        /// Their page, where there is none.
        no_categories: "No post has a category yet.",
        /// Posts to be read one after the other.
        series: "Series",
        /// Their page, where there is none.
        no_series: "No post is part of a series yet.",
        /// Who wrote posts.
        authors: "Authors",
        /// Their page, where there is none.
        no_authors: "No post names an author yet.",
        /// The page of all posts by date.
        archive: "Archive",
        /// A further page of a list; `{name}`, `{page}`.
        numbered_page: "{name}, page {page}",
        /// The page for an address that does not exist.
        not_found: "Page not found",
        /// The page for what could not be fetched.
        not_loaded: "This page could not be loaded",

        /// The first link of every page, for keyboards.
        skip_to_content: "Skip to content",
        /// Label of the header's links, for screen readers.
        site_navigation: "Site",
        /// Label of the button that opens a menu below one of its links, for screen readers; `{name}`.
        more_of: "More of {name}",
        /// Label of the theme switch, before the app knows the theme.
        theme: "Theme",
        /// Label of the theme switch; `{theme}`, `{next}`.
        theme_switch: "Theme: {theme}. Switch to {next}",
        /// The name of the theme that follows the system.
        theme_auto: "auto",
        /// The name of the light theme.
        theme_light: "light",
        /// The name of the dark theme.
        theme_dark: "dark",
        /// The button that leads from a post that is read in place back to the list.
        back_to_list: "Back to the list",
        /// Said to screen readers while a page is on its way.
        loading: "Loading",

        /// The mark of a draft.
        draft: "Draft",
        /// The link to the page with newer posts.
        newer: "Newer",
        /// The link to the page with older posts.
        older: "Older",
        /// Label of the links between the pages of a list, for screen readers.
        pager: "Pages",
        /// Which page of a list it is; `{page}`, `{pages}`.
        pager_position: "{page} / {pages}",
        /// A list or an archive without posts.
        no_posts: "There are no posts here yet.",
        /// The heading above the years that the archive only links to.
        earlier_years: "Earlier",
        /// The link from a year to the archive.
        all_years: "All years",
        /// Label of the link to a list's feed; `{name}`.
        feed_of: "Feed: {name}",

        /// The search's name.
        search: "Search",
        /// What a reader can make of an address that does not exist, before links.
        not_found_reason: "There is nothing at this address. The page may have moved, or the link may be mistyped. These ways lead on:",
        /// A link to the home page.
        newest_posts: "The newest posts",
        /// A link to the archive.
        posts_by_date: "All posts by date",
        /// A link to the page of all tags.
        all_tags: "All tags",
        /// The button that tries a failed page again.
        try_again: "Try again",
        /// Label of the author's accounts at other sites.
        elsewhere: "Elsewhere",
        /// The link home from a failed page.
        home: "Home",

        /// No answer came.
        unreachable: "The site could not be reached. Are you connected to the internet?",
        /// The host answered with an error; `{status}` is HTTP's.
        error_status: "The site answered with an error (HTTP {status}).",
        /// The site has no manifest.
        no_manifest: "The list of posts (manifest.json) is missing.",
        /// The manifest is a web page.
        manifest_is_html: "The host answered with a web page instead of the list of posts.",
        /// The manifest ends in the middle.
        manifest_is_cut: "The list of posts arrived incomplete.",
        /// The manifest is not JSON.
        manifest_is_not_json: "The list of posts is not valid JSON.",
        /// The manifest is not a JSON Feed; `{reason}` is for the site's author, in English.
        manifest_is_not_a_feed: "The list of posts is not a JSON Feed: {reason}.",
        /// The Markdown module did not load.
        no_markdown: "The part of the app that renders this post could not be loaded.",

        /// The title of an alert that is useful to know.
        alert_note: "Note",
        /// Of one that helps.
        alert_tip: "Tip",
        /// Of one that must not be missed.
        alert_important: "Important",
        /// Of one that warns.
        alert_warning: "Warning",
        /// Of one that says what may go wrong.
        alert_caution: "Caution",
        /// Label of a heading's link to itself; `{title}`.
        section_link: "Link to this section: {title}",
        /// Label of the notes below a text.
        footnotes: "Footnotes",
        /// Label of the link from a note to the text; `{number}`.
        back_to_reference: "Back to reference {number}",
        /// Label of a table that scrolls; `{number}`.
        table: "Table {number}",
        /// Label of a task that is done.
        task_done: "Done",
        /// Label of a task that is not.
        task_open: "To do",
    }
    counts {
        /// How long a text takes to read; `{count}` minutes.
        minutes: Plural::all("{count} min"),
        /// How many words a text has; `{count}`.
        words_count: Plural::two_forms("{count} word", "{count} words"),
        /// How many posts there are; `{count}`.
        posts_count: Plural::two_forms("{count} post", "{count} posts"),
    }
}
