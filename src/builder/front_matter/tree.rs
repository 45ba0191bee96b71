//! What YAML, TOML and JSON have in common, with the line of every value.

/// A value and its line, from 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    pub line: usize,
    pub value: Value,
}

/// A value. Numbers, booleans and dates stay text: the field that takes them reads them.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    #[default]
    Null,
    Scalar(String),
    List(Vec<Node>),
    Map(Map),
}

/// Keys, their lines and values, as written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Map(pub Vec<(String, usize, Node)>);

/// Text that is not of its format.
#[derive(Debug)]
pub struct Syntax {
    pub line: usize,
    pub message: String,
}

impl Map {
    /// Moves every line down: the tree was read from the middle of a file.
    pub fn shift(&mut self, lines: usize) {
        for (_, line, node) in &mut self.0 {
            *line += lines;
            node.shift(lines);
        }
    }
}

impl Node {
    fn shift(&mut self, lines: usize) {
        self.line += lines;
        match &mut self.value {
            Value::List(nodes) => nodes.iter_mut().for_each(|node| node.shift(lines)),
            Value::Map(map) => map.shift(lines),
            Value::Null | Value::Scalar(_) => {}
        }
    }
}

/// The line, from 1, of a byte offset.
pub fn line_at(text: &str, offset: usize) -> usize {
    let before = text.as_bytes().iter().take(offset);
    before.filter(|byte| **byte == b'\n').count() + 1
}
