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

/// Text that is not of its language, and the line of the file.
#[derive(Debug)]
pub struct Syntax {
    pub line: usize,
    pub message: String,
}

/// How deep values may be nested: the parsers of TOML and JSON have limits near it, and every reader
/// of a value is a function that calls itself.
pub const MOST_DEPTH: usize = 64;

/// Front matter as a part of its file.
pub struct Excerpt<'a> {
    /// The front matter.
    pub text: &'a str,
    /// The line of the file, from 1, on which it starts.
    pub first_line: usize,
    /// Where its lines end.
    line_ends: Vec<usize>,
}

impl<'a> Excerpt<'a> {
    /// An excerpt that starts on a line of its file, from 1.
    pub fn new(text: &'a str, first_line: usize) -> Self {
        Self {
            text,
            first_line,
            line_ends: text.match_indices('\n').map(|(at, _)| at).collect(),
        }
    }

    /// The line of the file that holds a byte of the text.
    pub fn line_at(&self, offset: usize) -> usize {
        self.first_line + self.line_ends.partition_point(|end| *end < offset)
    }

    /// The line of the file for a line of the text, from 1.
    pub fn line(&self, line: usize) -> usize {
        self.first_line + line.saturating_sub(1)
    }
}
