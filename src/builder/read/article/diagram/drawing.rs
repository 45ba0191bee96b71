//! SVG that may be in a page: shapes and text with attributes that draw, and nothing that runs, loads,
//! links or styles.

use quick_xml::{
    Writer,
    events::{BytesEnd, BytesStart, BytesText, Event},
};
use roxmltree::{Document, Node};

use super::{
    attributes::{Attributes, place, view_box},
    numbers::rounded,
    theme,
};
use crate::builder::names::is_in;

const ELEMENTS: &str = "circle ellipse g line path polygon polyline rect stop text tspan";

/// Elements that draw nothing without something in them.
const CONTAINERS: &str = "g text tspan";

/// How deep elements are in each other at most; the library goes to about ten.
const MOST_DEPTH: usize = 64;

/// What may be in a page.
pub struct Safe {
    /// The element.
    pub svg: String,
    /// Its size in pixels.
    pub size: (u32, u32),
    /// Whether shapes have colours that the author chose.
    pub has_fills: bool,
}

/// A drawing of an author's text without what it may not have; `None` if it is not a drawing, or too deep.
pub fn safe(svg: &str, number: usize, source: &str) -> Option<Safe> {
    let document = Document::parse(svg).ok()?;
    let root = document.root_element();
    let view = root.attribute("viewBox")?;
    let [_, _, width, height] = view_box(root)?;
    let mut drawing = Drawing {
        writer: Writer::new(Vec::new()),
        attributes: Attributes::new(&document, number, source),
    };
    let size = (width.round() as u32, height.round() as u32);
    let mut start = BytesStart::new("svg");
    start.push_attribute(("viewBox", rounded(view).as_str()));
    start.push_attribute(("width", size.0.to_string().as_str()));
    start.push_attribute(("height", size.1.to_string().as_str()));
    let attributes = drawing.attributes.of(root)?;
    if !attributes.iter().any(|(name, _)| *name == "fill") {
        start.push_attribute(("fill", theme::TEXT_ROLE));
    }
    for (name, value) in attributes {
        if !is_in("height viewBox width", name) {
            start.push_attribute((name, value.as_str()));
        }
    }
    drawing.write(Event::Start(start))?;
    drawing.children(root, 0)?;
    drawing.definitions()?;
    drawing.write(Event::End(BytesEnd::new("svg")))?;
    Some(Safe {
        svg: String::from_utf8(drawing.writer.into_inner()).ok()?,
        size,
        has_fills: drawing.attributes.has_fills,
    })
}

struct Drawing<'d> {
    writer: Writer<Vec<u8>>,
    attributes: Attributes<'d>,
}

impl<'d> Drawing<'d> {
    fn write(&mut self, event: Event) -> Option<()> {
        self.writer.write_event(event).ok()
    }

    fn children(&mut self, node: Node<'d, 'd>, depth: usize) -> Option<()> {
        if depth > MOST_DEPTH {
            return None;
        }
        node.children()
            .try_for_each(|child| self.copy(child, depth + 1))
    }

    fn copy(&mut self, node: Node<'d, 'd>, depth: usize) -> Option<()> {
        if let Some(text) = node.text().filter(|_| node.is_text()) {
            return self.text(node, text);
        }
        match node.tag_name().name() {
            name if is_in(ELEMENTS, name) => self.element(node, name, depth),
            // Links lead nowhere.
            "a" | "switch" => self.element(node, "g", depth),
            "svg" => self.around("g", None, place(node), |own| own.children(node, depth)),
            "use" => match self.attributes.references.used(node) {
                Some(used) => self.around("g", None, place(node), |own| own.copy(used, depth + 1)),
                None => Some(()),
            },
            _ => Some(()),
        }
    }

    fn text(&mut self, node: Node, text: &str) -> Option<()> {
        let parent = node.parent_element()?;
        if !is_in("text tspan", parent.tag_name().name()) {
            return Some(());
        }
        // Private use: icons of fonts that pages do not have.
        let text = text.replace(|c| ('\u{e000}'..='\u{f8ff}').contains(&c), "");
        match text.is_empty() {
            true => Some(()),
            false => self.write(Event::Text(BytesText::new(&text))),
        }
    }

    /// Writes an element under a name, if anybody sees it.
    fn element(&mut self, node: Node<'d, 'd>, name: &str, depth: usize) -> Option<()> {
        match self.attributes.of(node) {
            Some(attributes) => {
                self.around(name, None, attributes, |own| own.children(node, depth))
            }
            None => Some(()),
        }
    }

    /// Writes what others refer to; what refers to it in turn comes after it.
    fn definitions(&mut self) -> Option<()> {
        let mut place = 0;
        while let Some((node, id)) = self.attributes.references.definition(place) {
            let attributes = self.attributes.of(node).unwrap_or_default();
            let name = node.tag_name().name();
            self.around(name, Some(id), attributes, |own| own.children(node, 0))?;
            place += 1;
        }
        Some(())
    }

    /// Writes an element around its content, where it says something.
    fn around(
        &mut self,
        name: &str,
        id: Option<String>,
        attributes: Vec<(&str, String)>,
        content: impl FnOnce(&mut Self) -> Option<()>,
    ) -> Option<()> {
        if id.is_none() && attributes.is_empty() && is_in("g tspan", name) {
            return content(self);
        }
        let mut start = BytesStart::new(name.to_owned());
        if let Some(id) = id {
            start.push_attribute(("id", id.as_str()));
        }
        for (name, value) in attributes {
            start.push_attribute((name, value.as_str()));
        }
        let before = self.writer.get_ref().len();
        self.write(Event::Start(start.borrow()))?;
        let opened = self.writer.get_ref().len();
        content(self)?;
        if self.writer.get_ref().len() > opened {
            return self.write(Event::End(BytesEnd::new(name)));
        }
        self.writer.get_mut().truncate(before);
        match is_in(CONTAINERS, name) {
            true => Some(()),
            false => self.write(Event::Empty(start)),
        }
    }
}
