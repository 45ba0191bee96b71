//! Which tag ends which shortcode.

use std::collections::HashMap;

use super::{
    table::{self, Inner},
    tag::{Kind, Tag},
};

/// The place of the other tag for every tag that has one, in time linear to their number.
pub fn pairs(tags: &[Tag], is_code: impl Fn(usize) -> bool) -> Vec<Option<usize>> {
    let mut pairs = vec![None; tags.len()];
    let next_ends = next_ends(tags);
    let mut open: Vec<(usize, &str)> = Vec::new();
    let mut open_by_name: HashMap<&str, usize> = HashMap::new();
    let mut at = 0;
    while at < tags.len() {
        let tag = &tags[at];
        let here = at;
        at += 1;
        match &tag.kind {
            _ if is_code(tag.range.start) => {}
            Kind::Open(opening) if !opening.is_closed => match table::inner(opening.name) {
                Inner::None => {}
                Inner::Raw => {
                    // What is in it is no shortcode.
                    if let Some(end) = next_ends[here] {
                        pairs[here] = Some(end);
                        pairs[end] = Some(here);
                        at = end + 1;
                    }
                }
                Inner::Text => {
                    open.push((here, opening.name));
                    *open_by_name.entry(opening.name).or_default() += 1;
                }
            },
            Kind::Close(name) if open_by_name.get(name).is_some_and(|count| *count > 0) => {
                // What was opened in it and has no end of its own needs none.
                while let Some((start, opened)) = open.pop() {
                    open_by_name.entry(opened).and_modify(|count| *count -= 1);
                    if opened == *name {
                        pairs[start] = Some(here);
                        pairs[here] = Some(start);
                        break;
                    }
                }
            }
            _ => {}
        }
    }
    pairs
}

/// For every start of a shortcode whose inside is raw, the next end of that name.
fn next_ends(tags: &[Tag]) -> Vec<Option<usize>> {
    let mut ends = vec![None; tags.len()];
    let mut next: HashMap<&str, usize> = HashMap::new();
    for (at, tag) in tags.iter().enumerate().rev() {
        match &tag.kind {
            Kind::Close(name) => {
                next.insert(name, at);
            }
            Kind::Open(opening) => ends[at] = next.get(opening.name).copied(),
            Kind::Escaped(_) => {}
        }
    }
    ends
}
