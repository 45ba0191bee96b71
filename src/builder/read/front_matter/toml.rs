//! TOML front matter.

use toml_edit::{Document, Item, Table, TableLike, Value as TomlValue};

use super::tree::{Excerpt, Map, Node, Syntax, Value};

/// Reads a TOML document.
pub fn parse(excerpt: &Excerpt) -> Result<Map, Syntax> {
    let document = Document::parse(excerpt.text).map_err(|error| Syntax {
        line: excerpt.line_at(error.span().unwrap_or_default().start),
        message: format!("not TOML: {}", error.message().replace('\n', ", ")),
    })?;
    let table: &Table = document.as_table();
    Ok(map(table, excerpt))
}

fn map(table: &dyn TableLike, excerpt: &Excerpt) -> Map {
    let keys = table.iter().map(|(name, item)| {
        let at = table.key(name).and_then(|key| key.span()).or(item.span());
        let line = excerpt.line_at(at.unwrap_or_default().start);
        let value = match item {
            Item::Value(value) => read(value, excerpt),
            Item::Table(table) => Value::Map(map(table, excerpt)),
            Item::ArrayOfTables(tables) => {
                let node = |table: &Table| Node {
                    line,
                    value: Value::Map(map(table, excerpt)),
                };
                Value::List(tables.iter().map(node).collect())
            }
            Item::None => Value::Null,
        };
        (name.to_owned(), line, Node { line, value })
    });
    Map(keys.collect())
}

fn read(value: &TomlValue, excerpt: &Excerpt) -> Value {
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
                    line: excerpt.line_at(value.span().unwrap_or_default().start),
                    value: read(value, excerpt),
                })
                .collect(),
        ),
        TomlValue::InlineTable(table) => Value::Map(map(table, excerpt)),
    }
}
