//! JSON front matter.

use jsonc_parser::{
    CollectOptions, ParseOptions,
    ast::{Object, Value as JsonValue},
    common::Ranged,
    errors::ParseError,
    parse_to_ast,
};

use super::tree::{Excerpt, Map, Node, Syntax, Value};

/// JSON to the letter of RFC 8259: none of the parser's extensions.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Reads a JSON object.
pub fn parse(excerpt: &Excerpt) -> Result<Map, Syntax> {
    let refused = |error: ParseError| Syntax {
        line: excerpt.line_at(error.range().start),
        message: format!("not JSON: {}", error.kind()),
    };
    let parsed =
        parse_to_ast(excerpt.text, &CollectOptions::default(), &STRICT).map_err(refused)?;
    match parsed.value {
        Some(JsonValue::Object(object)) => Ok(map(&object, excerpt)),
        _ => Err(Syntax {
            line: excerpt.first_line,
            message: "the front matter is not a JSON object".to_owned(),
        }),
    }
}

fn map(object: &Object, excerpt: &Excerpt) -> Map {
    let keys = object.properties.iter().map(|property| {
        let line = excerpt.line_at(property.range().start);
        let value = node(&property.value, excerpt);
        (property.name.as_str().to_owned(), line, value)
    });
    Map(keys.collect())
}

fn node(value: &JsonValue, excerpt: &Excerpt) -> Node {
    let line = excerpt.line_at(value.range().start);
    let value = match value {
        JsonValue::StringLit(literal) => Value::Scalar(literal.value.to_string()),
        JsonValue::NumberLit(literal) => Value::Scalar(literal.value.to_string()),
        JsonValue::BooleanLit(literal) => Value::Scalar(literal.value.to_string()),
        JsonValue::NullKeyword(_) => Value::Null,
        JsonValue::Array(array) => {
            let nodes = array.elements.iter().map(|value| node(value, excerpt));
            Value::List(nodes.collect())
        }
        JsonValue::Object(object) => Value::Map(map(object, excerpt)),
    };
    Node { line, value }
}
