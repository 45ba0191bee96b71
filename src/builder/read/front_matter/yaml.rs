//! YAML front matter, from parser events, so that every key keeps its line, and a key given
//! twice reaches the place that warns of it.

use std::collections::{HashMap, HashSet};

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};

use super::{
    fields::Entry,
    tree::{Excerpt, MOST_DEPTH, Map, Node, Syntax, Value},
};

/// Nodes a document may unfold to: aliases of aliases grow without bound.
const MOST_NODES: usize = 100_000;

/// Reads a YAML mapping.
pub fn parse(excerpt: &Excerpt) -> Result<Map, Syntax> {
    let mut reader = Reader {
        excerpt,
        events: Parser::new_from_str(excerpt.text),
        anchors: HashMap::new(),
        nodes: 0,
        depth: 0,
    };
    loop {
        let (event, line) = reader.next()?;
        match event {
            Event::StreamStart | Event::DocumentStart(_) => {}
            Event::StreamEnd => return Ok(Map::default()),
            event => {
                let root = reader.node(event, line)?.value;
                reader.end()?;
                return match root {
                    Value::Map(map) => Ok(map),
                    Value::Null => Ok(Map::default()),
                    _ => Err(syntax(
                        line,
                        "the front matter is not a list of `key: value` lines",
                    )),
                };
            }
        }
    }
}

struct Reader<'a> {
    excerpt: &'a Excerpt<'a>,
    events: Parser<'a, saphyr_parser::StrInput<'a>>,
    anchors: HashMap<usize, Node>,
    nodes: usize,
    /// How many values are around the one that is read.
    depth: usize,
}

impl<'a> Reader<'a> {
    /// The next event and its line in the file.
    fn next(&mut self) -> Result<(Event<'a>, usize), Syntax> {
        match self.events.next_event() {
            Some(Ok((event, span))) => Ok((event, self.excerpt.line(span.start.line()))),
            Some(Err(error)) => Err(self.scan_error(&error)),
            None => Err(syntax(
                self.excerpt.first_line,
                "the front matter ends too early",
            )),
        }
    }

    fn scan_error(&self, error: &ScanError) -> Syntax {
        let line = self.excerpt.line(error.marker().line());
        syntax(line, &format!("not YAML: {}", error.info()))
    }

    /// Nothing may follow the root: a `draft` in what is not read would be missed.
    fn end(&mut self) -> Result<(), Syntax> {
        for expected in [Event::DocumentEnd, Event::StreamEnd] {
            let (event, line) = self.next()?;
            if event != expected {
                let message = "there is more after the front matter has ended";
                return Err(syntax(line, message));
            }
        }
        Ok(())
    }

    fn node(&mut self, event: Event<'a>, line: usize) -> Result<Node, Syntax> {
        self.nodes += 1;
        if self.nodes > MOST_NODES {
            return Err(syntax(line, "the front matter unfolds to too many values"));
        }
        if self.depth > MOST_DEPTH {
            let message = format!("values are nested more than {MOST_DEPTH} deep");
            return Err(syntax(line, &message));
        }
        self.depth += 1;
        let (value, anchor) = match event {
            Event::Scalar(text, style, anchor, _) => {
                let null = style == ScalarStyle::Plain
                    && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                let value = match null {
                    true => Value::Null,
                    false => Value::Scalar(text.into_owned()),
                };
                (value, anchor)
            }
            Event::SequenceStart(anchor, _) => (self.list()?, anchor),
            Event::MappingStart(anchor, _) => (self.map()?, anchor),
            Event::Alias(anchor) => {
                let node = self.anchors.get(&anchor).cloned().unwrap_or_default();
                self.nodes += size(&node);
                self.depth -= 1;
                return Ok(Node { line, ..node });
            }
            _ => return Err(syntax(line, "a value is missing here")),
        };
        self.depth -= 1;
        let node = Node { line, value };
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        Ok(node)
    }

    fn list(&mut self) -> Result<Value, Syntax> {
        let mut nodes = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Ok(Value::List(nodes)),
                (event, line) => nodes.push(self.node(event, line)?),
            }
        }
    }

    fn map(&mut self) -> Result<Value, Syntax> {
        let (mut entries, mut merged): (Vec<Entry>, Vec<Entry>) = Default::default();
        loop {
            let (event, line) = self.next()?;
            let key = match event {
                Event::MappingEnd => {
                    // Keys of its own win (YAML merge key language-independent type).
                    let own: HashSet<String> =
                        entries.iter().map(|(key, ..)| key.clone()).collect();
                    merged.retain(|(key, ..)| !own.contains(key));
                    entries.extend(merged);
                    return Ok(Value::Map(Map(entries)));
                }
                Event::Scalar(key, ..) => key.into_owned(),
                _ => return Err(syntax(line, "a key must be plain text")),
            };
            let (event, value_line) = self.next()?;
            let value = self.node(event, value_line)?;
            match (key.as_str(), value.value) {
                ("<<", Value::Map(map)) => merged.extend(map.0),
                ("<<", Value::List(nodes)) => {
                    merged.extend(nodes.into_iter().flat_map(|node| match node.value {
                        Value::Map(map) => map.0,
                        _ => Vec::new(),
                    }))
                }
                (_, inner) => entries.push((
                    key,
                    line,
                    Node {
                        line: value.line,
                        value: inner,
                    },
                )),
            }
        }
    }
}

fn size(node: &Node) -> usize {
    match &node.value {
        Value::List(nodes) => nodes.iter().map(size).sum::<usize>() + 1,
        Value::Map(map) => map.0.iter().map(|(_, _, node)| size(node)).sum::<usize>() + 1,
        Value::Null | Value::Scalar(_) => 1,
    }
}

fn syntax(line: usize, message: &str) -> Syntax {
    Syntax {
        line,
        message: message.to_owned(),
    }
}
