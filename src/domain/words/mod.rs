//! Every word that readers see, in one table a language.
//!
//! Views, Markdown, builder and app take their words from here. Two texts cannot: the message
//! for browsers without script in `index.html` and the one for an app that does not load in
//! `src/app/loader.js`, which are shown where no Rust runs.
//!
//! English is compiled in. Other languages are read by the builder (`builder/words`); the app takes
//! them from a file that the builder made.
//!
//! A phrase with values holds their names in braces. A phrase with a count has a form for each
//! plural category of its language, as CLDR has them
//! (<https://www.unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules>).

mod everywhere; // in the app and in finished pages
mod locale; // dates, numbers and plurals
mod pages; // in finished pages alone
mod plural; // forms of a phrase
mod read; // from a file
mod table; // names and English

pub use everywhere::{ENGLISH, Words};
pub use locale::{ENGLISH_LOCALE, Locale};
pub use pages::{ENGLISH as ENGLISH_OF_PAGES, PageWords};
pub use plural::{Category, Plural};

use super::{Date, Taxonomy, Theme};

/// The words around the terms of a taxonomy.
#[derive(Clone, Copy, Debug)]
pub struct TaxonomyWords {
    /// What they are called.
    pub name: &'static str,
    /// Their page, where there is none.
    pub none: &'static str,
}

/// Words are made once a language: two are the same if they are in one place.
impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Words {
    /// The words of a taxonomy.
    pub fn taxonomy(&self, taxonomy: Taxonomy) -> TaxonomyWords {
        let (name, none) = match taxonomy {
            Taxonomy::Tags => (self.tags(), self.no_tags()),
            Taxonomy::Categories => (self.categories(), self.no_categories()),
            Taxonomy::Series => (self.series(), self.no_series()),
            Taxonomy::Authors => (self.authors(), self.no_authors()),
        };
        TaxonomyWords { name, none }
    }

    /// A day as readers see it: `November 18, 2020`.
    pub fn date(&self, date: &Date) -> String {
        let (day, year) = (self.number(date.day()), self.number(date.year()));
        let month = self.locale.month_in_dates(date.month());
        fill(
            self.locale.date,
            &[("month", month), ("day", &day), ("year", &year)],
        )
    }

    /// The name of a month that stands alone, 1 to 12.
    pub fn month(&self, number: u16) -> &'static str {
        self.locale.month(number)
    }

    /// A number in the digits of the language, without separators.
    pub fn number(&self, number: impl Into<u64>) -> String {
        self.locale.number(number.into())
    }

    /// A phrase in the form that goes with its count.
    pub fn counted(&self, phrase: &Plural, count: usize) -> String {
        let form = phrase.form(self.locale.category(count));
        fill(form, &[("count", &self.number(count as u64))])
    }

    /// The name of a theme.
    pub fn theme_name(&self, theme: Theme) -> &'static str {
        match theme {
            Theme::Auto => self.theme_auto(),
            Theme::Light => self.theme_light(),
            Theme::Dark => self.theme_dark(),
        }
    }
}

impl PageWords {
    /// What search engines show of a term's page.
    pub fn about_term(&self, taxonomy: Taxonomy) -> &'static str {
        match taxonomy {
            Taxonomy::Tags => self.about_tag(),
            Taxonomy::Categories => self.about_category(),
            Taxonomy::Series => self.about_series(),
            Taxonomy::Authors => self.about_author(),
        }
    }

    /// And of the page of all terms.
    pub fn about_terms(&self, taxonomy: Taxonomy) -> &'static str {
        match taxonomy {
            Taxonomy::Tags => self.about_tags(),
            Taxonomy::Categories => self.about_categories(),
            Taxonomy::Series => self.about_all_series(),
            Taxonomy::Authors => self.about_authors(),
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
        let english = |count| ENGLISH.counted(ENGLISH.posts_count(), count);
        assert_eq!([0, 1, 2].map(english), ["0 posts", "1 post", "2 posts"]);
        let category = |count: usize| match (count, count % 10, count % 100) {
            (1, ..) => '1',
            (_, 2..=4, hundreds) if !(12..=14).contains(&hundreds) => '3',
            _ => '4',
        };
        let polish = Words {
            locale: Locale {
                plurals: String::leak((0..200).map(category).collect()),
                ..ENGLISH_LOCALE
            },
            counts: [Plural([
                "",
                "{count} wpis",
                "",
                "{count} wpisy",
                "{count} wpisów",
                "",
            ]); 3],
            ..ENGLISH
        };
        let polish = |count| polish.counted(polish.posts_count(), count);
        assert_eq!(
            [1, 3, 12, 22, 112, 1_022].map(polish),
            [
                "1 wpis",
                "3 wpisy",
                "12 wpisów",
                "22 wpisy",
                "112 wpisów",
                "1022 wpisy"
            ]
        );
    }

    /// Persian counts in digits of its own.
    #[test]
    fn numbers_have_the_digits_of_the_language() {
        let persian = Locale {
            digits: "۰۱۲۳۴۵۶۷۸۹",
            ..ENGLISH_LOCALE
        };
        assert_eq!(persian.number(2_046), "۲۰۴۶");
        assert_eq!(ENGLISH_LOCALE.number(2_046), "2046");
    }
}
