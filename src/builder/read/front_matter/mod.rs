//! Front matter: Hugo's, in YAML, TOML or JSON, read into one tree with line numbers and from
//! there into [`FrontMatter`], which is what the author wrote and nothing more.

mod cascade; // keys that a section gives its pages
mod dates;
mod fields;
mod json;
mod menu; // places in menus
mod metadata; // for search engines and social networks
mod toml;
mod tree; // what the three languages have in common
mod values; // of keys, as types
mod yaml;

pub use cascade::Cascades;
pub use fields::{Entry, FrontMatter};
pub use values::{EditLink, Located};

use crate::{
    builder::problem::FileReport,
    domain::{FrontMatterFormat, SplitFile, Unclosed, split_front_matter},
};
pub use tree::Node;
use tree::{Excerpt, Map, Syntax, Value};

/// A file's front matter, the line of the file on which it starts, and its text.
#[derive(Debug)]
pub struct Parsed<'a> {
    /// The keys.
    pub matter: FrontMatter,
    /// From 1.
    pub first_line: usize,
    /// The Markdown.
    pub text: &'a str,
    /// The line on which it starts, from 1.
    pub text_line: usize,
}

/// Reads a file; `None` if its front matter has no end or is not of its language. What is wrong is in
/// the problems.
pub fn read<'a>(
    file: &'a str,
    inherited: Vec<fields::Entry>,
    problems: &mut FileReport,
) -> Option<Parsed<'a>> {
    let split = split(file, problems)?;
    Some(Parsed {
        matter: FrontMatter::from_map(map(&split, problems)?, inherited, problems),
        first_line: split.first_line,
        text: split.text,
        text_line: file[..file.len() - split.text.len()].matches('\n').count() + 1,
    })
}

/// The keys that `[params]` of a `site.toml` gives all pages, and what they say of those that are not
/// made of a file. Keys that would make the pages one, such as `title`, are refused. The file is known to
/// be TOML.
pub fn params(site_file: &str, problems: &mut FileReport) -> (Vec<Entry>, FrontMatter) {
    let map = toml::parse(&Excerpt::new(site_file, 1)).unwrap_or_default();
    let params = map.0.into_iter().find(|(key, ..)| key == "params");
    let Some(Value::Map(params)) = params.map(|(_, _, node)| node.value) else {
        return Default::default();
    };
    let matter = FrontMatter::of_params(params.clone(), problems);
    (params.0, matter)
}

/// Whether a file has front matter, closed or not.
pub fn has_any(file: &str) -> bool {
    !matches!(split_front_matter(file), Ok(split) if split.format == FrontMatterFormat::None)
}

/// The keys of a front matter.
fn map(split: &SplitFile, problems: &mut FileReport) -> Option<Map> {
    let excerpt = Excerpt::new(split.matter, split.first_line);
    let parsed = match split.format {
        FrontMatterFormat::None => Ok(Map::default()),
        FrontMatterFormat::Yaml => yaml::parse(&excerpt),
        FrontMatterFormat::Toml => toml::parse(&excerpt),
        FrontMatterFormat::Json => json::parse(&excerpt),
    };
    match parsed {
        Ok(map) => Some(map),
        Err(Syntax { line, message }) => {
            let help = match split.format {
                FrontMatterFormat::Yaml => {
                    "quote texts that hold `: ` or ` #`, and indent with spaces"
                }
                FrontMatterFormat::Toml => "write texts in quotes and dates without",
                _ => "check the commas, quotes and braces around this line",
            };
            problems.error(line, message, help);
            None
        }
    }
}

fn split<'a>(file: &'a str, problems: &mut FileReport) -> Option<SplitFile<'a>> {
    match split_front_matter(file) {
        Ok(split) => Some(split),
        Err(Unclosed { line, fence }) => {
            let opening = match fence {
                "}" => "{",
                fence => fence,
            };
            problems.error(
                line,
                format!("the front matter opened by `{opening}` is never closed"),
                &format!("add a line `{fence}` after the last key"),
            );
            None
        }
    }
}

#[cfg(test)]
mod tests;
