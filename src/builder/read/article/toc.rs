//! The contents at the place where an author wants them.

use leptos::{html, prelude::*};

use crate::{
    builder::markup::without_markers,
    domain::{Heading, PageWords, Section},
    views::section_list,
};

/// The headings as nested lists.
pub fn list(outline: &[Heading], words: &PageWords) -> String {
    let sections = Section::nest(outline.to_vec());
    if sections.is_empty() {
        return String::new();
    }
    let list = html::nav()
        .attr("class", "toc")
        .aria_label(words.contents())
        .child(section_list(sections));
    without_markers(&list.to_html())
}
