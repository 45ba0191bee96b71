//! HTML as a tree of elements and texts.

use std::io;

use html5ever::{
    QualName, ns,
    serialize::{Serialize, Serializer, TraversalScope},
};
use scraper::{ElementRef, Html};

use super::super::raw_html;

/// Levels of a tree that are kept: of what is deeper, the text. Browsers have such a limit too.
const MOST_LEVELS: usize = 100;

/// An element or a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    Text(String),
    Element(Element),
}

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

/// The tree of a text.
pub fn read(html: &str) -> Vec<Node> {
    children(Html::parse_fragment(html).root_element(), MOST_LEVELS)
}

fn children(parent: ElementRef, levels: usize) -> Vec<Node> {
    if levels == 0 {
        return parent
            .text()
            .map(|text| Node::Text(text.to_owned()))
            .collect();
    }
    let mut nodes = Vec::new();
    for child in parent.children() {
        if let Some(text) = child.value().as_text() {
            nodes.push(Node::Text(text.to_string()));
        } else if let Some(element) = ElementRef::wrap(child) {
            let attributes = element.value().attrs();
            nodes.push(Node::Element(Element {
                name: element.value().name().to_owned(),
                attributes: attributes
                    .map(|(name, value)| (name.to_owned(), value.to_owned()))
                    .collect(),
                children: children(element, levels - 1),
            }));
        }
    }
    nodes
}

/// The text of a tree.
pub fn write(nodes: &[Node]) -> String {
    raw_html::written(&Tree(nodes))
}

/// Nodes beside each other, as they are written.
struct Tree<'n>(&'n [Node]);

impl Serialize for Tree<'_> {
    fn serialize<S: Serializer>(&self, to: &mut S, scope: TraversalScope) -> io::Result<()> {
        for node in self.0 {
            let element = match node {
                Node::Text(text) => {
                    to.write_text(text)?;
                    continue;
                }
                Node::Element(element) => element,
            };
            let name = QualName::new(None, ns!(html), element.name.as_str().into());
            let attributes: Vec<(QualName, &str)> = element
                .attributes
                .iter()
                .map(|(name, value)| {
                    (
                        QualName::new(None, ns!(), name.as_str().into()),
                        value.as_str(),
                    )
                })
                .collect();
            let attributes = attributes.iter().map(|(name, value)| (name, *value));
            to.start_elem(name.clone(), attributes)?;
            // A parser takes the line break after `<pre>` for none of the text.
            if element.name == "pre" && starts_with_line(&element.children) {
                to.write_text("\n")?;
            }
            Tree(&element.children).serialize(to, scope.clone())?;
            to.end_elem(name)?;
        }
        Ok(())
    }
}

fn starts_with_line(nodes: &[Node]) -> bool {
    matches!(nodes.first(), Some(Node::Text(text)) if text.starts_with('\n'))
}

impl Node {
    /// An element with content and no attributes.
    pub fn element(name: &str, children: Vec<Node>) -> Self {
        Self::Element(Element {
            name: name.to_owned(),
            children,
            ..Element::default()
        })
    }

    /// The name of an element.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Text(_) => None,
            Self::Element(element) => Some(&element.name),
        }
    }

    /// Whether it is an element of one of these names.
    pub fn is_any(&self, names: &[&str]) -> bool {
        self.name().is_some_and(|name| names.contains(&name))
    }

    /// Whether it is white space.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }

    /// Whether it or an element in it is as described.
    pub fn holds(&self, is_wanted: &impl Fn(&Element) -> bool) -> bool {
        match self {
            Self::Text(_) => false,
            Self::Element(element) => {
                is_wanted(element) || element.children.iter().any(|child| child.holds(is_wanted))
            }
        }
    }

    /// Its text.
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Element(element) => element.text(),
        }
    }
}

impl Element {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether it has an attribute.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Sets an attribute.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        let mut attributes = self.attributes.iter_mut();
        match attributes.find(|(known, _)| known == name) {
            Some((_, known)) => *known = value.into(),
            None => self.attributes.push((name.to_owned(), value.into())),
        }
    }

    /// Removes attributes.
    pub fn remove(&mut self, names: &[&str]) {
        self.attributes
            .retain(|(name, _)| !names.contains(&name.as_str()));
    }

    /// Adds a class.
    pub fn add_class(&mut self, class: &str) {
        let classes = self.get("class").unwrap_or_default();
        self.set("class", format!("{classes} {class}").trim().to_owned());
    }

    /// The text in it.
    pub fn text(&self) -> String {
        self.children.iter().map(Node::text).collect()
    }

    /// Whether something in it is as described.
    pub fn holds(&self, is_wanted: &impl Fn(&Element) -> bool) -> bool {
        self.children.iter().any(|child| child.holds(is_wanted))
    }
}
