//! The contents at the place where an author wants them.

use crate::{
    domain::{Heading, PageWords, Section},
    markdown::escaped,
};

/// The headings as nested lists.
pub fn list(outline: &[Heading], words: &PageWords) -> String {
    let sections = Section::nest(outline.to_vec());
    match sections.is_empty() {
        true => String::new(),
        false => format!(
            "<nav class=\"toc\" aria-label=\"{}\">{}</nav>",
            escaped(words.contents),
            nested(&sections)
        ),
    }
}

fn nested(sections: &[Section]) -> String {
    if sections.is_empty() {
        return String::new();
    }
    let item = |section: &Section| {
        format!(
            "<li><a href=\"#{}\">{}</a>{}</li>",
            escaped(&section.heading.id),
            escaped(&section.heading.text),
            nested(&section.sections)
        )
    };
    let items: String = sections.iter().map(item).collect();
    format!("<ul>{items}</ul>")
}
