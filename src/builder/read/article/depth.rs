//! How deep HTML is nested. Parsers look through all open elements at each new one, so that a text of
//! nothing but open elements would take hours; browsers keep no more than 512 either.

use std::collections::HashMap;

use super::raw_html::{element_name, is_html};
use crate::{builder::names::is_in, markdown::RawHtml};

/// Elements in each other at most.
pub const MOST: usize = 512;

/// Elements that have no end tag, or may be written without it.
const ENDLESS: &str = "area base br col embed hr img input link meta source track wbr \
    p li dt dd option optgroup rb rt rtc rp tr td th thead tbody tfoot colgroup caption html head body";

/// Whether more elements than [`MOST`] are open at one place. Unless raw HTML is kept, what is not HTML
/// is text.
pub fn is_too_deep(html: &str, raw: RawHtml) -> bool {
    let mut open: HashMap<String, usize> = HashMap::new();
    let mut depth = 0;
    for tag in html.split('<').skip(1) {
        let is_end = tag.starts_with('/');
        let name = element_name(tag.trim_start_matches('/'));
        let is_element = match raw {
            RawHtml::Kept => name.starts_with(|c: char| c.is_ascii_alphabetic()),
            RawHtml::Safe => is_html(&name),
        };
        if !is_element || is_in(ENDLESS, &name) {
            continue;
        }
        let count = open.entry(name).or_default();
        match is_end {
            false => {
                *count += 1;
                depth += 1;
            }
            // The end of what is not open is none.
            true if *count > 0 => {
                *count -= 1;
                depth -= 1;
            }
            true => {}
        }
        if depth > MOST {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is closed, and what needs no end, counts for nothing.
    #[test]
    fn only_open_elements_count() {
        for (part, expected) in [
            ("<div>", true),
            ("<b id=1>", true),
            ("<ul><li>a", true),
            ("<div></div>", false),
            ("<p>a<br><img src=a>", false),
            ("a < b <3 </div>", false),
        ] {
            let html = part.repeat(MOST + 1);
            assert_eq!(is_too_deep(&html, RawHtml::Safe), expected, "{part}");
        }
        assert!(!is_too_deep(&"<div>".repeat(MOST), RawHtml::Safe));
        let unknown = "Vec<T> ".repeat(MOST + 1);
        assert!(!is_too_deep(&unknown, RawHtml::Safe));
        assert!(is_too_deep(&unknown, RawHtml::Kept));
    }
}
