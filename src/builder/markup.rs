//! HTML and JSON as pages hold them.

use std::borrow::Cow;

use lol_html::{ElementContentHandlers, RewriteStrSettings, Selector, rewrite_str};
use serde::Serialize;

/// Markup without Leptos's markers, which only hydration needs. In a text, whose `<` is escaped,
/// there are none; in raw HTML they are empty comments.
pub fn without_markers(html: &str) -> String {
    html.replace("<!>", "")
}

/// A text whose elements these handlers have changed; none where it cannot be read. Raw HTML that can be read
/// in two ways is the author's own.
pub fn rewritten<'h>(
    html: &str,
    handlers: impl IntoIterator<Item = (Cow<'h, Selector>, ElementContentHandlers<'h>)>,
) -> Option<String> {
    let settings = handlers.into_iter().fold(
        RewriteStrSettings::new().with_strict(false),
        RewriteStrSettings::append_element_content_handler,
    );
    rewrite_str(html, settings).ok()
}

/// Text as it is in an attribute between double quotes.
pub fn quoted(text: &str) -> String {
    html_escape::encode_double_quoted_attribute(text).into_owned()
}

/// JSON that may be in a `<script>` element: no `<` of it can end the element or open a comment
/// (HTML "Restrictions for contents of script elements").
pub fn in_script(value: &impl Serialize) -> serde_json::Result<String> {
    Ok(serde_json::to_string(value)?.replace('<', "\\u003c"))
}
