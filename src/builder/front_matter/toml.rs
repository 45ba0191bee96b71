//! TOML front matter.

use toml_edit::{Document, Item, Table, TableLike, Value as TomlValue};

use super::tree::{Map, Node, Syntax, Value, line_at};

/// Reads a TOML document.
pub fn parse(text: &str) -> Result<Map, Syntax> {
    let document = Document::parse(text).map_err(|error| Syntax {
        line: error.span().map_or(1, |span| line_at(text, span.start)),
        message: format!("not TOML: {}", error.message().replace('\n', ", ")),
    })?;
    let table: &Table = document.as_table();
    Ok(map(table, text))
}

fn map(table: &dyn TableLike, text: &str) -> Map {
    let keys = table.iter().map(|(name, item)| {
        let at = table.key(name).and_then(|key| key.span()).or(item.span());
        let line = at.map_or(1, |span| line_at(text, span.start));
        let value = match item {
            Item::Value(value) => read(value, text),
            Item::Table(table) => Value::Map(map(table, text)),
            Item::ArrayOfTables(tables) => {
                let node = |table: &Table| Node {
                    line,
                    value: Value::Map(map(table, text)),
                };
                Value::List(tables.iter().map(node).collect())
            }
            Item::None => Value::Null,
        };
        (name.to_owned(), line, Node { line, value })
    });
    Map(keys.collect())
}

fn read(value: &TomlValue, text: &str) -> Value {
    match value {
        TomlValue::String(text) => Value::Scalar(text.value().clone()),
        TomlValue::Integer(number) => Value::Scalar(number.value().to_string()),
        TomlValue::Float(number) => Value::Scalar(number.value().to_string()),
        TomlValue::Boolean(flag) => Value::Scalar(flag.value().to_string()),
        TomlValue::Datetime(date) => Value::Scalar(date.value().to_string()),
        TomlValue::Array(array) => Value::List(
            array
                .iter()
                .map(|value| Node {
                    line: value.span().map_or(1, |span| line_at(text, span.start)),
                    value: read(value, text),
                })
                .collect(),
        ),
        TomlValue::InlineTable(table) => Value::Map(map(table, text)),
    }
}
