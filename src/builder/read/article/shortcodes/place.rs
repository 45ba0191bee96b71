//! Blocks in the place of a tag: on lines of their own, in the list item or quotation that it is in.

/// The place of a tag: what stands before it on its line.
pub struct Place {
    /// What the lines of a block start with.
    prefix: String,
    /// Whether there are words before it.
    is_in_line: bool,
}

impl Place {
    /// The place of a tag that starts here.
    pub fn of(text: &str, start: usize) -> Self {
        let line = text[..start].rfind('\n').map_or(0, |end| end + 1);
        let before = &text[line..start];
        let markers = before.len() - after_markers(before).len();
        let (markers, words) = before.split_at(markers);
        Self {
            // The lines that follow a marker of a list are indented as far.
            prefix: markers
                .chars()
                .map(|c| if matches!(c, '>' | '\t') { c } else { ' ' })
                .collect(),
            is_in_line: !words.is_empty(),
        }
    }

    /// The block, with an empty line behind it, and before it where there are words.
    pub fn block(&self, block: &str) -> String {
        let prefix = self.prefix.as_str();
        let mut lines = String::new();
        if self.is_in_line {
            lines = format!("\n{prefix}\n{prefix}");
        }
        let mut is_first = true;
        for line in block.split('\n') {
            if !is_first {
                lines.push('\n');
                // What an author wrote inside starts as its lines do.
                if !line.starts_with(prefix) && (line.is_empty() || line != prefix.trim_end()) {
                    lines += prefix;
                }
            }
            lines += line;
            is_first = false;
        }
        lines + "\n" + prefix + "\n" + prefix
    }
}

/// What is behind the marks of quotations and lists at the start of a line.
fn after_markers(line: &str) -> &str {
    let mut rest = line.trim_start();
    loop {
        let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let after = rest.strip_prefix('>').or_else(|| {
            let is_number = digits.len() < rest.len() && rest.len() - digits.len() < 10;
            let marked = match is_number {
                true => digits.strip_prefix(['.', ')']),
                false => rest.strip_prefix(['-', '*', '+']),
            };
            marked.filter(|after| after.starts_with([' ', '\t']))
        });
        match after {
            Some(after) => rest = after.trim_start(),
            None => return rest,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A block does not leave the item or the quotation in which its tag is.
    #[test]
    fn a_block_stays_where_its_tag_is() {
        for (before, expected) in [
            ("", "a\nb\n\n"),
            ("x\n", "a\nb\n\n"),
            ("x ", "\n\na\nb\n\n"),
            ("- ", "a\n  b\n  \n  "),
            ("- y\n  ", "a\n  b\n  \n  "),
            ("12. ", "a\n    b\n    \n    "),
            ("> ", "a\n> b\n> \n> "),
            ("> - x ", "\n>   \n>   a\n>   b\n>   \n>   "),
            ("-x ", "\n\na\nb\n\n"),
        ] {
            assert_eq!(
                Place::of(before, before.len()).block("a\nb"),
                expected,
                "{before:?}"
            );
        }
    }
}
