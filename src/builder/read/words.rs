//! The words of a site or of a text: those of its language, some of which `site.toml` may change.

use std::collections::BTreeSet;

use crate::{
    builder::{
        problem::FileReport,
        words::{Phrase, Phrases, Vocabulary, are_known, is_whole},
    },
    domain::{Category, ENGLISH, ENGLISH_OF_PAGES, PageWords, Plural, Words},
};

/// Where the names of words are listed.
const HELP: &str = "docs/languages.md lists the words";

/// The words of a site; `line_of` finds the line that holds a text.
pub fn of_site(
    language: &str,
    changed: &Phrases,
    line_of: impl Fn(&str) -> Option<usize>,
    problems: &mut FileReport,
) -> Vocabulary {
    for (name, phrase) in changed {
        if let Some(message) = fault(name, phrase) {
            problems.error(line_of(&format!("{name} =")), message, HELP);
        }
    }
    let line = line_of("language");
    if !are_known(language) && !is_whole(changed) {
        let message = format!("there are no words of the language `{language}`: they are English");
        let help = "set them in `[words]`; docs/languages.md lists languages and words";
        problems.warn(line, message, help);
    }
    made(language, changed, line, problems)
}

/// The words around a text in a language of its own.
pub fn of_text(language: &str, line: usize, problems: &mut FileReport) -> Vocabulary {
    made(language, &Phrases::new(), Some(line), problems)
}

fn made(
    language: &str,
    changed: &Phrases,
    line: Option<usize>,
    problems: &mut FileReport,
) -> Vocabulary {
    if language.parse::<icu_locale::Locale>().is_err() {
        let message = format!("`{language}` is not a BCP 47 language tag");
        problems.error(
            line,
            message,
            "write one such as `en`, `pt-BR` or `zh-Hant`",
        );
    }
    Vocabulary::of(language, changed).unwrap_or_else(|error| {
        problems.error(line, format!("{error:#}"), HELP);
        Vocabulary::default()
    })
}

/// What is wrong with a phrase.
fn fault(name: &str, phrase: &Phrase) -> Option<String> {
    let english = english(name);
    let counted = english_forms(name);
    match (phrase, english, counted) {
        (_, None, None) => Some(format!("there is no word `{name}`")),
        (Phrase::Forms(_), Some(_), _) => Some(format!("`{name}` is one text")),
        (Phrase::Text(text), Some(english), _) => unknown_value(name, text, english),
        (Phrase::Text(text), _, Some(forms)) => {
            unknown_value(name, text, forms.form(Category::Other))
        }
        (Phrase::Forms(own), _, Some(forms)) => {
            let stray = own
                .keys()
                .find(|form| !Category::NAMES.contains(&form.as_str()));
            if let Some(stray) = stray {
                let known = Category::NAMES.join(", ");
                return Some(format!("`{stray}` of `{name}` is not one of {known}"));
            }
            if !own.contains_key("other") {
                return Some(format!("`{name}` has no form `other`"));
            }
            let mut texts = own.values();
            texts.find_map(|text| unknown_value(name, text, forms.form(Category::Other)))
        }
    }
}

fn english(name: &str) -> Option<&'static str> {
    let words = Words::TEXTS.into_iter().zip(ENGLISH.texts);
    let own = PageWords::TEXTS.into_iter().zip(ENGLISH_OF_PAGES.texts);
    let mut all = words.chain(own);
    all.find(|(known, _)| *known == name).map(|(_, text)| text)
}

fn english_forms(name: &str) -> Option<Plural> {
    let words = Words::COUNTS.into_iter().zip(ENGLISH.counts);
    let own = PageWords::COUNTS.into_iter().zip(ENGLISH_OF_PAGES.counts);
    let mut all = words.chain(own);
    all.find(|(known, _)| *known == name)
        .map(|(_, forms)| forms)
}

/// A value in braces that the phrase does not have.
fn unknown_value(name: &str, text: &str, english: &str) -> Option<String> {
    let known = values(english);
    let stray = values(text)
        .into_iter()
        .find(|value| !known.contains(value))?;
    Some(format!("`{name}` has no value `{{{stray}}}`"))
}

/// The names in braces of a phrase.
pub fn values(phrase: &str) -> BTreeSet<&str> {
    let parts = phrase.split('{').skip(1);
    parts
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

/// The file below the base that has the words for the app; none for those that are compiled in. Its name
/// changes with them, so that hosts may keep it for ever.
pub fn file_of(words: &Words) -> Option<String> {
    let json = crate::builder::words::json(words)?;
    let hash = blake3::hash(json.as_bytes()).to_hex();
    Some(format!("words-{}.json", &hash[..16]))
}
