//! Front matter: Hugo's, in YAML, TOML or JSON, read into one tree with line numbers and from
//! there into [`FrontMatter`], which is what the author wrote and nothing more.

mod dates;
mod fields;
mod json;
mod split;
mod toml;
mod tree;
mod yaml;

pub use fields::{Cover, FrontMatter, Located};
pub use split::{Format, Split, split};

use super::problem::Findings;
use tree::{Map, Syntax};

/// Reads the front matter of a file; `None` if it is not of its language. What is wrong is in the
/// findings.
pub fn read(split: &Split<'_>, findings: &mut Findings) -> Option<FrontMatter> {
    let parsed = match split.format {
        Format::None => Ok(Map::default()),
        Format::Yaml => yaml::parse(split.matter),
        Format::Toml => toml::parse(split.matter),
        Format::Json => json::parse(split.matter),
    };
    match parsed {
        Ok(mut map) => {
            map.shift(split.first_line - 1);
            Some(FrontMatter::from_map(map, findings))
        }
        Err(Syntax { line, message }) => {
            let help = match split.format {
                Format::Yaml => "quote texts that hold `: ` or ` #`, and indent with spaces",
                Format::Toml => "write texts in quotes and dates without",
                _ => "check the commas, quotes and braces around this line",
            };
            findings.error(line + split.first_line - 1, message, help);
            None
        }
    }
}

#[cfg(test)]
mod tests;
