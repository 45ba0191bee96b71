//! SVG that may be in a page: shapes and text with attributes that draw, and nothing that runs, loads,
//! links or styles.

use std::collections::BTreeSet;

use quick_xml::{
    Writer,
    events::{BytesEnd, BytesStart, BytesText, Event},
};
use roxmltree::{Document, Node};

use super::theme;

const ELEMENTS: &str = "circle clipPath defs ellipse g line linearGradient marker path polygon polyline \
    rect stop text tspan";

/// Elements of which only what they hold stays.
const UNWRAPPED: &str = "a switch";

const ATTRIBUTES: &str = "clip-path cx cy d dominant-baseline dx dy fill fill-opacity fill-rule font-size \
    font-style font-weight gradientUnits height id marker-end marker-mid marker-start markerHeight \
    markerUnits markerWidth offset opacity orient points r refX refY rx ry stop-color stop-opacity stroke \
    stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity stroke-width text-anchor \
    text-decoration transform viewBox width x x1 x2 y y1 y2";

/// Elements in each other at most.
const MOST_DEPTH: usize = 32;

/// A drawing without what it may not have; `None` if it is not a drawing.
pub fn safe(svg: &str, number: usize, source: &str) -> Option<String> {
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
    let mut drawing = Drawing {
        writer: Writer::new(Vec::new()),
        used: used_ids(&document),
        prefix: format!("d{number}-"),
        shade: theme::shade_of(source),
        source: source.to_lowercase(),
    };
    let mut start = BytesStart::new("svg");
    start.push_attribute(("viewBox", view));
    start.push_attribute(("width", format!("{width:.0}").as_str()));
    start.push_attribute(("height", format!("{height:.0}").as_str()));
    drawing.write(Event::Start(start))?;
    for child in root.children() {
        drawing.copy(child, 0)?;
    }
    drawing.write(Event::End(BytesEnd::new("svg")))?;
    String::from_utf8(drawing.writer.into_inner()).ok()
}

struct Drawing<'d> {
    writer: Writer<Vec<u8>>,
    /// The ids that something refers to.
    used: BTreeSet<&'d str>,
    prefix: String,
    /// Of shapes that the library has given a shade.
    shade: &'static str,
    /// The author's text, in lower case, whose colours stay.
    source: String,
}

impl Drawing<'_> {
    fn write(&mut self, event: Event) -> Option<()> {
        self.writer.write_event(event).ok()
    }

    fn copy(&mut self, node: Node, depth: usize) -> Option<()> {
        if let Some(text) = node.text().filter(|_| node.is_text()) {
            return self.write(Event::Text(BytesText::new(text)));
        }
        if !node.is_element() || depth > MOST_DEPTH {
            return Some(());
        }
        let name = node.tag_name().name();
        let is_kept = is_in(ELEMENTS, name);
        if !is_kept && !is_in(UNWRAPPED, name) {
            return Some(());
        }
        if is_background(node, name) {
            return Some(());
        }
        if is_kept {
            let start = self.start(node, name);
            if !node.has_children() {
                return self.write(Event::Empty(start));
            }
            self.write(Event::Start(start))?;
        }
        for child in node.children() {
            self.copy(child, depth + 1)?;
        }
        match is_kept {
            true => self.write(Event::End(BytesEnd::new(name.to_owned()))),
            false => Some(()),
        }
    }

    /// The start of an element, with the attributes that it may have; of styles, what attributes can say.
    fn start(&self, node: Node, element: &str) -> BytesStart<'static> {
        let mut start = BytesStart::new(element.to_owned());
        let mut written = BTreeSet::new();
        let style = node.attribute("style").unwrap_or_default();
        let styles = style
            .split(';')
            .filter_map(|declaration| declaration.split_once(':'));
        let attributes = node
            .attributes()
            .map(|attribute| (attribute.name(), attribute.value()));
        for (name, value) in styles.chain(attributes) {
            let (name, value) = (
                name.trim(),
                value.trim().trim_end_matches("!important").trim(),
            );
            if !is_in(ATTRIBUTES, name) || !written.insert(name.to_owned()) {
                continue;
            }
            if let Some(value) = self.value(element, name, value) {
                start.push_attribute((name, value.as_str()));
            }
        }
        start
    }

    /// The value of an attribute, if it may have it.
    fn value(&self, element: &str, name: &str, value: &str) -> Option<String> {
        if name == "id" {
            return self
                .used
                .contains(value)
                .then(|| format!("{}{value}", self.prefix));
        }
        if let Some(id) = referred(value) {
            return self
                .used
                .contains(id)
                .then(|| format!("url(#{}{id})", self.prefix));
        }
        if value.contains("url(") {
            return None;
        }
        let is_text = element == "text" || element == "tspan";
        let is_own = || self.source.contains(&value.to_lowercase());
        Some(match (name, theme::role(value)) {
            (_, Some(role)) => role.to_owned(),
            // A shade that the library made of one of ours.
            ("fill", None) if value.starts_with(['#', 'r', 'h']) && !is_own() => match is_text {
                true => theme::TEXT_ROLE.to_owned(),
                false => self.shade.to_owned(),
            },
            ("stroke", None) if value.starts_with(['#', 'r', 'h']) && !is_own() => {
                theme::EDGE_ROLE.to_owned()
            }
            _ => value.to_owned(),
        })
    }
}

/// The rectangle behind everything, in no colour.
fn is_background(node: Node, name: &str) -> bool {
    name == "rect" && node.attribute("fill") == Some("none") && node.attribute("stroke").is_none()
}

/// Whether an author fills shapes with colours.
pub fn has_fills(source: &str) -> bool {
    source.contains("fill:")
}

/// The ids that attributes refer to.
fn used_ids<'d>(document: &'d Document) -> BTreeSet<&'d str> {
    let nodes = document.descendants();
    let values = nodes.flat_map(|node| node.attributes().map(|attribute| attribute.value()));
    let ids = values.filter_map(referred);
    let is_plain = |id: &&str| {
        id.bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
    };
    ids.filter(is_plain).collect()
}

fn referred(value: &str) -> Option<&str> {
    value.trim().strip_prefix("url(#")?.strip_suffix(')')
}

fn is_in(list: &str, name: &str) -> bool {
    list.split_whitespace().any(|known| known == name)
}
