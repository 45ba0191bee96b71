//! Shortcodes that become text.

use super::{Shown, call::Call};

/// `{{< ref "post.md#part" >}}`: the path of a file, which links are resolved from.
pub fn reference(call: &mut Call) -> Shown {
    match call.arguments.get("path", 0) {
        Some(path) => Shown::Line(markdown_path(path)),
        None => call.without("path", "{{< ref \"post.md\" >}}"),
    }
}

/// The path of a file: its ending and the fragment in their places, white space as a URL has it.
fn markdown_path(path: &str) -> String {
    let (file, fragment) = match path.split_once('#') {
        Some((file, fragment)) => (file, format!("#{fragment}")),
        None => (path, String::new()),
    };
    let file = file.trim_end_matches('/').replace(' ', "%20");
    match file.is_empty() || file.ends_with(".md") {
        true => file + &fragment,
        false => format!("{file}.md{fragment}"),
    }
}

/// `{{< param name >}}`: a value of the front matter, the file's own or one that it inherits.
pub fn parameter(call: &mut Call) -> Shown {
    let Some(name) = call.arguments.get("name", 0) else {
        return call.without("name", "{{< param \"name\" >}}");
    };
    let key = name.to_lowercase();
    let key = key.strip_prefix("params.").unwrap_or(&key);
    match call.context.matter.params.get(key) {
        Some(value) => Shown::Line(value.clone()),
        None => {
            let message = format!("names `{name}`, which has no value");
            call.warn(&message, "add it to the front matter, or to a `cascade`");
            Shown::Line(String::new())
        }
    }
}

/// `{{% comment %}} … {{% /comment %}}`: nothing of it is shown.
pub fn comment(call: &mut Call) -> Shown {
    if call.inner.is_none() {
        call.context.problems.error(
            call.line,
            "the shortcode `comment` is never closed",
            "add `{{< /comment >}}` where it ends",
        );
    }
    Shown::Line(String::new())
}
