//! Splits a text into words, and knows what each is found by.

use std::{collections::HashMap, sync::Arc};

use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};
use pagefind_stem::{Algorithm, Stemmer};
use unicode_segmentation::UnicodeSegmentation;

use super::words::{Form, Forms};

/// A word of a text.
pub struct Word<'t> {
    /// As it is written.
    pub text: &'t str,
    /// Whether a space follows.
    pub is_last: bool,
    /// The last sign before it and its first one: they are a word too, which begins in the one before.
    pub across: Option<Form>,
}

/// Splits the texts of a language.
pub struct Splitter {
    stemmer: Option<Stemmer>,
    /// Of languages without spaces between words.
    segmenter: Option<WordSegmenterBorrowed<'static>>,
    /// Texts repeat their words.
    known: HashMap<String, Arc<Forms>>,
}

impl Splitter {
    /// For a language.
    pub fn of(language: &str) -> Self {
        let language = language.split('-').next().unwrap_or_default();
        let has_no_spaces = matches!(language, "zh" | "ja" | "th");
        let segmenter = || WordSegmenter::new_dictionary(Default::default());
        Self {
            stemmer: algorithm(language).map(Stemmer::create),
            segmenter: has_no_spaces.then(segmenter),
            known: HashMap::new(),
        }
    }

    /// Whether the language has no spaces between words.
    pub fn segments(&self) -> bool {
        self.segmenter.is_some()
    }

    /// The words of a text.
    pub fn split<'t>(&self, text: &'t str) -> Vec<Word<'t>> {
        let mut words = Vec::new();
        for run in text.split_whitespace() {
            let Some(segmenter) = &self.segmenter else {
                words.push(Word {
                    text: run,
                    is_last: true,
                    across: None,
                });
                continue;
            };
            let mut before = None;
            for text in segments(segmenter, run) {
                words.push(Word {
                    text,
                    is_last: false,
                    across: self.across(before, text),
                });
                before = text.graphemes(true).next_back();
            }
            if let Some(word) = words.last_mut() {
                word.is_last = true;
            }
        }
        words
    }

    /// What a word of the content is found by.
    pub fn forms(&mut self, word: &str) -> Arc<Forms> {
        if let Some(forms) = self.known.get(word) {
            return Arc::clone(forms);
        }
        let mut forms = self.forms_of_field(word);
        forms.add_tails(word, self.stemmer.as_ref());
        if self.segments() {
            for pair in pairs(word) {
                forms.add_part(Form::of(&pair, self.stemmer.as_ref()));
            }
        }
        let forms = Arc::new(forms);
        self.known.insert(word.to_owned(), Arc::clone(&forms));
        forms
    }

    /// What a word of another field is found by.
    pub fn forms_of_field(&self, word: &str) -> Forms {
        Forms::of(word, self.stemmer.as_ref())
    }

    fn across(&self, before: Option<&str>, word: &str) -> Option<Form> {
        let before = before.filter(|sign| has_no_spaces(sign))?;
        let first = word
            .graphemes(true)
            .next()
            .filter(|sign| has_no_spaces(sign))?;
        Some(Form::of(&format!("{before}{first}"), self.stemmer.as_ref()))
    }
}

/// The words of a text without spaces. None begins within a sign.
fn segments<'t>(
    segmenter: &WordSegmenterBorrowed<'static>,
    text: &'t str,
) -> impl Iterator<Item = &'t str> {
    let mut signs = text
        .grapheme_indices(true)
        .map(|(start, _)| start)
        .peekable();
    let mut start = 0;
    let ends = segmenter.segment_str(text).skip(1).filter(move |end| {
        while signs.next_if(|sign| sign < end).is_some() {}
        *end == text.len() || signs.peek() == Some(end)
    });
    ends.map(move |end| &text[std::mem::replace(&mut start, end)..end])
}

/// Any two signs side by side.
fn pairs(word: &str) -> Vec<String> {
    let signs: Vec<&str> = word.graphemes(true).collect();
    let pairs = signs.windows(2);
    let pairs = pairs.filter(|pair| pair.iter().all(|sign| has_no_spaces(sign)));
    pairs.map(<[&str]>::concat).collect()
}

/// Whether a sign is of a script without spaces: Chinese, kana, Thai, Lao, Burmese, Khmer.
fn has_no_spaces(sign: &str) -> bool {
    matches!(
        sign.chars().next(),
        Some(
            '\u{3400}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{2FA1F}'
            | '\u{30000}'..='\u{323AF}'
            | '\u{3041}'..='\u{30FF}'
            | '\u{31F0}'..='\u{31FF}'
            | '\u{FF66}'..='\u{FF9F}'
            | '\u{0E00}'..='\u{0EFF}'
            | '\u{1000}'..='\u{109F}'
            | '\u{1780}'..='\u{17FF}',
        )
    )
}

/// The languages whose forms of words are known.
fn algorithm(language: &str) -> Option<Algorithm> {
    Some(match language {
        "ar" => Algorithm::Arabic,
        "ca" => Algorithm::Catalan,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "eo" => Algorithm::Esperanto,
        "es" => Algorithm::Spanish,
        "et" => Algorithm::Estonian,
        "eu" => Algorithm::Basque,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "ga" => Algorithm::Irish,
        "hi" => Algorithm::Hindi,
        "hu" => Algorithm::Hungarian,
        "hy" => Algorithm::Armenian,
        "id" => Algorithm::Indonesian,
        "it" => Algorithm::Italian,
        "lt" => Algorithm::Lithuanian,
        "nb" | "nn" | "no" => Algorithm::Norwegian,
        "ne" => Algorithm::Nepali,
        "nl" => Algorithm::Dutch,
        "pl" => Algorithm::Polish,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sr" => Algorithm::Serbian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        "yi" => Algorithm::Yiddish,
        _ => return None,
    })
}
