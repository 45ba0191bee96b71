//! The keys of front matter, as the author wrote them.

use std::collections::{HashMap, HashSet};

use super::{
    tree::{Map, Node, Value},
    values::{Cover, Field, Located},
};
use crate::{builder::problem::FileReport, domain::Date};

/// Front matter as far as the site uses it; nothing is checked yet but the types.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrontMatter {
    /// As written: no typography is applied.
    pub title: Option<String>,
    /// The date readers see: where there is none, that of publishing or of the last change.
    pub date: Option<Date>,
    /// Before it, the post is not published.
    pub publish_date: Option<Date>,
    /// From it on, the post is not published.
    pub expiry_date: Option<Date>,
    /// The last change.
    pub lastmod: Option<Date>,
    /// Not to be published.
    pub draft: bool,
    /// A bundle for the files in it alone: not to be published.
    pub headless: bool,
    /// Without a page, by Hugo's `build.render`: not to be published.
    pub is_unrendered: bool,
    /// Published, and named nowhere: `unlisted`, or Hugo's `build.list`.
    pub unlisted: bool,
    /// In no list of all posts; PaperMod's `hiddenInHomeList`.
    pub hidden_in_home: bool,
    /// In no feed; PaperMod's `hiddenInRss`.
    pub hidden_in_feeds: bool,
    /// The last segment of the address.
    pub slug: Option<Located<String>>,
    /// The whole path of the address.
    pub url: Option<Located<String>>,
    /// Former addresses, which lead to the post.
    pub aliases: Vec<Located<String>>,
    /// The page that search engines are to show in place of this one.
    pub canonical: Option<Located<String>>,
    /// Not for search engines.
    pub noindex: bool,
    /// Tag names.
    pub tags: Vec<Located<String>>,
    /// Series names.
    pub series: Vec<String>,
    /// Authors' names.
    pub authors: Vec<String>,
    /// Pins the post.
    pub weight: Option<i64>,
    /// Markdown of the summary.
    pub summary: Option<String>,
    /// Plain text for search engines.
    pub description: Option<String>,
    /// The picture above the text.
    pub cover: Option<Cover>,
}

/// Keys of Hugo and PaperMod that have no effect here, and are not mistakes.
const IGNORED: &str = "linktitle keywords type layout iscjklanguage translationkey images \
    audio audios videos resources menu menus outputs markup sitemap cascade \
    sites params extra taxonomies categories tags_weight showtoc tocopen usehugotoc showreadingtime showwordcount \
    showbreadcrumbs showpostnavlinks showcodecopybuttons showrssbuttoninsectiontermlist \
    showpagenums hidemeta hidesummary hideauthor hidefooter comments disableshare sharebuttons \
    disableanchoredheadings searchhidden \
    showcanonicallink canonicallinktext placeholder locale editpost social disablehljs math \
    mermaid katex toc featured_image image thumbnail license subtitle lang id ghissueid";

/// A key, its line and its value.
pub type Entry = (String, usize, Node);

impl FrontMatter {
    /// Reads the keys, whatever their case, at the top level and under `params`, and those that are
    /// inherited where the file has none of the name.
    pub fn from_map(map: Map, inherited: Vec<Entry>, problems: &mut FileReport) -> Self {
        let mut matter = Self::default();
        let Keys { own, params } = Keys::new(map);
        let named: HashSet<String> = own
            .iter()
            .chain(&params)
            .map(|(key, ..)| canonical(key))
            .collect();
        // They have been checked where they are written.
        let mut checked = FileReport::new("");
        for (key, _, node) in inherited {
            let name = canonical(&key);
            if !named.contains(&name) {
                matter.set(&name, &key, node, &mut checked);
            }
        }
        let mut seen: HashMap<String, usize> = HashMap::new();
        let own_keys = own.len();
        for (index, (key, line, node)) in own.into_iter().chain(params).enumerate() {
            let name = canonical(&key);
            // What is under `params` is the author's own.
            if index >= own_keys && !is_known(&name) {
                continue;
            }
            if let Some(first) = seen.get(&name) {
                problems.warn(
                    line,
                    format!("`{key}` is given twice, first on line {first}; this one counts"),
                    "remove one of them",
                );
            }
            seen.entry(name.clone()).or_insert(line);
            matter.set(&name, &key, node, problems);
        }
        let other = matter.publish_date.as_ref().or(matter.lastmod.as_ref());
        matter.date = matter.date.or_else(|| other.cloned());
        matter
    }

    /// Sets the field of a key, which `key` spells as the author did.
    fn set(&mut self, name: &str, key: &str, node: Node, problems: &mut FileReport) {
        let field = Field { key, node };
        match name {
            "title" => keep(&mut self.title, field.text(problems)),
            "date" => keep(&mut self.date, field.date(problems)),
            "publishdate" => keep(&mut self.publish_date, field.date(problems)),
            // Hugo reads `published` as the opposite of `draft` where it is a boolean. Of two that
            // differ, the one that hides the post counts.
            "published" => match field.as_flag() {
                Some(published) => self.draft |= !published,
                None => keep(&mut self.publish_date, field.date(problems)),
            },
            "lastmod" => keep(&mut self.lastmod, field.date(problems)),
            "expirydate" => keep(&mut self.expiry_date, field.date(problems)),
            "draft" => self.draft |= field.flag(problems),
            "headless" => self.headless |= field.flag(problems),
            "build" => self.set_build(field.node),
            "unlisted" | "hidden" => self.unlisted |= field.flag(problems),
            "hiddeninhomelist" => self.hidden_in_home |= field.flag(problems),
            "hiddeninrss" => self.hidden_in_feeds |= field.flag(problems),
            "slug" => keep(&mut self.slug, field.located(problems)),
            "url" => keep(&mut self.url, field.located(problems)),
            "aliases" => keep_list(&mut self.aliases, field.list(problems)),
            "canonicalurl" => keep(&mut self.canonical, field.located(problems)),
            "robotsnoindex" => self.noindex |= field.flag(problems),
            "tags" => keep_list(&mut self.tags, field.list(problems)),
            "series" => keep_list(&mut self.series, field.names(problems)),
            "author" => keep_list(&mut self.authors, field.names(problems)),
            "weight" => keep(&mut self.weight, field.integer(problems)),
            "summary" => keep(&mut self.summary, field.text(problems)),
            "description" => keep(&mut self.description, field.text(problems)),
            "cover" => keep(&mut self.cover, field.cover(problems)),
            _ if is_ignored(name) => {}
            _ => problems.warn(
                field.node.line,
                format!("unknown key `{key}`"),
                "check its spelling; a key that Hugo or PaperMod knows is not reported",
            ),
        }
    }

    /// Hugo's build options: `render` and `list` are `never`, or something that shows the page.
    fn set_build(&mut self, node: Node) {
        let options = match node.value {
            Value::Map(map) => map.0,
            // `build: never` means both.
            value => vec![("render".to_owned(), node.line, Node { value, ..node })],
        };
        for (key, _, node) in options {
            let value = match &node.value {
                Value::Scalar(value) => value.to_lowercase(),
                _ => continue,
            };
            let is_never = matches!(value.as_str(), "never" | "false" | "no" | "off");
            match key.to_lowercase().as_str() {
                "render" => self.is_unrendered |= is_never || value == "link",
                "list" => {
                    self.unlisted |= is_never;
                    self.hidden_in_home |= value == "local";
                }
                _ => {} // publishResources
            }
        }
    }
}

/// Keys that have an effect, by their one names.
const KNOWN: &str = "title date publishdate published lastmod expirydate draft headless build \
    unlisted hidden hiddeninhomelist hiddeninrss slug url aliases canonicalurl robotsnoindex tags series \
    author weight summary description cover";

fn is_known(name: &str) -> bool {
    KNOWN.split_whitespace().any(|known| known == name)
}

fn is_ignored(name: &str) -> bool {
    IGNORED.split_whitespace().any(|known| known == name)
}

/// The one name of a key that has several, in lower case.
fn canonical(key: &str) -> String {
    let name = key.to_lowercase();
    let one = match name.as_str() {
        "pubdate" => "publishdate",
        "modified" => "lastmod",
        "unpublishdate" => "expirydate",
        "authors" => "author",
        "alias" => "aliases",
        "noindex" => "robotsnoindex",
        "_build" => "build",
        _ => return name,
    };
    one.to_owned()
}

/// A key without a value takes nothing away from another name of it.
fn keep<T>(field: &mut Option<T>, value: Option<T>) {
    if value.is_some() {
        *field = value;
    }
}

fn keep_list<T>(field: &mut Vec<T>, values: Vec<T>) {
    if !values.is_empty() {
        *field = values;
    }
}

/// The keys of a file: at its top level, and those that `params` or Zola's `taxonomies` hold beside it.
/// The top level wins.
struct Keys {
    own: Vec<Entry>,
    params: Vec<Entry>,
}

impl Keys {
    fn new(map: Map) -> Self {
        let (mut own, mut params) = (Vec::new(), Vec::new());
        for (key, line, node) in map.0 {
            match node.value {
                Value::Map(inner)
                    if matches!(key.to_lowercase().as_str(), "params" | "taxonomies") =>
                {
                    params.extend(inner.0);
                }
                _ => own.push((key, line, node)),
            }
        }
        let known: HashSet<String> = own.iter().map(|(key, ..)| key.to_lowercase()).collect();
        params.retain(|(key, ..)| !known.contains(&key.to_lowercase()));
        Self { own, params }
    }
}
