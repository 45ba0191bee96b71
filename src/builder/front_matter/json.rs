//! JSON front matter.

use jsonc_parser::{
    CollectOptions, ParseOptions,
    ast::{Object, Value as JsonValue},
    common::Ranged,
    parse_to_ast,
};

use super::tree::{Map, Node, Syntax, Value, line_at};

/// Reads a JSON object, to the letter of RFC 8259.
pub fn parse(text: &str) -> Result<Map, Syntax> {
    // serde_json knows the standard; the other parser knows the lines.
    if let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(text) {
        return Err(Syntax {
            line: error.line(),
            message: format!("not JSON: {}", bare(&error.to_string())),
        });
    }
    let parsed = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default());
    match parsed.map(|parsed| parsed.value) {
        Ok(Some(JsonValue::Object(object))) => Ok(map(&object, text)),
        _ => Err(Syntax {
            line: 1,
            message: "the front matter is no JSON object".to_owned(),
        }),
    }
}

/// A message of serde_json's without its place, which is the front matter's and not the file's.
fn bare(message: &str) -> &str {
    message.split(" at line ").next().unwrap_or(message)
}

fn map(object: &Object, text: &str) -> Map {
    let keys = object.properties.iter().map(|property| {
        let line = line_at(text, property.range().start);
        (
            property.name.as_str().to_owned(),
            line,
            node(&property.value, text),
        )
    });
    Map(keys.collect())
}

fn node(value: &JsonValue, text: &str) -> Node {
    let line = line_at(text, value.range().start);
    let value = match value {
        JsonValue::StringLit(literal) => Value::Scalar(literal.value.to_string()),
        JsonValue::NumberLit(literal) => Value::Scalar(literal.value.to_string()),
        JsonValue::BooleanLit(literal) => Value::Scalar(literal.value.to_string()),
        JsonValue::NullKeyword(_) => Value::Null,
        JsonValue::Array(array) => Value::List(
            array
                .elements
                .iter()
                .map(|value| node(value, text))
                .collect(),
        ),
        JsonValue::Object(object) => Value::Map(map(object, text)),
    };
    Node { line, value }
}
