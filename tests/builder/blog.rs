//! A blog whose titles break what is not escaped, and what its pages say in their heads.

use std::{cell::RefCell, collections::BTreeMap, fs};

use lol_html::{RewriteStrSettings, element, rewrite_str};
use tempfile::TempDir;
use thinleaf::builder::Outcome;

use crate::harness::{content_root, try_build};

/// Titles that break what is not escaped.
pub const TITLES: [&str; 6] = [
    r#"She said "no" & 'yes'"#,
    "</script><script>alert(1)</script>",
    "<!-- <b>bold</b> --> ]]> &amp;",
    "\u{1f980} crabs & \u{5317}\u{4eac}",
    r"back\slash \u003c and {braces}",
    "plain",
];

/// Where it is served.
pub const HOME: &str = "https://example.org/blog/";

/// Builds the blog, with or without its address, and with further files.
pub fn built(has_address: bool, extra: &[(&str, &str)]) -> (TempDir, Outcome) {
    let base = match has_address {
        true => format!("base_url = '{HOME}'\n"),
        false => String::new(),
    };
    let settings = format!(
        "title = 'Tom & \"Jerry\"'\ndescription = '<b>'\nauthor = 'MW'\nlanguage = 'en-GB'\nimage = 'share.png'\n{base}"
    );
    let posts = TITLES.iter().zip(0..).map(|(title, n)| {
        let title = serde_json::to_string(title).unwrap();
        let text = format!(
            "---\ntitle: {title}\ndate: 2020-0{}-02T10:00:00+05:30\nlastmod: 2021-0{}-01\ntags: [Go & co]\n---\n[up](../p0/#x) ![pic](a.png) \u{7} <script>x</script>\n\n```\na < b && c\n```\n",
            n + 1,
            n + 1
        );
        (format!("posts/p{n}.md"), text)
    });
    let extra = extra
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    let content = content_root(
        posts
            .chain([("site.toml".to_owned(), settings)])
            .chain(extra),
    );
    let out = TempDir::new().unwrap();
    let outcome = try_build(content.path(), out.path()).unwrap();
    assert!(outcome.output.is_some(), "{}", outcome.report);
    (out, outcome)
}

/// A file of a site.
pub fn read(site: &TempDir, name: &str) -> String {
    fs::read_to_string(site.path().join(name)).unwrap()
}

/// The head of a page as a parser sees it: `name` or `property` or `rel` to its values.
pub fn head(page: &str) -> BTreeMap<String, Vec<String>> {
    let found: RefCell<BTreeMap<String, Vec<String>>> = RefCell::default();
    let keep = |name: String, value: String| {
        let value = html_escape::decode_html_entities(&value).into_owned();
        found.borrow_mut().entry(name).or_default().push(value);
    };
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("meta[content]", |meta| {
            let names = ["name", "property", "http-equiv"];
            let name = names.iter().find_map(|name| meta.get_attribute(name));
            keep(name.unwrap(), meta.get_attribute("content").unwrap());
            Ok(())
        }))
        .append_element_content_handler(element!("link[href]", |link| {
            keep(
                link.get_attribute("rel").unwrap(),
                link.get_attribute("href").unwrap(),
            );
            Ok(())
        }));
    rewrite_str(page, settings).unwrap();
    found.into_inner()
}
