//! Pictures, videos and sounds.

use super::tree::{Element, Node};

/// The element, or nothing where it shows nothing.
pub fn completed(mut element: Element) -> Vec<Node> {
    match element.name.as_str() {
        "img" => {
            if !element.has("src") {
                return Vec::new();
            }
            if !element.has("alt") {
                element.set("alt", "");
            }
            candidates(&mut element);
        }
        "picture" => return picture(element),
        "audio" | "video" => return playing(element),
        "source" => candidates(&mut element),
        "track" => {
            let kind = element.get("kind").unwrap_or("subtitles");
            let needs_language = kind == "subtitles" && !element.has("srclang");
            if !element.has("src") || needs_language {
                return Vec::new();
            }
        }
        // A control is a task's box and nothing else.
        "input" if element.get("type") != Some("checkbox") => return Vec::new(),
        _ => {}
    }
    vec![Node::Element(element)]
}

/// A picture has sources that can be chosen between, and an image.
fn picture(mut picture: Element) -> Vec<Node> {
    let children = std::mem::take(&mut picture.children);
    let (mut sources, mut image, mut others) = (Vec::new(), None, Vec::new());
    for node in children {
        match node {
            Node::Element(mut source) if source.name == "source" => {
                let is_choice = source.has("media") || source.has("type");
                if source.has("srcset") && is_choice {
                    source.remove(&["src"]);
                    sources.push(Node::Element(source));
                }
            }
            node if node.name() == Some("img") && image.is_none() => image = Some(node),
            node if node.is_blank() => {}
            node => others.push(node),
        }
    }
    let mut out = Vec::new();
    if let Some(image) = image {
        picture.children = sources;
        picture.children.push(image);
        out.push(Node::Element(picture));
    }
    out.extend(others);
    out
}

/// A video or a sound with its sources and tracks before anything else in it; what it holds where it has
/// nothing to play.
fn playing(mut media: Element) -> Vec<Node> {
    let (mut sources, mut tracks, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for node in std::mem::take(&mut media.children) {
        match node {
            Node::Element(mut source) if source.name == "source" => {
                if source.has("src") && !media.has("src") {
                    source.remove(&["srcset", "sizes", "width", "height"]);
                    sources.push(Node::Element(source));
                }
            }
            node if node.is_any(&["track"]) => tracks.push(node),
            node => others.push(node),
        }
    }
    if sources.is_empty() && !media.has("src") {
        return others;
    }
    media.children = [sources, tracks, others].into_iter().flatten().collect();
    vec![Node::Element(media)]
}

/// The pictures to choose from are all described in one manner, by width or by density.
fn candidates(element: &mut Element) {
    let set = element.get("srcset").unwrap_or_default();
    let candidates: Vec<Option<bool>> = set.split(',').map(has_width).collect();
    let has_widths = candidates.first().copied().flatten() == Some(true);
    if candidates.iter().any(|known| *known != Some(has_widths)) {
        element.remove(&["srcset", "sizes"]);
    } else if !has_widths {
        element.remove(&["sizes"]);
    } else if !element.has("sizes") {
        element.set("sizes", "100vw");
    }
}

/// Whether a picture of a set is described by its width; `None` for what is not an address with a
/// description.
fn has_width(candidate: &str) -> Option<bool> {
    let mut parts = candidate.split_whitespace();
    let address = parts.next().filter(|address| super::is_valid(address))?;
    let description = parts.next();
    let is_all = parts.next().is_none() && !address.starts_with("data:");
    let width = description.and_then(|text| text.strip_suffix('w'));
    let density = description.map_or("1", |text| text.strip_suffix('x').unwrap_or_default());
    match width {
        Some(width) => width.parse::<u32>().is_ok_and(|width| width > 0),
        None => density.parse::<f32>().is_ok_and(|density| density > 0.0),
    }
    .then_some(width.is_some())
    .filter(|_| is_all)
}
