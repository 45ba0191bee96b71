//! Sanitised HTML that keeps to the standard (<https://html.spec.whatwg.org/>): what an author wrote in
//! HTML is rarely what a checker accepts, and what browsers make of it differs. Former elements and
//! attributes become those of today, elements that stand in the wrong place are unwrapped or moved, and
//! values that say nothing are left out.

mod addresses; // URLs
mod attributes; // their values
mod former; // elements and attributes that HTML no longer has
mod ids; // unique, and referred to
mod lists; // and what else has children of certain kinds
mod media; // pictures, videos, sounds
mod nesting; // which element may be where
mod tables;
mod tree; // elements and texts

use std::collections::BTreeSet;

pub use addresses::is_valid;

use crate::domain::Words;
use tree::{Element, Node};

/// A text that keeps to the standard.
pub struct Conforming {
    /// Its HTML.
    pub html: String,
    /// Addresses that lead nowhere: their links and pictures are left out.
    pub refused: BTreeSet<String>,
}

/// Repairs a text; what it adds is said in these words.
pub fn repaired(html: &str, words: &Words) -> Conforming {
    let mut refused = BTreeSet::new();
    let nodes = tree::read(html);
    let nodes = each(nodes, &mut |element| {
        let element = attributes::cleaned(former::renewed(element), words);
        addresses::encoded(element, &mut refused)
    });
    let nodes = each(nodes, &mut media::completed);
    let mut nodes = nesting::placed(nodes);
    ids::settle(&mut nodes);
    Conforming {
        html: tree::write(&nodes),
        refused,
    }
}

/// The nodes with every element replaced, the inner ones first.
fn each(nodes: Vec<Node>, replace: &mut impl FnMut(Element) -> Vec<Node>) -> Vec<Node> {
    let mut out = Vec::with_capacity(nodes.len());
    for node in nodes {
        match node {
            Node::Text(_) => out.push(node),
            Node::Element(mut element) => {
                element.children = each(element.children, replace);
                out.extend(replace(element));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests;
