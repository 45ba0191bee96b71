//! Files as texts.

use std::path::Path;

use super::{
    super::{files, problem::FileReport},
    characters,
};
use crate::markdown::with_unix_line_ends;

/// A file's text, which must be UTF-8.
pub fn text(file: &Path, problems: &mut FileReport) -> Option<String> {
    match files::read(file) {
        Ok(bytes) => decoded(bytes, problems),
        Err(error) => {
            let help = "let the builder read it, or move it out of the content root";
            problems.error(None, error.root_cause().to_string(), help);
            None
        }
    }
}

/// The text of a file's bytes, with the line ends of Unix: parsers disagree on what the others are.
pub fn decoded(bytes: Vec<u8>, problems: &mut FileReport) -> Option<String> {
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = with_unix_line_ends(text);
            Some(characters::without_control_characters(text))
        }
        Err(error) => {
            let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let good = with_unix_line_ends(String::from_utf8_lossy(good).into_owned());
            let line = good.matches('\n').count() + 1;
            problems.error(line, "the file is not UTF-8 text", "save it as UTF-8");
            None
        }
    }
}
