//! The words that only finished pages hold: around the text of a post, for search engines, in embeds.
//! They are apart from [`Words`](super::Words) since the app needs none of them: it takes such pages as
//! they are.

use super::{Plural, table::words};

words! {
    /// The words of one language.
    PageWords in ENGLISH;
    with {}
    texts {
        /// Heading of the contents.
        contents: "Contents",
        /// Label of the way from the home page, for screen readers.
        breadcrumbs: "Where this page is",
        /// The last change; `{date}`.
        updated: "updated {date}",
        /// The link to where the text can be edited.
        edit: "Edit",
        /// Where the text was published first; `{host}`.
        original: "Originally published at {host}",
        /// Label of the links to the text in other languages.
        translations: "Translations",
        /// Which part of a series a post is; `{number}`, `{count}`, `{series}`.
        series_part: "Part {number} of {count} of the series {series}",
        /// Label of the categories and tags.
        terms: "Categories and tags",
        /// Label of the links to the newer and the older post.
        neighbours: "More posts",
        /// Above the next newer post.
        newer_post: "Newer",
        /// Above the next older post.
        older_post: "Older",
        /// Heading of posts about the same.
        related: "Related posts",
        /// Heading of the places to share a post.
        share: "Share",
        /// The button that copies the address.
        copy_link: "Copy link",
        /// The button that copies a block of code.
        copy: "Copy",
        /// The name of a closed block of code that has none of its own.
        code: "Code",
        /// Label of the link to a line of code; `{number}`.
        line: "Line {number}",
        /// Said of a button that has copied.
        copied: "Copied",
        /// The button of the system's own share sheet.
        share_sheet: "Share \u{2026}",
        /// The place to share by mail.
        mail: "Mail",
        /// The link to the top of the page.
        way_up: "Back to the top",
        /// Heading of the comments below a post.
        comments: "Comments",
        /// The button that loads them.
        show_comments: "Show comments",

        /// What search engines show of a tag's page; `{name}`, `{site}`.
        about_tag: "Posts about {name}: {site}",
        /// Of a category's; `{name}`, `{site}`.
        about_category: "Posts of the category {name}: {site}",
        /// Of a series'; `{name}`, `{site}`.
        about_series: "The series {name}: {site}",
        /// Of an author's; `{name}`, `{site}`.
        about_author: "Posts by {name}: {site}",
        /// Of the page of all tags; `{site}`.
        about_tags: "All tags of {site}",
        /// Of that of all categories; `{site}`.
        about_categories: "All categories of {site}",
        /// Of that of all series; `{site}`.
        about_all_series: "All series of {site}",
        /// Of that of all authors; `{site}`.
        about_authors: "All authors of {site}",
        /// Of a further page of all posts, and of a section; `{name}`, `{site}`.
        about_list: "{name}: {site}",
        /// Of the archive; `{site}`.
        about_archive: "All posts of {site} by date",
        /// Of a year's page; `{name}`, `{site}`.
        about_year: "All posts of {site} in {name}",
        /// Of the search; `{site}`.
        about_search: "Search all posts of {site}",
        /// The page at a former address, before the link to the present one.
        has_moved: "This page has moved: ",
        /// What a browser calls its search of the site; `{site}`.
        search_site: "Search {site}",
        /// In `llms.txt`: the heading of the pages.
        pages: "Pages",
        /// What opens a part of the text that names itself no better.
        details: "Details",
        /// The link to a film or a sound of another site; `{name}`.
        play_on: "Play on {name}",
        /// The link to another thing there; `{name}`.
        open_on: "Open on {name}",
        /// What a diagram is, for screen readers.
        diagram: "Diagram",

        /// The search's field.
        search_field: "Search posts",
        /// The search's page, where no script runs, before links.
        search_needs_script: "The search is a small program that runs in your browser. Without scripts, these lists lead to every post:",
        /// That no post answers; `{query}`.
        nothing_found: "Nothing found for \u{201c}{query}\u{201d}.",
        /// What a reader can do then, before links.
        nothing_found_help: "Try fewer or other words, or look through these lists:",
        /// The search did not load.
        search_failed: "The search could not be loaded.",
        /// The button that shows what answers can be narrowed down to.
        search_filter: "Filter",
        /// All years, as a choice among years.
        search_years: "Years",
        /// The button that shows more answers.
        search_more: "More results",
        /// The button that closes the search.
        close: "Close",

        /// Heading of the sheet that names the keys.
        shortcuts: "Keyboard shortcuts",
        /// What the key does that opens that sheet.
        shortcuts_help: "Show these keys",
        /// The choice to use the keys or not.
        shortcuts_use: "Use single keys",
        /// What the keys do that lead from post to post.
        shortcuts_newer: "Newer post or page",
        /// The same the other way.
        shortcuts_older: "Older post or page",
        /// What the key does that changes the theme.
        shortcuts_theme: "Change the theme",
        /// What the key does that leads home.
        shortcuts_home: "Home page",

        /// Heading of a feed that a browser shows; `{site}`.
        feed_title: "Feed of {site}",
        /// What to do with it.
        feed_help: "Copy the address of this page into a feed reader, and it will show you new posts.",

        /// The name of the page that says how the blog is embedded.
        embed_title: "Embed this blog",
        /// What it is about.
        embed_intro: "These lines show the newest posts in any other page. The address of a post, pasted into WordPress and others that know oEmbed, shows that post.",
        /// The heading above the element.
        embed_element: "As an element",
        /// What is said of the script that is pinned.
        embed_pinned: "The script with its hash, for pages that pin what they load:",
        /// The heading above the iframe.
        embed_iframe: "As an iframe",
        /// The heading above the feed's address.
        embed_feed: "As a JSON Feed",
        /// In an embed: an address has no post.
        embed_no_post: "There is no post at this address.",
        /// There: the reader or the Markdown module did not start; `{reason}` is the browser's.
        embed_no_program: "The program that shows this blog did not start: {reason}",
        /// There: the host page allows no text to become markup.
        embed_no_markup: "This page lets no text become markup (Trusted Types).",
    }
    counts {
        /// How long a closed block of code is; `{count}` lines.
        lines_count: Plural::two_forms("{count} line", "{count} lines"),
        /// How many posts answer a search.
        answers_count: Plural::two_forms("{count} result", "{count} results"),
    }
}
