//! The pages that a word is in, kept as they are written: millions of lists would fill the memory.

use anyhow::Result;
use minicbor::{
    Encode, Encoder,
    encode::{Error, Write},
};

use super::format::Places;

/// Where pages have a word, in the order of their numbers.
#[derive(Default)]
pub struct Postings {
    cbor: Vec<u8>,
    pages: u64,
    /// The number of the last page.
    last: u32,
    /// How much there is, as Pagefind counts it.
    pub size: usize,
}

/// Where a page has a word.
#[derive(Default)]
pub struct Spots {
    /// The weights and the positions in the content.
    pub content: Vec<(u8, u32)>,
    /// The numbers of other fields, and the positions in them.
    pub fields: Vec<(u8, u32)>,
}

impl Postings {
    /// Adds a page.
    pub fn add(&mut self, page: u32, spots: Spots) -> Result<()> {
        let places = Places {
            page: page - self.last,
            content: in_content(spots.content),
            fields: in_fields(spots.fields),
        };
        minicbor::encode(&places, &mut self.cbor)?;
        self.pages += 1;
        self.last = page;
        self.size += places.content.len() + places.fields.len() + 1;
        Ok(())
    }
}

impl<C> Encode<C> for Postings {
    fn encode<W: Write>(&self, to: &mut Encoder<W>, _: &mut C) -> Result<(), Error<W::Error>> {
        let to = to.array(self.pages)?.writer_mut();
        to.write_all(&self.cbor).map_err(Error::write)
    }
}

/// The positions by their weights: a weight as a number below zero, the first position with it, and how far
/// it is from each to the next. A list without a weight has this one.
fn in_content(mut spots: Vec<(u8, u32)>) -> Vec<i32> {
    const USUAL: u8 = 25;
    spots.sort_unstable_by_key(|(weight, position)| (*weight != USUAL, *weight, *position));
    encoded(&spots, Some(USUAL))
}

/// The positions by their fields, written alike.
fn in_fields(mut spots: Vec<(u8, u32)>) -> Vec<i32> {
    spots.sort_unstable();
    encoded(&spots, None)
}

fn encoded(spots: &[(u8, u32)], first: Option<u8>) -> Vec<i32> {
    let (mut group, mut last) = (first, 0);
    let mut numbers = Vec::with_capacity(spots.len() + 1);
    for (own, position) in spots {
        if group != Some(*own) {
            numbers.push(-1 - i32::from(*own));
            (group, last) = (Some(*own), 0);
        }
        numbers.push(position.wrapping_sub(last) as i32);
        last = *position;
    }
    numbers
}
