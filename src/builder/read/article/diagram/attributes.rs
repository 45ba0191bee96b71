//! The attributes of a drawing that may be in a page: those that draw, in the colours of the page.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};

use super::{
    numbers::rounded,
    references::References,
    style::Style,
    theme::{Paint, Palette},
};
use crate::builder::names::is_in;

const KEPT: &str = "alignment-baseline clip-path cx cy d dominant-baseline dx dy fill fill-opacity fill-rule \
    font-size font-style font-weight gradientUnits height marker-end marker-mid marker-start markerHeight \
    markerUnits markerWidth offset opacity orient points r refX refY rx ry stop-color stop-opacity stroke \
    stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity stroke-width text-anchor text-decoration \
    transform viewBox width x x1 x2 y y1 y2";

/// What they say of drawings of this library if they are not there.
const DEFAULTS: [(&str, &str); 12] = [
    ("clip-path", "none"),
    ("fill-opacity", "1"),
    ("font-style", "normal"),
    // Each word of a name has it, even where the style sheet has the name in bold.
    ("font-weight", "normal"),
    ("opacity", "1"),
    ("stroke-dasharray", "0"),
    ("stroke-dasharray", "1, 0"),
    ("stroke-dasharray", "none"),
    ("transform", "matrix(1 0 0 1 0 0)"),
    ("transform", "none"),
    ("transform", "translate(0, 0)"),
    ("transform", "translate(0,0)"),
];

/// What makes an element one that nobody sees.
const UNSEEN: [(&str, &str); 3] = [
    ("display", "none"),
    ("opacity", "0"),
    ("visibility", "hidden"),
];

/// Colours that are none of an author's choice.
const NO_COLORS: &str = "none transparent inherit currentcolor";

/// Gives elements their attributes.
pub struct Attributes<'d> {
    /// What they refer to.
    pub references: References<'d>,
    /// Whether shapes have colours that the author chose.
    pub has_fills: bool,
    style: Style<'d>,
    /// The author's text, in lower case, whose colours stay.
    source: String,
    palette: Palette,
}

impl<'d> Attributes<'d> {
    /// For a drawing of the author's text, by its number in the page.
    pub fn new(document: &'d Document, number: usize, source: &str) -> Self {
        Self {
            references: References::of(document, number),
            has_fills: false,
            style: Style::of(document),
            source: source.to_lowercase(),
            palette: Palette::default(),
        }
    }

    /// The attributes of an element; `None` if nobody sees it.
    pub fn of(&mut self, node: Node<'d, 'd>) -> Option<Vec<(&'d str, String)>> {
        let mut said = BTreeSet::new();
        let mut kept = Vec::new();
        for (name, value) in self.style.declared(node) {
            if !said.insert(name) {
                continue;
            }
            if UNSEEN.contains(&(name, value)) {
                return None;
            }
            if !is_in(KEPT, name) || DEFAULTS.contains(&(name, value)) {
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
        if let Some(id) = value
            .strip_prefix("url(#")
            .and_then(|rest| rest.strip_suffix(')'))
        {
            return Some(format!("url(#{})", self.references.refer(id)?));
        }
        if value.contains('\\') || value.to_ascii_lowercase().contains("url(") {
            return None;
        }
        let element = node.tag_name().name();
        let paint = match name {
            "fill" if is_in("text tspan", element) => Paint::Text,
            "fill" if element == "rect" => Paint::Box,
            "fill" | "stop-color" => Paint::Shape,
            "stroke" => Paint::Line,
            "transform" => return Some(rounded(&about_origin(node, value))),
            _ => return Some(rounded(value.trim_end_matches("px"))),
        };
        let color = value.to_lowercase();
        if !is_in(NO_COLORS, &color) && names(&self.source, &color) {
            self.has_fills |= matches!(paint, Paint::Box | Paint::Shape);
            return Some(value.to_owned());
        }
        Some(self.palette.role(value, paint).unwrap_or(value).to_owned())
    }
}

/// Whether a text has a colour as a word of its own.
fn names(text: &str, color: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || "#-_".contains(c);
    text.match_indices(color).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + color.len()..]);
        !before.ends_with(is_part) && !after.starts_with(is_part)
    })
}

/// A transformation about the point that the element names, by translations alone.
fn about_origin(node: Node, transform: &str) -> String {
    let origin = node.attribute("transform-origin").unwrap_or_default();
    let point: Vec<f64> = origin
        .split_whitespace()
        .filter_map(|part| part.trim_end_matches("px").parse().ok())
        .collect();
    match point.as_slice() {
        [x, y] => format!("translate({x},{y}) {transform} translate({},{})", -x, -y),
        _ => transform.to_owned(),
    }
}

/// Where a part of the drawing stands that has coordinates of its own, and how large it is.
pub fn place(node: Node) -> Vec<(&'static str, String)> {
    let number = |name: &str| {
        let value = node.attribute(name)?;
        value.trim_end_matches("px").parse::<f64>().ok()
    };
    let (x, y) = (number("x").unwrap_or(0.0), number("y").unwrap_or(0.0));
    let (left, top, scale) = match (view_box(node), number("width")) {
        (Some([left, top, width, _]), Some(shown)) if width > 0.0 => (left, top, shown / width),
        _ => (0.0, 0.0, 1.0),
    };
    let (x, y) = (x - left * scale, y - top * scale);
    let transform = match (x, y, scale) {
        (0.0, 0.0, 1.0) => return Vec::new(),
        (x, y, 1.0) => format!("translate({x},{y})"),
        _ => format!("translate({x},{y}) scale({scale})"),
    };
    vec![("transform", rounded(&transform))]
}

/// The part of the plane that an element shows: left, top, width and height.
pub fn view_box(node: Node) -> Option<[f64; 4]> {
    let parts = node.attribute("viewBox")?.split_whitespace();
    let numbers: Vec<f64> = parts.filter_map(|part| part.parse().ok()).collect();
    numbers.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A colour is a word of the author's text, and not a part of one.
    #[test]
    fn colours_are_words() {
        let text = "style a fill:#f96,stroke:red; shared reds #f9";
        for (color, expected) in [
            ("#f96", true),
            ("red", true),
            ("#f9", true),
            ("shared", true),
            ("share", false),
            ("f96", false),
        ] {
            assert_eq!(names(text, color), expected, "{color}");
        }
        assert!(!names("shared reds", "red"));
    }

    /// Where a part stands, and about which point it turns.
    #[test]
    fn parts_stand_where_they_should() {
        let place_of = |svg: &str| place(Document::parse(svg).unwrap().root_element());
        assert_eq!(place_of("<use x='0' y='0'/>"), []);
        let at = |transform: &str| vec![("transform", transform.to_owned())];
        assert_eq!(place_of("<use x='3' y='4.5'/>"), at("translate(3,4.5)"));
        let icon = "<svg x='10' y='20' width='40' height='40' viewBox='0 4 80 80'/>";
        assert_eq!(place_of(icon), at("translate(10,18) scale(0.5)"));
        let rect = Document::parse("<rect transform-origin='600px 100px'/>").unwrap();
        assert_eq!(
            about_origin(rect.root_element(), "rotate(45)"),
            "translate(600,100) rotate(45) translate(-600,-100)"
        );
    }
}
