//! SVG that may be in a page: shapes and text with attributes that draw, and nothing that runs, loads,
//! links or styles.

use std::collections::BTreeMap;

use quick_xml::{
    Writer,
    events::{BytesEnd, BytesStart, BytesText, Event},
};
use roxmltree::{Document, Node};

use super::{
    numbers::rounded,
    style::Style,
    theme::{Paint, Palette},
};

const ELEMENTS: &str = "circle ellipse g line path polygon polyline rect stop text tspan";

/// Elements that others refer to, which are in a drawing if one does.
const DEFINITIONS: &str = "clipPath linearGradient marker";

/// Elements that draw nothing without something in them.
const CONTAINERS: &str = "g text tspan";

const ATTRIBUTES: &str = "alignment-baseline clip-path cx cy d dominant-baseline dx dy fill fill-opacity \
    fill-rule font-size font-style font-weight gradientUnits height marker-end marker-mid marker-start \
    markerHeight markerUnits markerWidth offset opacity orient points r refX refY rx ry stop-color \
    stop-opacity stroke stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity stroke-width \
    text-anchor text-decoration transform viewBox width x x1 x2 y y1 y2";

/// What attributes say if they are not there.
const DEFAULTS: [(&str, &str); 11] = [
    ("clip-path", "none"),
    ("fill-opacity", "1"),
    ("font-style", "normal"),
    // Words that follow each other have it each, in names of classes that the style sheet has bold.
    ("font-weight", "normal"),
    ("opacity", "1"),
    ("stroke-dasharray", "0"),
    ("stroke-dasharray", "1, 0"),
    ("transform", "matrix(1 0 0 1 0 0)"),
    ("transform", "none"),
    ("transform", "translate(0, 0)"),
    ("transform", "translate(0,0)"),
];

const SVG: &str = "http://www.w3.org/2000/svg";

/// Elements in each other at most.
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

/// A drawing without what it may not have; `None` if it is not a drawing.
pub fn safe(svg: &str, number: usize, source: &str) -> Option<Safe> {
    let document = Document::parse(svg).ok()?;
    let root = document.root_element();
    let view = root.attribute("viewBox")?;
    let size: Vec<f64> = view
        .split_whitespace()
        .filter_map(|part| part.parse().ok())
        .collect();
    let [_, _, width, height] = size.as_slice() else {
        return None;
    };
    let named = document.descendants();
    let named = named.filter_map(|node| Some((node.attribute("id")?, node)));
    let mut drawing = Drawing {
        writer: Writer::new(Vec::new()),
        style: Style::of(&document),
        named: named.collect(),
        referred: Vec::new(),
        number,
        source: source.to_lowercase(),
        has_fills: false,
        palette: Palette::default(),
    };
    let size = (width.round() as u32, height.round() as u32);
    let mut start = BytesStart::new("svg");
    start.push_attribute(("viewBox", rounded(view).as_str()));
    start.push_attribute(("width", size.0.to_string().as_str()));
    start.push_attribute(("height", size.1.to_string().as_str()));
    for (name, value) in drawing.attributes(root)? {
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
        has_fills: drawing.has_fills,
    })
}

struct Drawing<'d> {
    writer: Writer<Vec<u8>>,
    style: Style<'d>,
    named: BTreeMap<&'d str, Node<'d, 'd>>,
    /// The definitions that something refers to.
    referred: Vec<Node<'d, 'd>>,
    /// Of the drawing, in its page.
    number: usize,
    /// The author's text, in lower case, whose colours stay.
    source: String,
    /// Whether some were used.
    has_fills: bool,
    palette: Palette,
}

impl<'d> Drawing<'d> {
    fn write(&mut self, event: Event) -> Option<()> {
        self.writer.write_event(event).ok()
    }

    fn children(&mut self, node: Node<'d, 'd>, depth: usize) -> Option<()> {
        for child in node.children() {
            self.copy(child, depth + 1)?;
        }
        Some(())
    }

    fn copy(&mut self, node: Node<'d, 'd>, depth: usize) -> Option<()> {
        if let Some(text) = node.text().filter(|_| node.is_text()) {
            let parent = node.parent_element()?;
            if !is_in("text tspan", parent.tag_name().name()) {
                return Some(());
            }
            // The signs of a font that pages do not have.
            let text = text.replace(|c| ('\u{e000}'..='\u{f8ff}').contains(&c), "");
            return match text.is_empty() {
                true => Some(()),
                false => self.write(Event::Text(BytesText::new(&text))),
            };
        }
        if !node.is_element() || depth > MOST_DEPTH {
            return Some(());
        }
        match node.tag_name().name() {
            name if is_in(ELEMENTS, name) => self.element(node, name, None, depth),
            // Links lead nowhere.
            "a" | "switch" => self.element(node, "g", None, depth),
            "use" => self
                .used(node)
                .map_or(Some(()), |used| self.element(used, "g", None, depth)),
            "svg" => self.element(node, "g", None, depth),
            _ => Some(()),
        }
    }

    /// What is used at a place: a label, which stands there but is written elsewhere in the drawing.
    fn used(&self, node: Node) -> Option<Node<'d, 'd>> {
        let id = node.attribute("href")?.strip_prefix('#')?;
        let used = self.named.get(id)?;
        let uses_others = used.descendants().any(|node| node.has_tag_name("use"));
        (!uses_others).then_some(*used)
    }

    /// Writes an element under a name, with an id if others refer to it.
    fn element(
        &mut self,
        node: Node<'d, 'd>,
        name: &str,
        id: Option<String>,
        depth: usize,
    ) -> Option<()> {
        let Some(mut attributes) = self.attributes(node) else {
            return Some(());
        };
        if node.has_tag_name((SVG, "svg")) {
            attributes = place(node);
        }
        if id.is_none() && attributes.is_empty() && is_in("g tspan", name) {
            return self.children(node, depth);
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
        self.children(node, depth)?;
        if self.writer.get_ref().len() > opened {
            return self.write(Event::End(BytesEnd::new(name)));
        }
        self.writer.get_mut().truncate(before);
        match is_in(CONTAINERS, name) {
            true => Some(()),
            false => self.write(Event::Empty(start)),
        }
    }

    /// Writes what others refer to; what refers to it in turn comes after it.
    fn definitions(&mut self) -> Option<()> {
        let mut number = 0;
        while let Some(node) = self.referred.get(number).copied() {
            let id = self.id(number);
            self.element(node, node.tag_name().name(), Some(id), 0)?;
            number += 1;
        }
        Some(())
    }

    /// The id of a definition, unique in the page.
    fn id(&self, definition: usize) -> String {
        format!("d{}-{definition}", self.number)
    }

    /// The attributes that an element may have; `None` if nobody sees it.
    fn attributes(&mut self, node: Node<'d, 'd>) -> Option<Vec<(&'d str, String)>> {
        let mut written: BTreeMap<&str, ()> = BTreeMap::new();
        let mut kept = Vec::new();
        for (name, value) in self.style.declared(node) {
            if written.insert(name, ()).is_some() {
                continue;
            }
            if matches!(
                (name, value),
                ("display", "none") | ("visibility", "hidden") | ("opacity", "0")
            ) {
                return None;
            }
            if !is_in(ATTRIBUTES, name) || DEFAULTS.contains(&(name, value)) {
                continue;
            }
            if let Some(value) = self.value(node, name, value) {
                kept.push((name, value));
            }
        }
        Some(kept)
    }

    /// The value of an attribute, if it may have it.
    fn value(&mut self, node: Node, name: &str, value: &str) -> Option<String> {
        if let Some(id) = referred(value) {
            let node = self.named.get(id).copied();
            let node = node.filter(|node| is_in(DEFINITIONS, node.tag_name().name()))?;
            let known = self.referred.iter().position(|known| *known == node);
            let place = known.unwrap_or_else(|| {
                self.referred.push(node);
                self.referred.len() - 1
            });
            return Some(format!("url(#{})", self.id(place)));
        }
        if value.contains("url(") {
            return None;
        }
        let element = node.tag_name().name();
        let paint = match name {
            "fill" if is_in("text tspan", element) => Paint::Text,
            "fill" if element == "rect" => Paint::Box,
            "fill" | "stop-color" => Paint::Shape,
            "stroke" => Paint::Line,
            _ => return Some(rounded(value.trim_end_matches("px"))),
        };
        if value.chars().any(char::is_alphanumeric) && self.source.contains(&value.to_lowercase()) {
            self.has_fills |= matches!(paint, Paint::Box | Paint::Shape) && value != "none";
            return Some(value.to_owned());
        }
        Some(self.palette.role(value, paint).unwrap_or(value).to_owned())
    }
}

/// Where a part of the drawing stands that has coordinates of its own, and how large it is.
fn place(node: Node) -> Vec<(&'static str, String)> {
    let number = |name: &str| {
        node.attribute(name)?
            .trim_end_matches("px")
            .parse::<f64>()
            .ok()
    };
    let (x, y) = (number("x").unwrap_or(0.0), number("y").unwrap_or(0.0));
    let view: Vec<f64> = node
        .attribute("viewBox")
        .unwrap_or_default()
        .split_whitespace()
        .filter_map(|part| part.parse().ok())
        .collect();
    let (left, top, scale) = match (view.as_slice(), number("width")) {
        ([left, top, width, _], Some(shown)) if *width > 0.0 => (*left, *top, shown / width),
        _ => (0.0, 0.0, 1.0),
    };
    let (x, y) = (x - left * scale, y - top * scale);
    match (x, y, scale) {
        (0.0, 0.0, 1.0) => Vec::new(),
        (x, y, 1.0) => vec![("transform", rounded(&format!("translate({x},{y})")))],
        _ => vec![(
            "transform",
            rounded(&format!("translate({x},{y}) scale({scale})")),
        )],
    }
}

fn referred(value: &str) -> Option<&str> {
    value.trim().strip_prefix("url(#")?.strip_suffix(')')
}

fn is_in(list: &str, name: &str) -> bool {
    list.split_whitespace().any(|known| known == name)
}
