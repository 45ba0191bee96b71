//! Which element may be where (<https://html.spec.whatwg.org/#kinds-of-content>).

use super::{
    lists, tables,
    tree::{Element, Node},
};

/// Elements that stand on lines of their own; they may not be among words.
const BLOCKS: &str =
    "aside blockquote details div dl figure h1 h2 h3 h4 h5 h6 hr ol p pre section table ul";

/// Elements that hold what the element around them may hold.
const TRANSPARENT: [&str; 5] = ["a", "audio", "del", "ins", "video"];

/// Elements that may hold blocks.
const FLOW: &str = "aside blockquote caption dd details div dt figcaption figure li section td th";

/// Elements of a structure, and those that they may be in.
const PARTS: [(&str, &str); 18] = [
    ("caption", "table"),
    ("col", "colgroup"),
    ("colgroup", "table"),
    ("dd", "dl"),
    ("dt", "dl"),
    ("figcaption", "figure"),
    ("li", "ol ul"),
    ("rp", "ruby"),
    ("rt", "ruby"),
    ("source", "audio picture video"),
    ("summary", "details"),
    ("tbody", "table"),
    ("td", "tr"),
    ("tfoot", "table"),
    ("th", "tr"),
    ("thead", "table"),
    ("tr", "tbody tfoot thead"),
    ("track", "audio video"),
];

/// What an element is in, as far as it matters to what it may hold.
#[derive(Clone, Copy, Default)]
struct Place {
    /// Among words.
    is_among_words: bool,
    is_in_link: bool,
    is_in_media: bool,
    is_in_term: bool,
    is_in_caption: bool,
    /// Where no heading may be.
    is_in_head: bool,
}

/// The nodes with every element in a place that it may have.
pub fn placed(nodes: Vec<Node>) -> Vec<Node> {
    all_placed(nodes, "", Place::default())
}

fn all_placed(nodes: Vec<Node>, parent: &str, place: Place) -> Vec<Node> {
    let mut out = Vec::with_capacity(nodes.len());
    for node in nodes {
        match node {
            Node::Text(_) => out.push(node),
            Node::Element(element) => place_element(element, parent, place, &mut out),
        }
    }
    out
}

fn place_element(mut element: Element, parent: &str, place: Place, out: &mut Vec<Node>) {
    let is_part = is_part(&element.name);
    let belongs = is_part && is_part_of(&element.name, parent);
    if is_part && !belongs {
        match element.name.as_str() {
            "col" | "colgroup" | "source" | "track" => return,
            "rp" | "rt" => return out.extend(all_placed(element.children, parent, place)),
            _ => become_division(&mut element),
        }
    }
    if is_heading(&element) {
        if element.text().trim().is_empty() && !element.holds(&|inner| inner.name == "img") {
            return;
        }
        if place.is_in_head {
            element.name = "p".to_owned();
            element.remove(&["aria-label"]);
        }
    }
    let is_section = match element.name.as_str() {
        "section" => element.has("aria-label") || element.holds(&is_heading),
        _ => true,
    };
    if !is_section || place.is_in_head && matches!(element.name.as_str(), "section" | "aside") {
        become_division(&mut element);
    }
    shape(&mut element);
    let is_block = among(BLOCKS, &element.name);
    let is_title = is_heading(&element) && parent == "summary";
    if is_block && place.is_among_words && !is_title {
        out.push(Node::Text(" ".to_owned()));
        out.extend(all_placed(element.children, parent, place));
        out.push(Node::Text(" ".to_owned()));
        return;
    }
    if is_refused(&element, place) {
        return out.extend(all_placed(element.children, parent, place));
    }
    let is_of_words = !is_block && !belongs && !TRANSPARENT.contains(&element.name.as_str());
    if is_of_words && element.holds(&|inner| among(BLOCKS, &inner.name)) {
        let children = std::mem::take(&mut element.children);
        element.remove(&["id"]);
        return out.extend(all_placed(distributed(&element, children), parent, place));
    }
    if place.is_in_link {
        element.remove(&["tabindex"]);
    }
    if is_empty_link(&element) {
        return;
    }
    let inside = place.inside(&element);
    element.children = all_placed(std::mem::take(&mut element.children), &element.name, inside);
    out.push(Node::Element(element));
}

/// Gives a structure its parts in their order.
fn shape(element: &mut Element) {
    match element.name.as_str() {
        "ol" | "ul" => lists::items(element),
        "dl" => lists::terms(element),
        "details" => lists::summary(element),
        "figure" => lists::caption(element),
        "ruby" => lists::annotations(element),
        "table" => tables::settle(element),
        _ => {}
    }
}

/// Whether an element may not be here, though what it holds may.
fn is_refused(element: &Element, place: Place) -> bool {
    let is_interactive = |inner: &Element| {
        matches!(inner.name.as_str(), "details" | "input") || inner.has("controls")
    };
    match element.name.as_str() {
        "a" => place.is_in_link || element.holds(&is_interactive),
        "audio" | "video" => place.is_in_media,
        "dfn" => place.is_in_term,
        "table" => place.is_in_caption,
        "ruby" => !element.children.iter().any(|child| child.is_any(&["rt"])),
        _ => false,
    }
}

/// Whether it is a link that nobody can see or hear, as parsers make them of links that are not closed.
fn is_empty_link(element: &Element) -> bool {
    let shows = |inner: &Element| matches!(inner.name.as_str(), "audio" | "img" | "video");
    let is_named = element.has("id") || element.has("aria-label");
    element.name == "a" && !is_named && element.text().trim().is_empty() && !element.holds(&shows)
}

/// An element around blocks becomes the same around the words in each of them.
fn distributed(wrapper: &Element, nodes: Vec<Node>) -> Vec<Node> {
    let mut out = Vec::new();
    let mut words = Vec::new();
    let wrap = |words: &mut Vec<Node>, out: &mut Vec<Node>| {
        let children = std::mem::take(words);
        match children.iter().all(Node::is_blank) {
            true => out.extend(children),
            false => out.push(Node::Element(Element {
                children,
                ..wrapper.clone()
            })),
        }
    };
    for node in nodes {
        match node {
            Node::Element(mut inner)
                if among(BLOCKS, &inner.name)
                    || is_part(&inner.name)
                    || inner.holds(&|inner| among(BLOCKS, &inner.name)) =>
            {
                wrap(&mut words, &mut out);
                inner.children = distributed(wrapper, inner.children);
                out.push(Node::Element(inner));
            }
            node => words.push(node),
        }
    }
    wrap(&mut words, &mut out);
    out
}

impl Place {
    /// The place in an element that is in this one.
    fn inside(self, element: &Element) -> Self {
        let name = element.name.as_str();
        let keeps = TRANSPARENT.contains(&name);
        Self {
            is_among_words: if keeps {
                self.is_among_words
            } else {
                !among(FLOW, name)
            },
            is_in_link: self.is_in_link || name == "a",
            is_in_media: self.is_in_media || matches!(name, "audio" | "video"),
            is_in_term: self.is_in_term || name == "dfn",
            is_in_caption: self.is_in_caption || name == "caption",
            is_in_head: self.is_in_head || matches!(name, "dt" | "th"),
        }
    }
}

/// A part without its structure, or a structure without its parts, is a block like any other.
pub fn become_division(element: &mut Element) {
    element.name = "div".to_owned();
    let kept = ["id", "class", "lang", "dir", "title"];
    element
        .attributes
        .retain(|(name, _)| kept.contains(&name.as_str()));
}

fn is_heading(element: &Element) -> bool {
    ["h1", "h2", "h3", "h4", "h5", "h6"].contains(&element.name.as_str())
}

fn is_part(name: &str) -> bool {
    PARTS.iter().any(|(part, _)| *part == name)
}

fn is_part_of(name: &str, parent: &str) -> bool {
    PARTS
        .iter()
        .any(|(part, parents)| *part == name && among(parents, parent))
}

fn among(names: &str, name: &str) -> bool {
    names.split(' ').any(|known| known == name)
}
