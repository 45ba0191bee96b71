//! A post written by hand: front matter, then Markdown.

/// The Markdown text of a file written by hand. Its front matter is dropped: the manifest
/// says what it would.
pub fn below_front_matter(file: &str) -> &str {
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
#[cfg(test)]
mod tests {
    use super::*;

    /// A file written by hand shows its text, whatever stands above it.
    #[test]
    fn foreign_front_matter_is_dropped() {
        assert_eq!(below_front_matter("---\na: 1\n---\nText"), "Text");
        assert_eq!(below_front_matter("+++\r\na = 1\r\n+++\r\nText"), "Text");
        assert_eq!(below_front_matter("{\n\"a\": 1\n}\nText"), "Text");
        assert_eq!(below_front_matter("--- \nrule"), "--- \nrule");
        assert_eq!(below_front_matter("\u{feff}Text"), "Text");
    }
}
