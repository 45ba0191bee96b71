//! The file of a live post: what is known of it as JSON, then its Markdown.

use serde::Serialize;

use super::{Entry, Json, json};

/// The head of a published Markdown file, Hugo's JSON front matter with names of our own.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Published {
    /// The post as lists know it, so that a deep link needs no manifest.
    pub item: Entry,
    /// Address, width and height in CSS pixels of the images whose size is known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<(String, u32, u32)>,
}

impl Published {
    /// The line that a builder writes above a Markdown text: the head as JSON.
    pub fn head_of(file: &str) -> Option<&str> {
        let line = file.lines().next()?;
        (line.starts_with('{') && line.ends_with('}')).then_some(line)
    }

    /// Reads a head.
    pub fn read(head: &impl Json) -> Option<Self> {
        let images = json::list(head, "images").ok()?;
        Some(Self {
            item: Entry::read(&head.member("item")?).ok()?,
            images: images.iter().filter_map(read_image).collect(),
        })
    }

    /// The Markdown text of a file written by hand. Its front matter is dropped: the manifest
    /// says what it would.
    pub fn text_of(file: &str) -> &str {
        let file = file.trim_start_matches('\u{feff}');
        if file.starts_with('{')
            && !file.starts_with("{{")
            && let Some((_, text)) = file.split_once("\n}\n")
        {
            return text;
        }
        for fence in ["---", "+++"] {
            let Some(rest) = file.strip_prefix(fence) else {
                continue;
            };
            let mut end = 0;
            for line in rest.split_inclusive('\n') {
                end += line.len();
                if end > line.len() && line.trim_end() == fence {
                    return &rest[end..];
                }
            }
        }
        file
    }
}

fn read_image<J: Json>(image: &J) -> Option<(String, u32, u32)> {
    let parts = image.as_list()?;
    let side = |index: usize| Some(parts.get(index)?.as_number()? as u32);
    Some((parts.first()?.as_text()?, side(1)?, side(2)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file written by hand shows its text, whatever stands above it.
    #[test]
    fn foreign_front_matter_is_dropped() {
        assert_eq!(Published::text_of("---\na: 1\n---\nText"), "Text");
        assert_eq!(Published::text_of("+++\r\na = 1\r\n+++\r\nText"), "Text");
        assert_eq!(Published::text_of("{\n\"a\": 1\n}\nText"), "Text");
        assert_eq!(Published::text_of("--- \nrule"), "--- \nrule");
        assert_eq!(Published::text_of("\u{feff}Text"), "Text");
    }
}
