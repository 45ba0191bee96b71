//! Where the front matter of a file ends and its text begins: one rule for builder and app.

/// The language of a front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrontMatterFormat {
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
pub struct SplitFile<'a> {
    /// The language of the front matter.
    pub format: FrontMatterFormat,
    /// The front matter, without its fences.
    pub matter: &'a str,
    /// The line of the file, from 1, on which the front matter starts.
    pub first_line: usize,
    /// The Markdown.
    pub text: &'a str,
}

/// Front matter without an end.
#[derive(Debug, PartialEq, Eq)]
pub struct Unclosed {
    /// The line, from 1, that opens it.
    pub line: usize,
    /// What is missing at its end: a line `---` or `+++`, or a `}`.
    pub fence: &'static str,
}

impl<'a> SplitFile<'a> {
    /// The title, where it is a key at the top with a value of one line. The browser has no parser for
    /// front matter; the builder, which has, does not ask.
    pub fn title(&self) -> Option<&'a str> {
        self.matter.lines().find_map(|line| {
            let line = line.trim().trim_start_matches('"');
            let value = line.strip_prefix("title")?.trim_start_matches('"');
            let value = value.trim_start().strip_prefix([':', '='])?;
            let value = value.trim().trim_end_matches(',');
            Some(value.trim_matches(['"', '\'']))
        })
    }
}

/// Splits a file. A byte order mark and blank lines may be above the front matter.
pub fn split_front_matter(file: &str) -> Result<SplitFile<'_>, Unclosed> {
    let file = file.strip_prefix('\u{feff}').unwrap_or(file);
    let start = file.trim_start();
    let above = file.len() - start.len();
    let line = file
        .bytes()
        .take(above)
        .filter(|byte| *byte == b'\n')
        .count()
        + 1;
    let (opening, body) = start.split_once('\n').unwrap_or((start, ""));
    let (format, fence) = match opening.trim_end() {
        "---" => (FrontMatterFormat::Yaml, "---"),
        "+++" => (FrontMatterFormat::Toml, "+++"),
        // `{{` opens a shortcode, and no JSON object.
        json if json.starts_with('{') && !json.starts_with("{{") => (FrontMatterFormat::Json, "}"),
        _ => {
            return Ok(SplitFile {
                format: FrontMatterFormat::None,
                matter: "",
                first_line: line,
                text: file,
            });
        }
    };
    let unclosed = Unclosed { line, fence };
    let (first_line, whole, end) = match format {
        FrontMatterFormat::Json => (line, start, json_end(start)),
        _ => (line + 1, body, fence_at(body, fence)),
    };
    let (matter, rest) = end
        .and_then(|end| whole.split_at_checked(end))
        .ok_or(unclosed)?;
    let text = match format {
        FrontMatterFormat::Json => rest,
        _ => rest.split_once('\n').map_or("", |(_, text)| text),
    };
    Ok(SplitFile {
        format,
        matter,
        first_line,
        text,
    })
}

/// Where the line starts that is a fence and nothing else.
fn fence_at(body: &str, fence: &str) -> Option<usize> {
    let mut start = 0;
    for line in body.split('\n') {
        if line.trim_end() == fence {
            return Some(start);
        }
        start += line.len() + 1;
    }
    None
}

/// Where the object that a text starts with ends: behind the brace that closes it. Braces in
/// strings do not count.
fn json_end(text: &str) -> Option<usize> {
    let (mut depth, mut in_string, mut is_escaped) = (0, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if in_string => is_escaped = true,
            b'"' => in_string = !in_string,
            b'{' if !in_string => depth += 1,
            b'}' if !in_string => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(file: &str) -> &str {
        split_front_matter(file).unwrap().text
    }

    /// A file shows its text, whatever is above it.
    #[test]
    fn front_matter_of_every_format_is_cut_off() {
        assert_eq!(text("---\na: 1\n---\nText"), "Text");
        assert_eq!(text("---\n---\nText"), "Text");
        assert_eq!(text("+++\r\na = 1\r\n+++\r\nText"), "Text");
        assert_eq!(text("{\n\"a\": 1\n}\nText"), "\nText");
        assert_eq!(text("{\"a\": {\"b\": \"}\\\"\"}} Text"), " Text");
        assert_eq!(text("\u{feff}Text"), "Text");
        assert_eq!(text("\n\nText"), "\n\nText");
        assert_eq!(text("{{< shortcode >}} Text"), "{{< shortcode >}} Text");
    }

    /// A Markdown file that is shown by itself has its author's title.
    #[test]
    fn a_title_is_found_in_every_format() {
        let title = |file: &'static str| split_front_matter(file).unwrap().title();
        assert_eq!(
            title("---\ndate: 2020\ntitle: \"A: b\"\n---\n"),
            Some("A: b")
        );
        assert_eq!(title("+++\ntitle = 'A'\n+++\n"), Some("A"));
        assert_eq!(title("{\n  \"title\": \"A\",\n  \"x\": 1\n}\n"), Some("A"));
        assert_eq!(title("---\ntitles: A\n---\n"), None);
    }

    /// An author is told the line that opens what never ends.
    #[test]
    fn an_end_that_is_missing_is_told() {
        for (file, line, fence) in [
            ("---\na: 1\n", 1, "---"),
            ("--- \nrule", 1, "---"),
            ("\n\n+++\n", 3, "+++"),
            ("{\"a\": 1\n", 1, "}"),
        ] {
            assert_eq!(split_front_matter(file), Err(Unclosed { line, fence }));
        }
        assert_eq!(
            split_front_matter("\n\n---\na: 1\n---\n")
                .unwrap()
                .first_line,
            4
        );
    }
}
