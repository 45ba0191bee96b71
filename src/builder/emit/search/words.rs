//! What a word is found by. The rules are those of Pagefind (MIT License, CloudCannon): its program in the browser
//! makes the same of a question.

use std::sync::Arc;

use convert_case::{Case, Casing};
use pagefind_stem::Stemmer;
use unicode_normalization::{
    UnicodeNormalization,
    char::{decompose_canonical, is_combining_mark},
};
use unicode_segmentation::UnicodeSegmentation;

/// Signs that are part of a word: those that Unicode calls connectors.
pub const SIGNS: [char; 10] = ['_', '‿', '⁀', '⁔', '︳', '︴', '﹍', '﹎', '﹏', '＿'];

/// The longest part of a word that is found by its dots.
const LONGEST_TAIL: usize = 64;

/// A word that finds another.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Form {
    /// Its stem, without accents.
    pub word: Arc<str>,
    /// As it is written, where that has accents.
    pub accented: Option<Arc<str>>,
}

/// What a word is found by.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Forms {
    /// Itself, and the emoji in it.
    pub whole: Vec<Form>,
    /// Parts of it, which say less of the text.
    pub parts: Vec<Form>,
}

impl Forms {
    /// Of a word as it is written.
    pub fn of(word: &str, stemmer: Option<&Stemmer>) -> Self {
        let normal = normal(word);
        let whole = (!normal.is_empty()).then(|| Form::of(&normal, stemmer));
        let mut forms = Self {
            whole: whole.into_iter().collect(),
            parts: katakana_ends(word).map(|end| Form::of(end, None)).collect(),
        };
        if is_compound(word) {
            forms.add_compound(word, &normal, stemmer);
        }
        forms
    }

    /// Adds the parts of `threeAntelopes` or `three-antelopes`, and emoji.
    fn add_compound(&mut self, word: &str, normal: &str, stemmer: Option<&Stemmer>) {
        let spaced = word.replace(|sign: char| sign.is_ascii_punctuation(), " ");
        let spaced = spaced.to_case(Case::Lower);
        let parts: Vec<&str> = spaced.split_whitespace().collect();
        if !normal.is_empty() && (parts.len() > 1 || !normal.starts_with(&parts.concat())) {
            let parts = parts.into_iter().filter(|part| part.len() > 1);
            self.parts.extend(parts.map(|part| Form::of(part, stemmer)));
        }
        let emoji = word
            .graphemes(true)
            .filter(|sign| emojis::get(sign).is_some());
        self.whole.extend(emoji.map(|sign| Form {
            word: sign.into(),
            accented: None,
        }));
    }

    /// Adds what follows each dot of `sysconfig.is_python_build`.
    pub fn add_tails(&mut self, word: &str, stemmer: Option<&Stemmer>) {
        for (dot, _) in word.match_indices('.') {
            let tail = start(&word[dot + 1..], LONGEST_TAIL);
            let normal = normal(tail);
            if is_compound(tail) && normal.chars().nth(1).is_some() {
                self.add_part(Form::of(&normal, stemmer));
            }
        }
    }

    /// Adds a part that is not there yet.
    pub fn add_part(&mut self, part: Form) {
        if !self.has(&part) {
            self.parts.push(part);
        }
    }

    /// Whether it is found by this word already, with any accents.
    pub fn has(&self, form: &Form) -> bool {
        let mut all = self.whole.iter().chain(&self.parts);
        all.any(|other| other.word == form.word)
    }
}

impl Form {
    /// Of a word in small letters.
    pub fn of(word: &str, stemmer: Option<&Stemmer>) -> Self {
        let plain = without_accents(word);
        let letters = plain.as_deref().unwrap_or(word);
        Self {
            word: match stemmer {
                Some(stemmer) => (&*stemmer.stem(letters)).into(),
                None => letters.into(),
            },
            accented: plain.is_some().then(|| word.into()),
        }
    }
}

/// A word in small letters and without signs.
fn normal(word: &str) -> String {
    let mut normal = String::with_capacity(word.len());
    for letter in word.chars() {
        if letter.is_uppercase() {
            normal.extend(letter.to_lowercase());
        } else if letter.is_alphanumeric() || SIGNS.contains(&letter) {
            normal.push(letter);
        }
    }
    normal
}

/// Whether a word may have parts: by signs, or by a capital inside.
fn is_compound(word: &str) -> bool {
    let mut inside = word.chars().skip(1);
    word.chars().any(|sign| !sign.is_alphanumeric()) || inside.any(char::is_uppercase)
}

/// The first characters of a text.
fn start(text: &str, length: usize) -> &str {
    let end = text.char_indices().nth(length);
    end.map_or(text, |(end, _)| &text[..end])
}

/// Words of katakana are not segmented, so each is found by all of its ends.
fn katakana_ends(word: &str) -> impl Iterator<Item = &str> {
    const LONGEST: usize = 16;
    let is_katakana = |sign: char| matches!(sign, '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9F}');
    let is_long = word.chars().nth(2).is_some() && word.chars().all(is_katakana);
    let mut ends: Vec<&str> = Vec::new();
    for (place, _) in word.char_indices().skip(1).filter(|_| is_long) {
        let end = start(&word[place..], LONGEST);
        if end.chars().nth(1).is_some() && !ends.contains(&end) {
            ends.push(end);
        }
    }
    ends.into_iter()
}

/// The word without its accents, if it has any. The voiced sound marks of kana are not accents.
fn without_accents(word: &str) -> Option<String> {
    if word.is_ascii() || !word.chars().any(decomposes) {
        return None;
    }
    let is_voiced = |sign: &char| matches!(sign, '\u{3099}' | '\u{309A}');
    let bare = word.nfd();
    let bare = bare.filter(|sign| is_voiced(sign) || !is_combining_mark(*sign));
    let bare: String = bare.collect();
    let bare = match bare.chars().any(|sign| is_voiced(&sign)) {
        true => bare.nfc().collect(),
        // Hangul stays apart, so that a syllable is found before it is whole.
        false => bare,
    };
    (bare != word).then_some(bare)
}

fn decomposes(letter: char) -> bool {
    let mut is_other = false;
    decompose_canonical(letter, |part| is_other |= part != letter);
    is_other || is_combining_mark(letter)
}
