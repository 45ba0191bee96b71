//! The content of a page, word by word.

use std::collections::HashMap;

use unicode_normalization::char::is_combining_mark;

use super::{
    postings::Spots,
    splitter::{Splitter, Word},
    words::{Form, SIGNS},
};

/// The space of no width that stands between two words of a language without spaces.
pub const BREAK: char = '\u{200B}';

/// The content so far.
pub struct Content<'s> {
    splitter: &'s mut Splitter,
    /// As an answer quotes it.
    pub text: String,
    /// The number of its words.
    pub length: u32,
    /// Where it has which word.
    pub spots: HashMap<Form, Spots>,
}

impl<'s> Content<'s> {
    /// None yet.
    pub fn of(splitter: &'s mut Splitter) -> Self {
        Self {
            splitter,
            text: String::new(),
            length: 0,
            spots: HashMap::new(),
        }
    }

    /// Adds a heading, or the text below one, as a sentence at least.
    pub fn add(&mut self, text: &str, weight: u8) {
        let is_open = text.chars().next_back().is_some_and(may_end);
        let sentence = is_open.then(|| format!("{text}."));
        for word in self.splitter.split(sentence.as_deref().unwrap_or(text)) {
            self.add_word(word, weight);
        }
    }

    fn add_word(&mut self, word: Word, weight: u8) {
        let text = word.text.replace(BREAK, "");
        if text.is_empty() {
            return;
        }
        self.text.push_str(&text);
        self.text.extend(word.is_last.then_some(' '));
        self.text.extend(self.splitter.segments().then_some(BREAK));
        let forms = self.splitter.forms(&text);
        let across = word.across.filter(|form| !forms.has(form));
        let parts = forms.parts.len() + usize::from(across.is_some());
        let part_weight = (weight / u8::try_from(parts.max(1)).unwrap_or(u8::MAX)).max(1);
        let position = self.length;
        for form in &forms.whole {
            self.spots(form).push((weight, position));
        }
        for form in &forms.parts {
            self.spots(form).push((part_weight, position));
        }
        // It begins in the word before, which may have it already.
        if let (Some(form), Some(position)) = (across, position.checked_sub(1)) {
            let spots = self.spots(&form);
            if spots.iter().all(|(_, other)| *other != position) {
                spots.push((part_weight, position));
            }
        }
        self.length += 1;
    }

    /// Adds a text outside the content: the field with this number.
    pub fn add_field(&mut self, field: u8, text: &str) {
        for (position, word) in (0..).zip(text.split_whitespace()) {
            let forms = self.splitter.forms_of_field(word);
            for form in forms.whole.into_iter().chain(forms.parts) {
                let spots = self.spots.entry(form).or_default();
                spots.fields.push((field, position));
            }
        }
    }

    fn spots(&mut self, form: &Form) -> &mut Vec<(u8, u32)> {
        &mut self.spots.entry(form.clone()).or_default().content
    }
}

/// Whether a sentence without a full stop may end like this.
fn may_end(sign: char) -> bool {
    sign.is_alphanumeric()
        || is_combining_mark(sign)
        || SIGNS.contains(&sign)
        || matches!(sign, '\'' | '"' | ')' | '$' | '*' | '\u{200C}' | '\u{200D}')
}
