//! What an article is found by: its texts, and what it can be filtered by.

use std::collections::BTreeMap;

use crate::{
    builder::read::Article,
    domain::{Heading, Words},
};

/// The texts outside the content that are searched too, in the order of the alphabet.
pub const FIELDS: [&str; 2] = ["date", "title"];

/// What an article is found by.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Its address.
    pub url: String,
    /// By their names in [`FIELDS`].
    pub fields: BTreeMap<&'static str, String>,
    /// The values of each filter.
    pub filters: BTreeMap<&'static str, Vec<String>>,
    /// The whole content.
    pub sections: Vec<Section>,
}

/// A heading, and the text below it.
#[derive(Clone, Debug)]
pub struct Section {
    /// None above the first.
    pub heading: Option<Heading>,
    /// Without markup.
    pub text: String,
}

impl Record {
    /// Of an article.
    pub fn of(article: &Article, words: &Words) -> Self {
        let entry = &article.entry;
        let mut record = Self {
            url: article.route().url_path(),
            ..Self::default()
        };
        record.fields.insert("title", tidy(&entry.title));
        if let Some(date) = &entry.date_published {
            record.fields.insert("date", tidy(&words.date(date)));
            let year = format!("{:04}", date.year());
            record.filters.insert("year", vec![year]);
        }
        let mut tags: Vec<String> = entry.tags.iter().map(|tag| tidy(tag)).collect();
        tags.sort();
        tags.dedup();
        if !tags.is_empty() {
            record.filters.insert("tag", tags);
        }
        let section = |(heading, text): (Option<&Heading>, _)| Section {
            heading: heading.cloned(),
            text,
        };
        record.sections = article.sections().into_iter().map(section).collect();
        record
    }
}

/// A text on one line, with one space between two words.
pub fn tidy(text: &str) -> String {
    let (mut tidy, mut space) = (String::new(), None);
    for sign in text.trim().chars() {
        if sign.is_whitespace() {
            // A space that breaks no line stays what it is, unless there are two.
            let is_first = space.is_none() && sign != '\n';
            space = Some(if is_first { sign } else { ' ' });
        } else {
            tidy.extend(space.take());
            tidy.push(sign);
        }
    }
    tidy
}
