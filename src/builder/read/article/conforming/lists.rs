//! Lists and other elements whose children are of certain kinds, in a certain order.

use super::{
    nesting::become_division,
    tree::{Element, Node},
};

/// A list has items. What is between them becomes an item, and a list goes into the item before it.
pub fn items(list: &mut Element) {
    let mut items: Vec<Node> = Vec::new();
    // Whether the last item is one that the author wrote.
    let mut is_written = true;
    for node in std::mem::take(&mut list.children) {
        if node.is_any(&["li"]) {
            is_written = true;
            items.push(node);
        } else if node.is_blank() || node.is_any(&["br"]) {
            items.push(Node::Text("\n".to_owned()));
        } else {
            let is_list = node.is_any(&["ol", "ul"]);
            let last = items.iter_mut().rev().find_map(|item| match item {
                Node::Element(item) => Some(item),
                Node::Text(_) => None,
            });
            match last {
                Some(item) if is_list || !is_written => item.children.push(node),
                _ => {
                    is_written = false;
                    items.push(Node::element("li", vec![node]));
                }
            }
        }
    }
    list.children = items;
}

/// A list of terms has terms, each followed by meanings. What has others is not one.
pub fn terms(list: &mut Element) {
    let is_pair = |node: &Node| node.is_blank() || node.is_any(&["dd", "dt"]);
    let children = std::mem::take(&mut list.children).into_iter();
    list.children = children
        .flat_map(|node| match node {
            Node::Element(group) if group.name == "div" && group.children.iter().all(is_pair) => {
                group.children
            }
            node => vec![node],
        })
        .collect();
    let parts = list.children.iter().filter(|node| !node.is_blank());
    let names: Vec<Option<&str>> = parts.map(Node::name).collect();
    let (term, meaning) = (Some("dt"), Some("dd"));
    let is_in_order = names.first().is_none_or(|name| *name == term)
        && names.last().is_none_or(|name| *name == meaning)
        && names.iter().all(|name| *name == term || *name == meaning);
    if !is_in_order {
        become_division(list);
    }
}

/// What opens has something to open it by.
pub fn summary(details: &mut Element) {
    let is_summary = |node: &Node| node.is_any(&["summary"]);
    let Some(at) = details.children.iter().position(is_summary) else {
        return become_division(details);
    };
    let first = details.children.remove(at);
    divide(&mut details.children, "summary");
    details.children.insert(0, first);
}

/// A figure has one caption, at its start or its end.
pub fn caption(figure: &mut Element) {
    let is_caption = |node: &Node| node.is_any(&["figcaption"]);
    let Some(at) = figure.children.iter().position(is_caption) else {
        return;
    };
    let is_first = figure.children[..at].iter().all(Node::is_blank);
    let caption = figure.children.remove(at);
    divide(&mut figure.children, "figcaption");
    match is_first {
        true => figure.children.insert(0, caption),
        false => figure.children.push(caption),
    }
}

/// Ruby has words, each with an annotation that may be in parentheses. What has others keeps no
/// annotations.
pub fn annotations(ruby: &mut Element) {
    if annotates(&ruby.children) {
        return;
    }
    ruby.children.retain(|node| !node.is_any(&["rp"]));
    if annotates(&ruby.children) {
        return;
    }
    for node in &mut ruby.children {
        if let Node::Element(part) = node
            && part.name == "rt"
        {
            part.name = "span".to_owned();
        }
    }
}

fn annotates(nodes: &[Node]) -> bool {
    let parts = nodes.iter().filter(|node| !node.is_blank());
    let kinds: String = parts
        .map(|node| match node.name() {
            Some("rt") => 't',
            Some("rp") => 'p',
            _ => 'w',
        })
        .collect();
    let kinds = kinds.replace("ptp", "t");
    kinds.starts_with('w') && kinds.ends_with('t') && !kinds.contains('p') && !kinds.contains("tt")
}

/// Makes blocks of the elements of a name.
fn divide(nodes: &mut [Node], name: &str) {
    for node in nodes {
        if let Node::Element(element) = node
            && element.name == name
        {
            become_division(element);
        }
    }
}
