//! Feeds by the letter of their formats: those of the sample and of every content root in tests/judges.

mod atom; // RFC 4287
mod rss; // RSS 2.0

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use roxmltree::{Document, Node};
use scraper::{Html, Selector};
use tempfile::TempDir;
use thinleaf::domain::encode_path;
use url::Url;

use crate::harness::{self, files};

/// Atom's elements; RSS has some of them.
const ATOM: &str = "http://www.w3.org/2005/Atom";

/// The sample, and what the judges of `make judges` read too.
fn content_roots() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let judged = fs::read_dir(root.join("tests/judges")).unwrap();
    let judged = judged.map(|entry| entry.unwrap().path());
    let mut roots: Vec<PathBuf> = judged.chain([root.join("public")]).collect();
    roots.sort();
    roots
}

/// The feeds of a content root's site, by their paths, and the site's address.
fn feeds(content: &Path) -> (String, BTreeMap<String, String>) {
    let out = TempDir::new().unwrap();
    harness::built(content, out.path());
    let is_feed = |name: &str| {
        let file = name.rsplit('/').next().unwrap();
        ["feed.xml", "rss.xml", "feed.json"].contains(&file)
    };
    let site = files(out.path())
        .into_iter()
        .filter(|(name, _)| is_feed(name));
    let feeds: BTreeMap<String, String> = site
        .map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap()))
        .collect();
    let json: serde_json::Value = serde_json::from_str(&feeds["feed.json"]).unwrap();
    let url = json["feed_url"].as_str().unwrap();
    (url.strip_suffix("feed.json").unwrap().to_owned(), feeds)
}

/// Every feed keeps to its format, and another program reads it.
#[test]
fn feeds_keep_to_their_formats() {
    let roots = content_roots();
    assert!(roots.len() > 1);
    let mut faults = Vec::new();
    for content in roots {
        let (site, feeds) = feeds(&content);
        assert!(feeds.contains_key("feed.xml") && feeds.contains_key("rss.xml"));
        for (name, text) in feeds {
            let url = format!("{site}{}", encode_path(&name));
            let found = match name.rsplit('/').next() {
                Some("feed.xml") => atom::faults(&text, &url),
                Some("rss.xml") => rss::faults(&text, &url),
                _ => Vec::new(),
            };
            let found = found.into_iter().chain(read_faults(&text));
            faults.extend(found.map(|fault| format!("{}: {name}: {fault}", content.display())));
        }
    }
    assert_eq!(faults, [""; 0]);
}

/// What feed-rs does not find in a feed.
fn read_faults(text: &str) -> Vec<String> {
    let feed = match feed_rs::parser::parse(text.as_bytes()) {
        Ok(feed) => feed,
        Err(error) => return vec![error.to_string()],
    };
    let mut faults = Vec::new();
    if feed.title.is_none() || feed.entries.is_empty() {
        faults.push("feed-rs finds no title or no posts".to_owned());
    }
    for entry in feed.entries {
        let is_whole = entry.title.is_some()
            && entry.published.is_some()
            && !entry.links.is_empty()
            && entry.content.is_some_and(|content| content.body.is_some());
        if !is_whole {
            faults.push(format!("feed-rs finds a part of {} only", entry.id));
        }
    }
    faults
}

/// What is wrong with a feed, as it is found.
#[derive(Default)]
struct Faults(Vec<String>);

impl Faults {
    /// A fault, unless something holds.
    fn unless(&mut self, holds: bool, fault: impl FnOnce() -> String) {
        if !holds {
            self.0.push(fault());
        }
    }

    /// The only element of a name; a fault where there is none or another.
    fn one<'a, 'd>(
        &mut self,
        parent: Node<'a, 'd>,
        space: &str,
        name: &str,
    ) -> Option<Node<'a, 'd>> {
        let found: Vec<Node> = elements(parent, space, name).collect();
        self.unless(found.len() == 1, || {
            format!(
                "<{}> has {} <{name}>",
                parent.tag_name().name(),
                found.len()
            )
        });
        found.first().copied()
    }

    /// At most one element of each of these names.
    fn at_most_one(&mut self, parent: Node, space: &str, names: &[&str]) {
        for name in names {
            let count = elements(parent, space, name).count();
            self.unless(count < 2, || {
                format!("<{}> has {count} <{name}>", parent.tag_name().name())
            });
        }
    }

    /// No element of the format but these.
    fn only(&mut self, parent: Node, space: Option<&str>, names: &[&str]) {
        let children = parent.children().filter(Node::is_element);
        for child in children.filter(|child| child.tag_name().namespace() == space) {
            let name = child.tag_name().name();
            self.unless(names.contains(&name), || {
                format!("<{}> has a <{name}>", parent.tag_name().name())
            });
        }
    }

    /// An absolute address of the web.
    fn absolute(&mut self, address: &str) {
        let is_absolute = Url::parse(address).is_ok_and(|url| url.has_host());
        let is_written_well =
            !address.contains(|c: char| c.is_whitespace() || "<>\"{}|\\^`".contains(c));
        self.unless(is_absolute && is_written_well, || {
            format!("`{address}` is not an absolute address")
        });
    }

    /// Something that no other has.
    fn unique(&mut self, known: &mut BTreeSet<String>, id: &str) {
        self.unless(known.insert(id.to_owned()), || {
            format!("`{id}` is there twice")
        });
    }

    /// HTML that can be read far from its page: nothing in it runs, and its addresses are absolute.
    fn portable(&mut self, html: &str) {
        self.unless(!html.trim().is_empty(), || "a text is empty".to_owned());
        let fragment = Html::parse_fragment(html);
        let select = |selector: &str| Selector::parse(selector).unwrap();
        for element in fragment.select(&select("script, style, form, base")) {
            self.0
                .push(format!("a text has a <{}>", element.value().name()));
        }
        for element in fragment.select(&select("[href], [src], [poster], [cite]")) {
            for name in ["href", "src", "poster", "cite"] {
                let Some(address) = element.attr(name) else {
                    continue;
                };
                self.unless(Url::parse(address).is_ok(), || {
                    format!("a text has {name}=\"{address}\"")
                });
            }
        }
    }
}

/// The children of a name.
fn elements<'a, 'd: 'a>(
    parent: Node<'a, 'd>,
    space: &str,
    name: &str,
) -> impl Iterator<Item = Node<'a, 'd>> {
    let children = parent.children();
    children.filter(move |child| {
        let found = child.tag_name();
        child.is_element() && found.name() == name && found.namespace().unwrap_or_default() == space
    })
}

/// The text of an element that holds nothing else.
fn text_of<'a>(node: Node<'a, '_>) -> &'a str {
    node.text().unwrap_or_default()
}

/// The document's root element, or why there is none.
fn parsed(text: &str) -> Result<Document<'_>, Vec<String>> {
    Document::parse(text).map_err(|error| vec![error.to_string()])
}

/// A fault put into a good feed is found: the text to replace, by what, and a part of what is said.
fn assert_found(good: &str, faults: impl Fn(&str) -> Vec<String>, broken: &[(&str, &str, &str)]) {
    assert_eq!(faults(good), [""; 0]);
    for (part, by, fault) in broken {
        assert!(good.contains(part), "{part}");
        let found = faults(&good.replacen(part, by, 1));
        assert!(
            found.iter().any(|found| found.contains(fault)),
            "{part} by {by}: {found:?}"
        );
    }
}
