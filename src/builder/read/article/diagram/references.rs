//! What the elements of a drawing refer to: markers at the ends of lines, gradients, shapes that clip others.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use crate::builder::names::is_in;

const DEFINITIONS: &str = "clipPath linearGradient marker";

/// The elements that others refer to.
pub struct References<'d> {
    named: BTreeMap<&'d str, Node<'d, 'd>>,
    referred: Vec<Node<'d, 'd>>,
    /// Of the drawing, in its page.
    number: usize,
}

impl<'d> References<'d> {
    /// Those of a document.
    pub fn of(document: &'d Document, number: usize) -> Self {
        let nodes = document.descendants();
        Self {
            named: nodes
                .filter_map(|node| Some((node.attribute("id")?, node)))
                .collect(),
            referred: Vec::new(),
            number,
        }
    }

    /// What `<use>` shows: a label, which stands at this place but is written elsewhere.
    pub fn used(&self, node: Node) -> Option<Node<'d, 'd>> {
        let used = self.named.get(node.attribute("href")?.strip_prefix('#')?)?;
        let uses_others = used.descendants().any(|node| node.has_tag_name("use"));
        (!uses_others).then_some(*used)
    }

    /// Refers to a definition: its id in the page, if there is one.
    pub fn refer(&mut self, id: &str) -> Option<String> {
        let node = *self.named.get(id)?;
        if !is_in(DEFINITIONS, node.tag_name().name()) {
            return None;
        }
        let known = self.referred.iter().position(|known| *known == node);
        let place = known.unwrap_or_else(|| {
            self.referred.push(node);
            self.referred.len() - 1
        });
        Some(self.id(place))
    }

    /// A definition that something refers to, by its place among them, and its id in the page.
    pub fn definition(&self, place: usize) -> Option<(Node<'d, 'd>, String)> {
        Some((*self.referred.get(place)?, self.id(place)))
    }

    fn id(&self, place: usize) -> String {
        format!("d{}-{place}", self.number)
    }
}
