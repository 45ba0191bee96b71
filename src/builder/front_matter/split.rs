//! Where the front matter of a file ends and its text begins.

use super::super::problem::Findings;
use super::tree::line_at;

/// The language of a front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// There is none: the file is text from its first line.
    None,
    /// Between lines of `---`.
    Yaml,
    /// Between lines of `+++`.
    Toml,
    /// From `{` to its `}`.
    Json,
}

/// A file in two parts.
#[derive(Debug, PartialEq, Eq)]
pub struct Split<'a> {
    /// The language of the front matter.
    pub format: Format,
    /// The front matter, without its fences.
    pub matter: &'a str,
    /// The line of the file, from 1, on which the front matter starts.
    pub first_line: usize,
    /// The Markdown.
    pub text: &'a str,
}

/// Splits a file; `None` if its front matter has no end, which is in the findings. A byte order
/// mark and blank lines may stand before it.
pub fn split<'a>(file: &'a str, findings: &mut Findings) -> Option<Split<'a>> {
    let start = file.trim_start_matches('\u{feff}').trim_start();
    let offset = file.len() - start.len();
    let first_line = line_at(file, offset);
    let plain = Split {
        format: Format::None,
        matter: "",
        first_line,
        text: file.trim_start_matches('\u{feff}'),
    };
    let opening = start.lines().next().unwrap_or_default().trim_end();
    let (format, fence) = match opening {
        "---" => (Format::Yaml, "---"),
        "+++" => (Format::Toml, "+++"),
        // `{{` opens a shortcode, and no JSON object.
        _ if start.starts_with('{') && !start.starts_with("{{") => {
            return Some(json(start, first_line));
        }
        _ => return Some(plain),
    };
    let mut position = start.find('\n').map_or(start.len(), |end| end + 1);
    let matter_start = position;
    for line in start[matter_start..].split_inclusive('\n') {
        if line.trim_end() == fence {
            return Some(Split {
                format,
                matter: &start[matter_start..position],
                first_line: first_line + 1,
                text: &start[position + line.len()..],
            });
        }
        position += line.len();
    }
    findings.error(
        first_line,
        format!("the front matter opened by `{fence}` is never closed"),
        &format!("add a line `{fence}` after the last key"),
    );
    None
}

fn json(start: &str, first_line: usize) -> Split<'_> {
    let mut values = serde_json::Deserializer::from_str(start).into_iter::<serde::de::IgnoredAny>();
    let end = match values.next() {
        Some(Ok(_)) => values.byte_offset(),
        _ => start.len(), // the parser will say what is wrong, and where
    };
    Split {
        format: Format::Json,
        matter: &start[..end],
        first_line,
        text: &start[end..],
    }
}
