//! The words of an index, cut into files: a search loads those that have the words it asks for.

use std::{collections::HashMap, sync::Arc};

use anyhow::Result;
use rayon::prelude::*;

use super::{
    format::{Chunk, Variant, Word, Words, encoded},
    names::Files,
    postings::{Postings, Spots},
    words::Form,
};

/// How much a file of an index of this size holds at least, as Pagefind counts it. A search loads a file for
/// each of its words, and the list of all files: what is less for one is more for the other, and the sum is
/// least near the root of the size. Pagefind has 20,000 always.
pub fn part_of(size: usize) -> usize {
    (size * 10).isqrt().clamp(5_000, 20_000)
}

/// The words of an index, without accents.
#[derive(Default)]
pub struct Dictionary(HashMap<Arc<str>, Known>);

/// What is known of a word.
#[derive(Default)]
struct Known {
    /// Where it is written without accents.
    plain: Postings,
    /// Where it is written with some, in the order in which they are found.
    variants: Vec<(Arc<str>, Postings)>,
}

impl Dictionary {
    /// Adds what a page has of a word.
    pub fn add(&mut self, form: Form, page: u32, spots: Spots) -> Result<()> {
        let known = self.0.entry(form.word).or_default();
        let postings = match form.accented {
            Some(accented) => known.variant(accented),
            None => &mut known.plain,
        };
        postings.add(page, spots)
    }

    /// Adds the files, each of a part that is right for the whole, and says which words are in which.
    pub fn write(&self, part_of: fn(usize) -> usize, files: &mut Files) -> Result<Vec<Chunk>> {
        let chunks = self.chunks(part_of);
        let packed: Result<Vec<Vec<u8>>> = chunks.par_iter().map(encoded).collect();
        let mut named = Vec::new();
        for (Words { words }, file) in chunks.iter().zip(packed?) {
            let end = |word: Option<&Word>| word.map(|word| word.word.to_owned());
            named.push(Chunk {
                from: end(words.first()).unwrap_or_default(),
                to: end(words.last()).unwrap_or_default(),
                name: files.add("index/", "pf_index", file),
            });
        }
        shorten(&mut named);
        Ok(named)
    }

    fn chunks(&self, part_of: fn(usize) -> usize) -> Vec<Words<'_>> {
        let part = part_of(self.0.values().map(Known::size).sum());
        let mut sorted: Vec<(&str, &Known)> = self.0.iter().map(|(w, k)| (&**w, k)).collect();
        sorted.sort_unstable_by_key(|(word, _)| *word);
        let (mut chunks, mut words, mut size) = (Vec::new(), Vec::new(), 0);
        for (word, known) in sorted {
            words.push(known.written(word));
            size += known.size();
            if size >= part {
                let words = std::mem::take(&mut words);
                chunks.push(Words { words });
                size = 0;
            }
        }
        if !words.is_empty() {
            chunks.push(Words { words });
        }
        chunks
    }
}

impl Known {
    fn variant(&mut self, form: Arc<str>) -> &mut Postings {
        let place = self.variants.iter().position(|(known, _)| *known == form);
        let place = place.unwrap_or_else(|| {
            self.variants.push((form, Postings::default()));
            self.variants.len() - 1
        });
        &mut self.variants[place].1
    }

    fn written<'w>(&'w self, word: &'w str) -> Word<'w> {
        let variants = self.variants.iter();
        let variants = variants.map(|(form, pages)| Variant { form, pages });
        Word {
            word,
            pages: &self.plain,
            variants: variants.collect(),
        }
    }

    fn size(&self) -> usize {
        let variants = self.variants.iter().map(|(_, pages)| pages.size + 1);
        self.plain.size + variants.sum::<usize>()
    }
}

/// Leaves of the ends of neighbours what tells them apart: every search loads them.
fn shorten(chunks: &mut [Chunk]) {
    for place in 1..chunks.len() {
        let (before, after) = chunks.split_at_mut(place);
        let (Some(before), Some(after)) = (before.last_mut(), after.first_mut()) else {
            continue;
        };
        let pairs = before.to.chars().zip(after.from.chars());
        let different = pairs.take_while(|(one, other)| one == other).count() + 1;
        let start = |word: &str| word.chars().take(different).collect::<String>();
        let (to, from) = (start(&before.to), start(&after.from));
        // The first word of a chunk may be longer than that.
        if to >= before.from {
            before.to = to;
        }
        after.from = from;
    }
}
