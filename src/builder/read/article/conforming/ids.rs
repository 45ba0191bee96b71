//! Ids: each is there once, and what refers to one finds it.

use std::collections::BTreeSet;

use super::tree::{Element, Node};

/// Takes ids away from all but their first elements, headings first: their own links lead to them.
pub fn settle(nodes: &mut [Node]) {
    let mut taken = BTreeSet::new();
    for is_of_headings in [true, false] {
        visit(nodes, &mut |element| {
            if is_heading(element) == is_of_headings
                && let Some(id) = element.get("id")
                && !taken.insert(id.to_owned())
            {
                element.remove(&["id"]);
            }
        });
    }
    visit(nodes, &mut |element| {
        let described = element.get("aria-describedby").unwrap_or_default();
        if !described.split_whitespace().all(|id| taken.contains(id)) {
            element.remove(&["aria-describedby"]);
        }
    });
}

/// Whether it is a heading with a link to itself.
fn is_heading(element: &Element) -> bool {
    element
        .children
        .iter()
        .any(|child| matches!(child, Node::Element(link) if link.get("class") == Some("anchor")))
}

fn visit(nodes: &mut [Node], see: &mut impl FnMut(&mut Element)) {
    for node in nodes {
        if let Node::Element(element) = node {
            see(element);
            visit(&mut element.children, see);
        }
    }
}
