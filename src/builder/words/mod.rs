//! The words of every language: a table each, and what CLDR says of it.
//!
//! A word that a table lacks is English. Words that were made stay for as long as the program runs, as
//! those that are compiled in do, and are made once.

mod cldr; // dates, numbers, plurals
mod tables; // one a language
#[cfg(test)]
mod tests;

use std::{
    collections::BTreeMap,
    sync::{LazyLock, Mutex, PoisonError},
};

use anyhow::{Context, Result};
use icu_locale::{Locale as Tag, LocaleExpander};
use serde::Deserialize;
use serde_json::json;

use crate::domain::{
    Category, ENGLISH, ENGLISH_LOCALE, ENGLISH_OF_PAGES, Locale, PageWords, Plural, Words,
};

/// All words of a language.
#[derive(Clone, Copy, Debug)]
pub struct Vocabulary {
    /// Those that the app has too.
    pub words: &'static Words,
    /// Those that only finished pages hold.
    pub own: &'static PageWords,
}

/// Phrases by the names of the words.
pub type Phrases = BTreeMap<String, Phrase>;

/// A phrase as a table or `site.toml` has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(untagged)]
pub enum Phrase {
    /// A text.
    Text(String),
    /// The forms of a phrase with a count, by their plural categories.
    Forms(BTreeMap<String, String>),
}

/// The vocabularies that were made, by their languages and what was changed of them.
static MADE: LazyLock<Mutex<BTreeMap<(String, Phrases), Vocabulary>>> =
    LazyLock::new(Mutex::default);

impl Default for Vocabulary {
    fn default() -> Self {
        Self {
            words: &ENGLISH,
            own: &ENGLISH_OF_PAGES,
        }
    }
}

impl Vocabulary {
    /// The words of a language, some of which an author has changed.
    pub fn of(language: &str, changed: &Phrases) -> Result<Self> {
        let key = (language.to_lowercase(), changed.clone());
        let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = made.get(&key) {
            return Ok(*known);
        }
        let new = Self::new(language, changed)?;
        made.insert(key, new);
        Ok(new)
    }

    fn new(language: &str, changed: &Phrases) -> Result<Self> {
        // What is no language is told of where it is written.
        let tag: Tag = language.parse().unwrap_or(Tag::UNKNOWN);
        let table = table_of(&tag);
        let is_english = tag.id.language.as_str() == "en";
        let is_written = is_whole(changed);
        let locale = match (table, is_english || is_written) {
            (None, false) => ENGLISH_LOCALE, // of one language with its words
            _ => cldr::locale(&tag)?,
        };
        if is_english && changed.is_empty() && locale == ENGLISH_LOCALE {
            return Ok(Self::default());
        }
        let mut phrases: Phrases = match table {
            Some(table) => toml_edit::de::from_str(table).context("a table of words")?,
            None => Phrases::new(),
        };
        phrases.extend(changed.clone());
        let (mut words, mut own) = (ENGLISH, ENGLISH_OF_PAGES);
        words.locale = locale;
        words.lang = (table.is_none() && !is_english && !is_written).then_some("en");
        replace(&mut words.texts, Words::TEXTS, |name| {
            phrases.get(name)?.text()
        });
        replace(&mut words.counts, Words::COUNTS, |name| {
            phrases.get(name)?.forms()
        });
        replace(&mut own.texts, PageWords::TEXTS, |name| {
            phrases.get(name)?.text()
        });
        replace(&mut own.counts, PageWords::COUNTS, |name| {
            phrases.get(name)?.forms()
        });
        Ok(Self {
            words: Box::leak(Box::new(words)),
            own: Box::leak(Box::new(own)),
        })
    }
}

/// Puts in the place of words those that are found by their names.
fn replace<T, const N: usize>(
    words: &mut [T; N],
    names: [&str; N],
    found: impl Fn(&str) -> Option<T>,
) {
    for (word, name) in words.iter_mut().zip(names) {
        if let Some(found) = found(name) {
            *word = found;
        }
    }
}

impl Phrase {
    /// It as a text.
    fn text(&self) -> Option<&'static str> {
        match self {
            Self::Text(text) => Some(text.clone().leak()),
            Self::Forms(_) => None,
        }
    }

    /// It as forms.
    fn forms(&self) -> Option<Plural> {
        let forms = match self {
            Self::Text(_) => return Some(Plural::all(self.text()?)),
            Self::Forms(forms) => forms,
        };
        let form = |name| forms.get(name).map_or("", |form| form.clone().leak());
        Some(Plural(Category::NAMES.map(form)))
    }
}

/// Whether an author has written all words.
pub fn is_whole(changed: &Phrases) -> bool {
    let names = Words::TEXTS.into_iter().chain(PageWords::TEXTS);
    let counts = Words::COUNTS.into_iter().chain(PageWords::COUNTS);
    names.chain(counts).all(|name| changed.contains_key(name))
}

/// Whether there are words of a language.
pub fn are_known(language: &str) -> bool {
    let tag = language.parse::<Tag>();
    tag.is_ok_and(|tag| tag.id.language.as_str() == "en" || table_of(&tag).is_some())
}

/// The table of a language: of Chinese there is one a script, and Norwegian has one for both of its
/// written forms.
fn table_of(tag: &Tag) -> Option<&'static str> {
    let mut full = tag.clone();
    LocaleExpander::new_extended().maximize(&mut full.id);
    let script = full.id.script.map(|script| script.to_string());
    let name = match (tag.id.language.as_str(), script.as_deref()) {
        ("zh", Some("Hant")) => "zh-tw",
        ("nb" | "nn", _) => "no",
        ("pa", Some("Arab")) => "pnb",
        ("ku", Some("Arab")) => "ckb",
        (language, _) => language,
    };
    let table = tables::TABLES.iter().find(|(known, _)| *known == name);
    table.map(|(_, table)| *table)
}

/// What a language calls itself: the first line of its table, else its tag.
pub fn own_name(language: &str) -> String {
    let tag = language.parse::<Tag>().ok();
    let name = match tag {
        Some(tag) if tag.id.language.as_str() == "en" => Some("English"),
        Some(tag) => table_of(&tag).and_then(|table| table.lines().next()?.strip_prefix("# ")),
        None => None,
    };
    name.unwrap_or(language).to_owned()
}

/// The words as the app reads them: where they are not those that are compiled in.
pub fn json(words: &Words) -> Option<String> {
    if *words == ENGLISH {
        return None;
    }
    let Locale {
        date,
        months_in_dates,
        months,
        digits,
        plurals,
    } = words.locale;
    let file = json!({
        "lang": words.lang,
        "date": date,
        "months_in_dates": months_in_dates,
        "months": months,
        "digits": digits,
        "plurals": plurals,
        "texts": words.texts.as_slice(),
        "counts": words.counts,
    });
    Some(file.to_string())
}
