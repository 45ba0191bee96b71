//! A page of the index: what the words of an article say of it, and its fragment, the file that a search loads
//! to show it.

use std::collections::BTreeMap;

use anyhow::Result;
use serde::Serialize;

use super::{
    content::{BREAK, Content},
    format::packed,
    postings::Spots,
    record::{FIELDS, Record, Section, tidy},
    splitter::Splitter,
    words::Form,
};
use crate::domain::Heading;

/// The weight of a text.
const WEIGHT: u8 = 24;

/// How many times as much a heading of each level weighs.
const HEADINGS: [u8; 6] = [7, 6, 5, 4, 3, 2];

/// A page.
pub struct Page {
    /// The file with its text.
    pub fragment: Vec<u8>,
    /// How many words it has.
    pub length: u32,
    /// Where it has which word.
    pub words: Vec<(Form, Spots)>,
    /// The values of each filter.
    pub filters: BTreeMap<&'static str, Vec<String>>,
}

/// What is in the fragment.
#[derive(Serialize)]
struct Fragment<'r> {
    url: &'r str,
    content: String,
    word_count: u32,
    filters: &'r BTreeMap<&'static str, Vec<String>>,
    meta: &'r BTreeMap<&'static str, String>,
    anchors: Vec<Anchor<'r>>,
}

/// A heading that an answer may lead to.
#[derive(Serialize)]
struct Anchor<'r> {
    element: String,
    id: &'r str,
    text: String,
    /// The number of the words before it.
    location: u32,
}

impl Page {
    /// Of an article; none if its content has no word.
    pub fn of(record: &Record, splitter: &mut Splitter) -> Result<Option<Self>> {
        let mut content = Content::of(splitter);
        let mut anchors = Vec::new();
        for Section { heading, text } in &record.sections {
            if let Some(Heading { level, id, text }) = heading {
                anchors.push(Anchor {
                    element: format!("h{level}"),
                    id,
                    text: tidy(text),
                    location: content.length,
                });
                content.add(text, WEIGHT * HEADINGS[level.saturating_sub(1).min(5)]);
            }
            content.add(text, WEIGHT);
        }
        if content.spots.is_empty() {
            return Ok(None);
        }
        for (field, name) in (0..).zip(FIELDS) {
            let text = record.fields.get(name);
            content.add_field(field, text.map_or("", String::as_str));
        }
        let fragment = Fragment {
            url: &record.url,
            word_count: content.length,
            filters: &record.filters,
            meta: &record.fields,
            anchors,
            content: content.text.trim_end_matches([' ', BREAK]).to_owned(),
        };
        let fragment = packed(&serde_json::to_vec(&fragment)?)?;
        let mut words: Vec<(Form, Spots)> = content.spots.into_iter().collect();
        // The forms of a word with accents in the order in which the library finds them.
        words.sort_by(|(one, here), (other, there)| {
            let key = |spots: &Spots| spots.content.is_empty();
            (key(here), &one.accented).cmp(&(key(there), &other.accented))
        });
        Ok(Some(Self {
            fragment,
            length: content.length,
            words,
            filters: record.filters.clone(),
        }))
    }
}
