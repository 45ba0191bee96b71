//! Where the site will be served.

use url::Url;

use crate::builder::problem::FileReport;

/// Where the site will be served: as given, else as the file says.
pub fn read(
    written: Option<&String>,
    line: Option<usize>,
    given: Option<&str>,
    problems: &mut FileReport,
) -> Option<Url> {
    let base_url = match (given, written) {
        (Some(given), _) => usable_base(given, problems, |given| {
            (
                None,
                format!("the base URL given, `{given}`, is not usable"),
            )
        }),
        (None, Some(written)) => usable_base(written, problems, |written| {
            let message = format!("`base_url = \"{written}\"` is not usable");
            (line, message)
        }),
        (None, None) => None,
    };
    if base_url.is_none() && !problems.has_errors() {
        problems.warn(
            None,
            "no `base_url`: feed.xml, rss.xml, sitemap.xml, opensearch.xml and canonical links, which \
             name absolute addresses, are left out",
            "set base_url to where the site will be served, such as \"https://example.org/blog/\"",
        );
    }
    base_url
}

/// A base URL, ending in `/`. What is said of one that cannot be used is a line and a message.
fn usable_base(
    text: &str,
    problems: &mut FileReport,
    complaint: impl Fn(&str) -> (Option<usize>, String),
) -> Option<Url> {
    let base = absolute(text);
    if base.is_none() {
        let (line, message) = complaint(text);
        problems.error(line, message, BASE_HELP);
    }
    base
}

const BASE_HELP: &str =
    "write a whole http or https address without `?` or `#`, such as \"https://example.org/blog/\"";

fn absolute(text: &str) -> Option<Url> {
    let url = Url::parse(&format!("{}/", text.trim().trim_end_matches('/'))).ok()?;
    let usable = matches!(url.scheme(), "http" | "https")
        && url.host().is_some()
        && url.username().is_empty()
        && url.password().is_none()
        && url.query().is_none()
        && url.fragment().is_none();
    usable.then_some(url)
}
