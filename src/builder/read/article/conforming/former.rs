//! Elements and attributes that HTML no longer has, as those it has.

use super::tree::Element;

/// Former elements that have a name of today.
const NAMES: [(&str, &str); 6] = [
    ("acronym", "abbr"),
    ("center", "div"),
    ("dir", "ul"),
    ("menu", "ul"),
    ("strike", "s"),
    ("tt", "code"),
];

/// An element of today.
pub fn renewed(mut element: Element) -> Element {
    if element.name == "center" {
        element.add_class("center");
    }
    if let Some((_, name)) = NAMES.iter().find(|(former, _)| *former == element.name) {
        element.name = (*name).to_owned();
    }
    if let Some(align) = element.get("align").map(str::to_ascii_lowercase) {
        let is_text = !matches!(element.name.as_str(), "img" | "table" | "figure");
        if is_text && matches!(align.as_str(), "left" | "center" | "right") {
            element.add_class(&align);
        }
        element.remove(&["align"]);
    }
    if element.name == "a"
        && let Some(name) = element.get("name").map(str::to_owned)
    {
        if !element.has("id") {
            element.set("id", name);
        }
        element.remove(&["name"]);
    }
    element
}
