//! Every word that readers see, in one table a language.
//!
//! Views, Markdown, builder and app take their words from here. Two texts cannot: the message
//! for browsers without script in `index.html` and the one for an app that does not load in
//! `src/app/loader.js`, which are shown where no Rust runs.
//!
//! A phrase with values holds their names in braces. A phrase with a count has a form for each
//! plural category of its language, as CLDR has them
//! (<https://www.unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules>).

use super::{Date, Taxonomy, Theme};

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// The rule that says which form of a [`Plural`] goes with a count.
    pub plural: fn(usize) -> Category,
    /// The months, January first.
    pub months: [&'static str; 12],
    /// A day; `{month}`, `{day}`, `{year}`.
    pub date: &'static str,
    /// How long a text takes to read; `{count}` minutes.
    pub minutes: Plural,
    /// How many words a text has; `{count}`.
    pub words_count: Plural,
    /// How many posts there are; `{count}`.
    pub posts_count: Plural,

    /// The list of all posts.
    pub posts: &'static str,
    /// Tags, categories and series, in the order of [`Taxonomy::ALL`].
    pub taxonomies: [TaxonomyWords; 3],
    /// The page of all posts by date.
    pub archive: &'static str,
    /// A further page of a list; `{name}`, `{page}`.
    pub numbered_page: &'static str,
    /// The page for an address that does not exist.
    pub not_found: &'static str,
    /// The page for what could not be fetched.
    pub not_loaded: &'static str,

    /// The first link of every page, for keyboards.
    pub skip_to_content: &'static str,
    /// Label of the header's links, for screen readers.
    pub site_navigation: &'static str,
    /// Label of the theme switch, before the app knows the theme.
    pub theme: &'static str,
    /// Label of the theme switch; `{theme}`, `{next}`.
    pub theme_switch: &'static str,
    /// The names of [`Theme::Auto`], [`Theme::Light`] and [`Theme::Dark`].
    pub themes: [&'static str; 3],
    /// The button that leads from a post that is read in place back to the list.
    pub back_to_list: &'static str,
    /// Said to screen readers while a page is on its way.
    pub loading: &'static str,

    /// The mark of a draft.
    pub draft: &'static str,
    /// The link to the page with newer posts.
    pub newer: &'static str,
    /// The link to the page with older posts.
    pub older: &'static str,
    /// Label of the links between the pages of a list, for screen readers.
    pub pager: &'static str,
    /// Which page of a list it is; `{page}`, `{pages}`.
    pub pager_position: &'static str,
    /// A list or an archive without posts.
    pub no_posts: &'static str,
    /// The heading above the years that the archive only links to.
    pub earlier_years: &'static str,
    /// The link from a year to the archive.
    pub all_years: &'static str,

    /// The search's name.
    pub search: &'static str,
    /// What a reader can make of an address that does not exist.
    pub not_found_reason: &'static str,
    /// A link to the home page.
    pub newest_posts: &'static str,
    /// A link to the archive.
    pub posts_by_date: &'static str,
    /// A link to the page of all tags.
    pub all_tags: &'static str,
    /// The button that tries a failed page again.
    pub try_again: &'static str,
    /// Label of the author's accounts.
    pub elsewhere: &'static str,
    /// The link home from a failed page.
    pub home: &'static str,

    /// No answer came.
    pub unreachable: &'static str,
    /// The host answered with an error; `{status}` is HTTP's.
    pub error_status: &'static str,
    /// The site has no manifest.
    pub no_manifest: &'static str,
    /// The manifest is a web page.
    pub manifest_is_html: &'static str,
    /// The manifest ends in the middle.
    pub manifest_is_cut: &'static str,
    /// The manifest is not JSON.
    pub manifest_is_not_json: &'static str,
    /// The manifest is not a JSON Feed; `{reason}` is for the site's author, in English.
    pub manifest_is_not_a_feed: &'static str,
    /// The Markdown module did not load.
    pub no_markdown: &'static str,

    /// The kinds of alert.
    pub alerts: Alerts,
    /// Label of a heading's link to itself; `{title}`.
    pub section_link: &'static str,
    /// Label of the notes below a text.
    pub footnotes: &'static str,
    /// Label of the link from a note to the text; `{number}`.
    pub back_to_reference: &'static str,
    /// Label of a table that scrolls; `{number}`.
    pub table: &'static str,
    /// Label of a task that is done.
    pub task_done: &'static str,
    /// Label of a task that is not.
    pub task_open: &'static str,
}

/// The titles of alerts.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)] // each is the kind that its name says
pub struct Alerts {
    pub note: &'static str,
    pub tip: &'static str,
    pub important: &'static str,
    pub warning: &'static str,
    pub caution: &'static str,
}

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

/// The forms of a phrase with a count, one a category that the language tells apart. The last is
/// taken where none fits.
#[derive(Clone, Copy, Debug)]
pub struct Plural(pub &'static [(Category, &'static str)]);

/// English.
pub static ENGLISH: Words = Words {
    plural: |count| match count {
        1 => Category::One,
        _ => Category::Other,
    },
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    date: "{month} {day}, {year}",
    minutes: Plural(&[(Category::Other, "{count} min")]),
    words_count: Plural(&[
        (Category::One, "{count} word"),
        (Category::Other, "{count} words"),
    ]),
    posts_count: Plural(&[
        (Category::One, "{count} post"),
        (Category::Other, "{count} posts"),
    ]),

    posts: "Posts",
    taxonomies: [
        TaxonomyWords {
            name: "Tags",
            none: "No post has a tag yet.",
        },
        TaxonomyWords {
            name: "Categories",
            none: "No post has a category yet.",
        },
        TaxonomyWords {
            name: "Series",
            none: "No post is part of a series yet.",
        },
    ],
    archive: "Archive",
    numbered_page: "{name}, page {page}",
    not_found: "Page not found",
    not_loaded: "This page could not be loaded",

    skip_to_content: "Skip to content",
    site_navigation: "Site",
    theme: "Theme",
    theme_switch: "Theme: {theme}. Switch to {next}",
    themes: ["auto", "light", "dark"],
    back_to_list: "Back to the list",
    loading: "Loading",

    draft: "Draft",
    newer: "Newer",
    older: "Older",
    pager: "Pages",
    pager_position: "{page} / {pages}",
    no_posts: "There are no posts here yet.",
    earlier_years: "Earlier",
    all_years: "All years",

    search: "Search",
    not_found_reason: "There is nothing at this address. The page may have moved, or the link may be mistyped. These ways lead on:",
    newest_posts: "The newest posts",
    posts_by_date: "All posts by date",
    all_tags: "All tags",
    try_again: "Try again",
    elsewhere: "Elsewhere",
    home: "Home",

    unreachable: "The site could not be reached. Are you connected to the internet?",
    error_status: "The site answered with an error (HTTP {status}).",
    no_manifest: "The list of posts (manifest.json) is missing.",
    manifest_is_html: "The host answered with a web page instead of the list of posts.",
    manifest_is_cut: "The list of posts arrived incomplete.",
    manifest_is_not_json: "The list of posts is not valid JSON.",
    manifest_is_not_a_feed: "The list of posts is not a JSON Feed: {reason}.",
    no_markdown: "The part of the app that renders this post could not be loaded.",

    alerts: Alerts {
        note: "Note",
        tip: "Tip",
        important: "Important",
        warning: "Warning",
        caution: "Caution",
    },
    section_link: "Link to this section: {title}",
    footnotes: "Footnotes",
    back_to_reference: "Back to reference {number}",
    table: "Table {number}",
    task_done: "Done",
    task_open: "To do",
};

/// The words around the terms of a taxonomy.
#[derive(Clone, Copy, Debug)]
pub struct TaxonomyWords {
    /// What they are called.
    pub name: &'static str,
    /// That page, where there is none.
    pub none: &'static str,
}

impl Plural {
    /// The forms by the names of their categories, as a JSON object.
    pub fn forms(&self) -> String {
        let forms = self.0.iter().map(|(category, form)| {
            let name = format!("{category:?}").to_lowercase();
            format!("\"{name}\":\"{form}\"")
        });
        format!("{{{}}}", forms.collect::<Vec<_>>().join(","))
    }
}

impl Words {
    /// The words of a taxonomy.
    pub fn taxonomy(&self, taxonomy: Taxonomy) -> &TaxonomyWords {
        let [tags, categories, series] = &self.taxonomies;
        match taxonomy {
            Taxonomy::Tags => tags,
            Taxonomy::Categories => categories,
            Taxonomy::Series => series,
        }
    }

    /// A day as readers see it: `November 18, 2020`.
    pub fn date(&self, date: &Date) -> String {
        let (day, year) = (date.day().to_string(), date.year().to_string());
        let month = self.month(date.month());
        fill(
            self.date,
            &[("month", month), ("day", &day), ("year", &year)],
        )
    }

    /// The name of a month, 1 to 12.
    pub fn month(&self, month: u16) -> &'static str {
        let index = usize::from(month).wrapping_sub(1);
        self.months.get(index).copied().unwrap_or_default()
    }

    /// A phrase in the form that goes with its count.
    pub fn counted(&self, phrase: &Plural, count: usize) -> String {
        let category = (self.plural)(count);
        let forms = phrase.0;
        let fitting = forms.iter().find(|(known, _)| *known == category);
        let form = fitting.or(forms.last()).map_or("", |(_, form)| form);
        fill(form, &[("count", &count.to_string())])
    }

    /// The name of a theme.
    pub fn theme_name(&self, theme: Theme) -> &'static str {
        let [auto, light, dark] = self.themes;
        match theme {
            Theme::Auto => auto,
            Theme::Light => light,
            Theme::Dark => dark,
        }
    }
}

/// A phrase with its values. What they hold is text: braces in it mean nothing.
pub fn fill(phrase: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = phrase;
    while let Some((before, named)) = rest.split_once('{') {
        let (name, after) = named.split_once('}').unwrap_or((named, ""));
        let value = values.iter().find(|(known, _)| *known == name);
        filled += before;
        filled += value.map_or("", |(_, value)| value);
        rest = after;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The date readers see is the author's calendar day, not UTC's.
    #[test]
    fn a_date_shows_its_own_calendar() {
        let shown = |text: &str| ENGLISH.date(&Date::parse(text).unwrap());
        assert_eq!(shown("2020-11-18"), "November 18, 2020");
        assert_eq!(shown("2020-03-01T00:30:00+02:00"), "March 1, 2020");
        assert_eq!(shown("2018-07-11T23:59:59-07:00"), "July 11, 2018");
    }

    /// A title with braces in it is shown as it is.
    #[test]
    fn a_value_is_never_a_phrase() {
        let values = [("name", "{site} {x}"), ("site", "S")];
        assert_eq!(fill("{name}: {site}!", &values), "{site} {x}: S!");
        assert_eq!(fill("{missing}", &values), "");
    }

    /// A count takes the form of its language's rule, of which English has two and Polish three.
    #[test]
    fn a_count_has_the_form_of_its_category() {
        let english = |count| ENGLISH.counted(&ENGLISH.posts_count, count);
        assert_eq!([0, 1, 2].map(english), ["0 posts", "1 post", "2 posts"]);
        let polish = Words {
            plural: |count| match (count, count % 10, count % 100) {
                (1, ..) => Category::One,
                (_, 2..=4, hundreds) if !(12..=14).contains(&hundreds) => Category::Few,
                _ => Category::Many,
            },
            posts_count: Plural(&[
                (Category::One, "{count} wpis"),
                (Category::Few, "{count} wpisy"),
                (Category::Many, "{count} wpis\u{f3}w"),
            ]),
            ..ENGLISH
        };
        let polish = |count| polish.counted(&polish.posts_count, count);
        assert_eq!(
            [1, 3, 12, 22].map(polish),
            ["1 wpis", "3 wpisy", "12 wpisów", "22 wpisy"]
        );
    }
}
