//! Hugo's shortcodes (<https://gohugo.io/content-management/shortcodes/>), before the Markdown is read:
//! `ref` and `relref` become the path of the file that they name, which links are resolved from; any
//! other one shows nothing but what it is around, and is named.

use std::borrow::Cow;

use crate::builder::problem::FileReport;

/// A text without shortcodes; `first_line` is the line of the file, from 1, on which it starts.
pub fn expanded<'t>(text: &'t str, first_line: usize, problems: &mut FileReport) -> Cow<'t, str> {
    if !text.contains("{{<") && !text.contains("{{%") {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let (mut rest, mut line) = (text, first_line);
    // Hugo shows nothing of a comment.
    let mut comment: Option<usize> = None;
    while let Some((before, after)) = rest.split_once("{{") {
        if comment.is_none() {
            out += before;
        }
        line += before.matches('\n').count();
        let Some((shortcode, after)) = Shortcode::read(after) else {
            if comment.is_none() {
                out += "{{";
            }
            rest = after;
            continue;
        };
        match (shortcode.inner.trim(), comment) {
            ("/comment", Some(_)) => comment = None,
            (_, Some(_)) => {}
            ("comment", None) => comment = Some(line),
            // Escaped, as in a post about Hugo: `{{</* name */>}}`.
            (inner, None)
                if inner.starts_with("/*") && inner.ends_with("*/") && inner.len() >= 4 =>
            {
                let (open, close) = shortcode.delimiters;
                out += &format!("{open} {} {close}", inner[2..inner.len() - 2].trim());
            }
            (inner, None) => out += &replacement(inner, line, problems),
        }
        line += shortcode.inner.matches('\n').count();
        rest = after;
    }
    match comment {
        None => out += rest,
        Some(line) => problems.error(
            line,
            "the shortcode `comment` is never closed",
            "add `{{< /comment >}}` where it ends",
        ),
    }
    out.into()
}

/// A shortcode as it is written.
struct Shortcode<'t> {
    delimiters: (&'static str, &'static str),
    inner: &'t str,
}

impl<'t> Shortcode<'t> {
    /// The shortcode that a text behind `{{` starts with, and what is behind it. One that another opens
    /// in is none.
    fn read(text: &'t str) -> Option<(Self, &'t str)> {
        let delimiters = match text.as_bytes().first()? {
            b'<' => ("{{<", ">}}"),
            b'%' => ("{{%", "%}}"),
            _ => return None,
        };
        let text = &text[1..];
        // What is behind the next one is not looked through, or a text of open ones would be read from
        // each of them to its end.
        let next = text.find("{{").unwrap_or(text.len());
        let end = text[..next].find(delimiters.1)?;
        let inner = &text[..end];
        let after = &text[end + delimiters.1.len()..];
        Some((Self { delimiters, inner }, after))
    }
}

fn replacement(inner: &str, line: usize, problems: &mut FileReport) -> String {
    let (name, arguments) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    if matches!(name, "ref" | "relref") {
        // The path is the first argument, or the one called so.
        let path = arguments.trim().trim_start_matches("path=");
        let path = path
            .split(['"', '`'])
            .find(|part| !part.trim().is_empty())
            .unwrap_or_default();
        return markdown_path(path.trim());
    }
    if !name.starts_with('/') {
        problems.warn(
            line,
            format!(
                "the shortcode `{}` is not known",
                name.trim_end_matches('/')
            ),
            "only what it is around is shown; write it in Markdown",
        );
    }
    String::new()
}

/// The path of a file: its ending and the fragment in their places, white space as a URL has it.
fn markdown_path(path: &str) -> String {
    let (file, fragment) = match path.split_once('#') {
        Some((file, fragment)) => (file, format!("#{fragment}")),
        None => (path, String::new()),
    };
    let file = file.trim_end_matches('/').replace(' ', "%20");
    match file.is_empty() || file.ends_with(".md") {
        true => file + fragment.as_str(),
        false => format!("{file}.md{fragment}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a post of Hugo's has, and what is left of it.
    #[test]
    fn shortcodes_leave_what_they_are_around() {
        let mut problems = FileReport::new("posts/a.md");
        let text = "a [x]({{< ref \"b.md#c\" >}}) [y]({{% relref \"/posts/b\" %}})\n\n\
            {{< figure src=\"x.png\" >}}\n{{< note >}}\nInner.\n{{< /note >}}\n{{</* kept */>}} {{ .Plain }} {{< open";
        assert_eq!(
            expanded(text, 5, &mut problems),
            "a [x](b.md#c) [y](/posts/b.md)\n\n\n\nInner.\n\n{{< kept >}} {{ .Plain }} {{< open"
        );
        let report = problems.into_report().to_string();
        assert!(
            report.contains("posts/a.md:7: the shortcode `figure` is not known"),
            "{report}"
        );
        assert!(
            report.contains("posts/a.md:8: the shortcode `note` is not known"),
            "{report}"
        );
        assert_eq!(report.matches("warning").count(), 2);
    }

    /// What opens and does not close is text, and nothing of a comment is shown.
    #[test]
    fn what_is_open_is_text() {
        let mut problems = FileReport::new("posts/a.md");
        let text =
            "Hugo opens with {{<.\n\nMore. {{< comment >}}secret {{< b >}}{{< /comment >}}End.";
        assert_eq!(
            expanded(text, 1, &mut problems),
            "Hugo opens with {{<.\n\nMore. End."
        );
        assert_eq!(expanded("a {{% comment %}}secret", 1, &mut problems), "a ");
        assert!(problems.has_errors());
    }
}
