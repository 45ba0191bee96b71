//! The keys of front matter, as the author wrote them.

use std::collections::{HashMap, HashSet};

use super::{
    dates,
    tree::{Map, Node, Value},
};
use crate::{
    builder::{problem::FileReport, read::characters::without_control_characters},
    domain::Date,
};

/// A value and its line.
#[derive(Clone, Debug, PartialEq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// From 1.
    pub line: usize,
}

/// Front matter as far as the site uses it; nothing is checked yet but the types.
#[derive(Clone, Debug, PartialEq)]
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
    /// Hugo's `build.render`: whether there is a page.
    pub is_rendered: bool,
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

/// The picture above the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cover {
    /// A URL, or a path as `relative` says.
    pub image: String,
    /// What it shows.
    pub alt: String,
    /// Whether `image` is relative to the post rather than to the site.
    pub relative: bool,
    /// Not to be shown.
    pub hidden: bool,
}

/// Keys of Hugo and PaperMod that have no effect here, and are not mistakes.
const IGNORED: &str = "linktitle keywords type layout iscjklanguage translationkey images \
    audio audios videos resources menu menus outputs markup sitemap cascade \
    sites params extra taxonomies categories tags_weight showtoc tocopen usehugotoc showreadingtime showwordcount \
    showbreadcrumbs showpostnavlinks showcodecopybuttons showrssbuttoninsectiontermlist \
    showpagenums hidemeta hidesummary hideauthor hidefooter comments disableshare sharebuttons \
    disableanchoredheadings searchhidden \
    showcanonicallink canonicallinktext placeholder locale editpost social disablehljs math \
    mermaid katex toc featured_image image thumbnail license subtitle hidden lang id ghissueid";

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
            "unlisted" => self.unlisted |= field.flag(problems),
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
}

impl FrontMatter {
    /// Hugo's build options: `render` and `list` are `never`, or something that shows the page.
    fn set_build(&mut self, node: Node) {
        let Value::Map(map) = node.value else { return };
        for (key, _, node) in map.0 {
            let Value::Scalar(value) = node.value else {
                continue;
            };
            let is_never = matches!(value.to_lowercase().as_str(), "never" | "false");
            match key.to_lowercase().as_str() {
                "render" => self.is_rendered = !is_never,
                "list" => self.unlisted |= is_never,
                _ => {} // publishResources
            }
        }
    }
}

impl Default for FrontMatter {
    fn default() -> Self {
        Self {
            title: None,
            date: None,
            publish_date: None,
            expiry_date: None,
            lastmod: None,
            draft: false,
            headless: false,
            is_rendered: true,
            unlisted: false,
            hidden_in_home: false,
            hidden_in_feeds: false,
            slug: None,
            url: None,
            aliases: Vec::new(),
            canonical: None,
            noindex: false,
            tags: Vec::new(),
            series: Vec::new(),
            authors: Vec::new(),
            weight: None,
            summary: None,
            description: None,
            cover: None,
        }
    }
}

/// Keys that have an effect, by their one names.
const KNOWN: &str = "title date publishdate published lastmod expirydate draft headless build \
    unlisted hiddeninhomelist hiddeninrss slug url aliases canonicalurl robotsnoindex tags series \
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

/// A key with its value, to be read as one type or another.
struct Field<'k> {
    key: &'k str,
    node: Node,
}

impl Field<'_> {
    fn text(self, problems: &mut FileReport) -> Option<String> {
        self.located(problems).map(|text| text.value)
    }

    fn located(self, problems: &mut FileReport) -> Option<Located<String>> {
        match self.node.value {
            Value::Null => None,
            Value::Scalar(value) if value.trim().is_empty() => None,
            Value::Scalar(value) => Some(Located {
                // An escape can name what the file itself may not hold.
                value: without_control_characters(&value),
                line: self.node.line,
            }),
            _ => self.refuse("a text", problems),
        }
    }

    fn date(self, problems: &mut FileReport) -> Option<Date> {
        let key = self.key;
        let Located { value, line } = self.located(problems)?;
        let date = dates::parse(&value);
        if date.is_none() {
            problems.error(
                line,
                format!("`{key}: {value}` is not a valid date"),
                "write it as 2020-11-18 or 2020-11-18T09:30:00+01:00",
            );
        }
        date
    }

    fn as_flag(&self) -> Option<bool> {
        match &self.node.value {
            Value::Scalar(text) => match text.to_ascii_lowercase().as_str() {
                "true" => Some(true),
                "false" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    fn flag(self, problems: &mut FileReport) -> bool {
        match self.as_flag() {
            Some(flag) => flag,
            None if self.node.value == Value::Null => false,
            None => self
                .refuse("`true` or `false`", problems)
                .unwrap_or_default(),
        }
    }

    fn integer(self, problems: &mut FileReport) -> Option<i64> {
        match &self.node.value {
            Value::Null => None,
            Value::Scalar(text) if text.trim().is_empty() => None,
            Value::Scalar(text) => match text.trim().trim_end_matches(".0").parse() {
                Ok(number) => Some(number),
                Err(_) => self.refuse("a whole number", problems),
            },
            _ => self.refuse("a whole number", problems),
        }
    }

    /// A list, or one text in place of a list of one.
    fn list(self, problems: &mut FileReport) -> Vec<Located<String>> {
        let nodes = match self.node.value {
            Value::Null => Vec::new(),
            Value::List(nodes) => nodes,
            Value::Scalar(_) => vec![self.node],
            Value::Map(_) => self.refuse("a list of texts", problems).unwrap_or_default(),
        };
        let item = |node| {
            Field {
                key: self.key,
                node,
            }
            .located(problems)
        };
        let texts = nodes.into_iter().filter_map(item);
        texts.filter(|text| !text.value.trim().is_empty()).collect()
    }

    fn names(self, problems: &mut FileReport) -> Vec<String> {
        self.list(problems)
            .into_iter()
            .map(|name| name.value)
            .collect()
    }

    fn cover(self, problems: &mut FileReport) -> Option<Cover> {
        let entries = match self.node.value {
            Value::Null => return None,
            Value::Scalar(image) => {
                return Some(Cover {
                    image,
                    ..Cover::default()
                });
            }
            Value::Map(map) => map.0,
            Value::List(_) => return self.refuse("an `image` with its settings", problems),
        };
        let mut cover = Cover::default();
        for (key, _, node) in entries {
            let field = Field { key: &key, node };
            match key.to_lowercase().as_str() {
                "image" => cover.image = field.text(problems).unwrap_or_default(),
                "alt" => cover.alt = field.text(problems).unwrap_or_default(),
                "relative" => cover.relative = field.flag(problems),
                "hidden" => cover.hidden = field.flag(problems),
                _ => {} // caption, responsiveImages, hiddenInList and others
            }
        }
        (!cover.image.is_empty()).then_some(cover)
    }

    /// Reports a value of the wrong type, and gives nothing in its place.
    fn refuse<T>(&self, wanted: &str, problems: &mut FileReport) -> Option<T> {
        problems.error(
            self.node.line,
            format!("`{}` must be {wanted}", self.key),
            "correct the value, or remove the key",
        );
        None
    }
}
