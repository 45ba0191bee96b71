//! The tags by which search engines and others know whose site it is.

use std::collections::BTreeMap;

use super::{characters::without_control_characters, metadata::says_something};
use crate::builder::problem::FileReport;

/// The names of search engines and others, and what they call their `<meta>` tags.
const VERIFIERS: &[(&str, &str)] = &[
    ("ahrefs", "ahrefs-site-verification"),
    ("baidu", "baidu-site-verification"),
    ("bing", "msvalidate.01"),
    ("facebook", "facebook-domain-verification"),
    ("google", "google-site-verification"),
    ("naver", "naver-site-verification"),
    ("norton", "norton-safeweb-site-verification"),
    ("pinterest", "p:domain_verify"),
    ("seznam", "seznam-wmt"),
    ("so360", "360-site-verification"),
    ("sogou", "sogou_site_verification"),
    ("yandex", "yandex-verification"),
];

/// The names and contents of the tags of `[verification]`.
pub fn tags(
    written: BTreeMap<String, String>,
    line_of: impl Fn(&str) -> Option<usize>,
    problems: &mut FileReport,
) -> Vec<(String, String)> {
    let mut tags = Vec::new();
    for (key, code) in written.into_iter().filter(|(_, code)| says_something(code)) {
        let known = VERIFIERS.iter().find(|(name, _)| *name == key);
        // The name of a tag is more than a word; a word that we do not know is a mistake.
        let name = match known {
            Some((_, tag)) => Some(*tag),
            None => key.contains(['-', '_', ':', '.']).then_some(key.as_str()),
        };
        let Some(name) = name else {
            let names: Vec<&str> = VERIFIERS.iter().map(|(name, _)| *name).collect();
            problems.error(
                line_of(&key),
                format!("`verification.{key}` is not known"),
                &format!(
                    "choose one of {}, or write the whole name of the <meta> tag",
                    names.join(", ")
                ),
            );
            continue;
        };
        if code.contains(['<', '>', '"']) {
            problems.error(
                line_of(&key),
                format!("`verification.{key}` is not a code"),
                "write what the tag has in `content`, without the tag",
            );
            continue;
        }
        tags.push((name.to_owned(), without_control_characters(code)));
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A short name stands for a tag; a tag of another name is taken as it is; a mistyped name and a
    /// whole tag in place of its code are told.
    #[test]
    fn verification_tags_have_their_names() {
        let read = |key: &str, code: &str| {
            let mut problems = FileReport::new("site.toml");
            let written = BTreeMap::from([(key.to_owned(), code.to_owned())]);
            let tags = super::tags(written, |_| Some(7), &mut problems);
            (tags, problems.into_report().to_string())
        };
        let tag = |name: &str| vec![(name.to_owned(), "abc".to_owned())];
        assert_eq!(read("bing", "abc"), (tag("msvalidate.01"), String::new()));
        assert_eq!(read("bing", " "), (Vec::new(), String::new()));
        assert_eq!(read("x-check", "abc"), (tag("x-check"), String::new()));
        let (tags, report) = read("gogle", "abc");
        assert!(
            tags.is_empty() && report.contains("site.toml:7: `verification.gogle`"),
            "{report}"
        );
        let (tags, report) = read(
            "google",
            "<meta name=\"google-site-verification\" content=\"abc\">",
        );
        assert!(
            tags.is_empty() && report.contains("without the tag"),
            "{report}"
        );
    }
}
