//! Tables: their parts in order, and every cell in a place of its own.

use std::collections::{BTreeMap, BTreeSet};

use super::tree::{Element, Node};

/// The parts of a table in their order.
const PARTS: [&str; 5] = ["caption", "colgroup", "thead", "tbody", "tfoot"];

/// Puts the parts in order and, where cells overlap or leave holes, takes their spans away.
pub fn settle(table: &mut Element) {
    let mut parts: Vec<Element> = Vec::new();
    for node in std::mem::take(&mut table.children) {
        let Node::Element(mut part) = node else {
            continue; // a parser leaves white space only
        };
        let is_only = matches!(part.name.as_str(), "caption" | "thead" | "tfoot");
        let known = parts.iter_mut().find(|known| known.name == part.name);
        match known.filter(|_| is_only) {
            Some(caption) if part.name == "caption" => {
                caption.children.push(Node::Text(" ".to_owned()));
                caption.children.append(&mut part.children);
                continue;
            }
            Some(_) => part.name = "tbody".to_owned(),
            None => {}
        }
        if part.name == "colgroup" && part.holds(&|column| column.name == "col") {
            part.remove(&["span"]);
        }
        parts.push(part);
    }
    parts.sort_by_key(|part| PARTS.iter().position(|name| *name == part.name));
    if !is_regular(&parts) {
        make_regular(&mut parts);
    }
    let width = parts.iter().filter_map(width).max().unwrap_or_default();
    if columns(&parts) != width {
        parts.retain(|part| part.name != "colgroup");
    }
    parts.retain(|part| !is_group(part) || rows(part).next().is_some());
    settle_heads(&mut parts);
    table.children = parts.into_iter().map(Node::Element).collect();
}

fn is_group(part: &Element) -> bool {
    matches!(part.name.as_str(), "tbody" | "tfoot" | "thead")
}

fn rows(group: &Element) -> impl Iterator<Item = &Element> {
    elements(group).filter(|row| row.name == "tr")
}

fn elements(parent: &Element) -> impl Iterator<Item = &Element> {
    parent.children.iter().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    })
}

fn span(cell: &Element, name: &str) -> usize {
    cell.get(name)
        .and_then(|number| number.parse().ok())
        .unwrap_or(1)
}

/// The columns that a group's first row has.
fn width(group: &Element) -> Option<usize> {
    let first = is_group(group).then(|| rows(group).next())??;
    Some(elements(first).map(|cell| span(cell, "colspan")).sum())
}

/// The columns that the table declares.
fn columns(parts: &[Element]) -> usize {
    let groups = parts.iter().filter(|part| part.name == "colgroup");
    groups
        .map(|group| match elements(group).next() {
            Some(_) => elements(group).map(|column| span(column, "span")).sum(),
            None => span(group, "span"),
        })
        .sum()
}

/// Whether all rows have the same columns, each filled once, and every column and row has a cell that
/// begins in it.
fn is_regular(parts: &[Element]) -> bool {
    let mut widths = BTreeSet::new();
    let mut begun = BTreeSet::new();
    for group in parts.iter().filter(|part| is_group(part)) {
        // Columns that cells of rows above reach into, and for how many rows more.
        let mut reached: BTreeMap<usize, usize> = BTreeMap::new();
        for row in rows(group) {
            let mut column = 0;
            let mut next: BTreeMap<usize, usize> = BTreeMap::new();
            let mut filled = BTreeSet::new();
            for (&at, &more) in &reached {
                filled.insert(at);
                next.insert(at, more - 1);
            }
            if elements(row).next().is_none() {
                return false;
            }
            for cell in elements(row) {
                while filled.contains(&column) {
                    column += 1;
                }
                begun.insert(column);
                for _ in 0..span(cell, "colspan") {
                    if !filled.insert(column) {
                        return false;
                    }
                    next.insert(column, span(cell, "rowspan") - 1);
                    column += 1;
                }
            }
            next.retain(|_, more| *more > 0);
            reached = next;
            widths.insert(filled.last().map_or(0, |last| last + 1));
            if filled.len() != filled.last().map_or(0, |last| last + 1) {
                return false;
            }
        }
        if !reached.is_empty() {
            return false;
        }
    }
    widths.len() <= 1 && begun.len() == widths.first().copied().unwrap_or_default()
}

/// Every cell takes one place, and rows end with empty ones.
fn make_regular(parts: &mut [Element]) {
    let groups = || parts.iter().filter(|part| is_group(part)).flat_map(rows);
    let width = groups().map(|row| elements(row).count()).max();
    for group in parts.iter_mut().filter(|part| is_group(part)) {
        group
            .children
            .retain(|row| matches!(row, Node::Element(row) if elements(row).next().is_some()));
        for row in &mut group.children {
            let Node::Element(row) = row else { continue };
            for cell in &mut row.children {
                if let Node::Element(cell) = cell {
                    cell.remove(&["colspan", "rowspan"]);
                }
            }
            let missing = width.unwrap_or_default() - elements(row).count();
            row.children
                .extend((0..missing).map(|_| Node::element("td", Vec::new())));
        }
    }
}

/// Heads say whether they are of a column or a row, and cells name heads of the same table.
fn settle_heads(parts: &mut [Element]) {
    let groups = parts.iter().filter(|part| is_group(part));
    let heads: BTreeSet<String> = groups
        .flat_map(rows)
        .flat_map(elements)
        .filter(|cell| cell.name == "th")
        .filter_map(|cell| cell.get("id").map(str::to_owned))
        .collect();
    for part in parts {
        for row in &mut part.children {
            let Node::Element(row) = row else { continue };
            let is_head = elements(row).all(|cell| cell.name == "th");
            for cell in &mut row.children {
                let Node::Element(cell) = cell else { continue };
                if cell.name == "th" && !cell.has("scope") {
                    cell.set("scope", if is_head { "col" } else { "row" });
                }
                let named = cell.get("headers").unwrap_or_default();
                if !named.split_whitespace().all(|id| heads.contains(id)) {
                    cell.remove(&["headers"]);
                }
            }
        }
    }
}
