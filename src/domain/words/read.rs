//! Words from a file that the builder made.

use super::{ENGLISH, Locale, Plural, Words};
use crate::domain::Json;

impl Words {
    /// Words as the builder writes them; `None` for another version's, which may have others. They are
    /// kept for as long as the program runs, so read them once.
    pub fn read(file: &impl Json) -> Option<&'static Self> {
        let mut words = ENGLISH;
        read_texts(file, "texts", &mut words.texts)?;
        let counts = file.member("counts")?.as_list()?;
        for (forms, own) in words.counts.iter_mut().zip(&counts) {
            let mut texts = [""; 6];
            keep(own.as_list()?, &mut texts)?;
            *forms = Plural(texts);
        }
        words.lang = text(file, "lang");
        words.locale = Locale {
            date: text(file, "date")?,
            months_in_dates: months(file, "months_in_dates")?,
            months: months(file, "months")?,
            digits: text(file, "digits")?,
            plurals: text(file, "plurals")?,
        };
        Some(Box::leak(Box::new(words)))
    }
}

fn text(json: &impl Json, name: &str) -> Option<&'static str> {
    Some(json.member(name)?.as_text()?.leak())
}

fn months(json: &impl Json, name: &str) -> Option<[&'static str; 12]> {
    let mut months = [""; 12];
    read_texts(json, name, &mut months)?;
    Some(months)
}

fn read_texts(json: &impl Json, name: &str, texts: &mut [&'static str]) -> Option<()> {
    keep(json.member(name)?.as_list()?, texts)
}

/// Takes texts from a list that has as many.
fn keep<J: Json>(list: Vec<J>, texts: &mut [&'static str]) -> Option<()> {
    if list.len() != texts.len() {
        return None;
    }
    for (text, own) in texts.iter_mut().zip(list) {
        *text = own.as_text()?.leak();
    }
    Some(())
}
