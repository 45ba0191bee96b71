//! HTML and JSON as pages hold them.

use serde::Serialize;

/// Markup without Leptos's markers, which only hydration needs. In a text, whose `<` is escaped,
/// there are none; in raw HTML they are empty comments.
pub fn without_markers(html: &str) -> String {
    html.replace("<!>", "")
}

/// JSON that may be in a `<script>` element: no `<` of it can end the element or open a comment
/// (HTML "Restrictions for contents of script elements").
pub fn in_script(value: &impl Serialize) -> serde_json::Result<String> {
    Ok(serde_json::to_string(value)?.replace('<', "\\u003c"))
}
