//! The keys of front matter, as the author wrote them.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    metadata::Metadata,
    tree::{Map, Node, Value},
    values::{Cover, EditLink, Field, Located},
};
use crate::{
    builder::{
        names::is_in,
        problem::FileReport,
        read::{
            display::{Display, Switch},
            menus::Place,
        },
    },
    domain::Date,
};

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
    /// Not found by the search; PaperMod's `searchHidden`.
    pub hidden_in_search: bool,
    /// The last segment of the address.
    pub slug: Option<Located<String>>,
    /// The whole path of the address.
    pub url: Option<Located<String>>,
    /// Former addresses, which lead to the post.
    pub aliases: Vec<Located<String>>,
    /// The page that search engines are to show in place of this one.
    pub canonical: Option<Located<String>>,
    /// The layout of its page, as the theme calls it.
    pub layout: Option<Located<String>>,
    /// Not for search engines.
    pub noindex: bool,
    /// Tag names.
    pub tags: Vec<Located<String>>,
    /// Series names.
    pub series: Vec<Located<String>>,
    /// Authors' names.
    pub authors: Vec<String>,
    /// Pins the post.
    pub weight: Option<i64>,
    /// The BCP 47 language of the text, where it is not the site's.
    pub language: Option<Located<String>>,
    /// What its translations call it too.
    pub translation_key: Option<String>,
    /// Its places in menus.
    pub menus: Vec<Place>,
    /// Markdown of the summary.
    pub summary: Option<String>,
    /// Plain text for search engines.
    pub description: Option<String>,
    /// The picture above the text.
    pub cover: Cover,
    /// One picture, as other themes name it.
    pub image: Option<String>,
    /// Category names.
    pub categories: Vec<Located<String>>,
    /// What the page shows besides its text.
    pub display: Display,
    /// Where to share the post, by name; none that are known where nothing is said.
    pub share_buttons: Option<Vec<Located<String>>>,
    /// What the link to the place of first publishing says.
    pub canonical_text: Option<String>,
    /// Where the text can be edited.
    pub edit: EditLink,
    /// The deepest headings of the contents, 1 to 6.
    pub toc_depth: Option<i64>,
    /// What search engines and social networks are told.
    pub metadata: Metadata,
    /// Whether dollar signs are around formulas.
    pub math: Option<bool>,
    /// Every key with a text, in lower case, and those under `params`: the shortcode `param` shows them.
    pub params: BTreeMap<String, String>,
}

/// Keys of Hugo and PaperMod that have no effect here, and are not mistakes.
const IGNORED: &str = "linktitle type iscjklanguage \
    resources outputs markup sitemap cascade \
    sites params extra taxonomies tags_weight \
    showpagenums \
    placeholder disablehljs \
    mermaid toc license subtitle id ghissueid";

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
            // Of a table, what the file does not say is inherited.
            if !named.contains(&name) || matches!(name.as_str(), "editpost" | "cover") {
                matter.keep_param(&key, &node);
                matter.set(&name, &key, node, &mut checked);
            }
        }
        let mut seen: HashMap<String, usize> = HashMap::new();
        let own_keys = own.len();
        for (index, (key, line, node)) in own.into_iter().chain(params).enumerate() {
            let name = canonical(&key);
            matter.keep_param(&key, &node);
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

    /// Reads what a site gives all of its pages.
    pub fn of_params(params: Map, problems: &mut FileReport) -> Self {
        let mut matter = Self::default();
        for (key, line, node) in params.0 {
            let name = canonical(&key);
            match is_in(OF_SITE, &name) || Switch::of_key(&name).is_some() {
                true => matter.set(&name, &key, node, problems),
                false => problems.error(
                    line,
                    format!("`{key}` is not a key of `[params]`"),
                    "docs/settings.md lists them, and the keys above `[params]`",
                ),
            }
        }
        matter
    }

    fn keep_param(&mut self, key: &str, node: &Node) {
        if let Value::Scalar(value) = &node.value {
            self.params.insert(key.to_lowercase(), value.clone());
        }
    }

    /// Sets the field of a key, which `key` spells as the author did.
    fn set(&mut self, name: &str, key: &str, node: Node, problems: &mut FileReport) {
        let field = Field { key, node };
        if let Some(switch) = Switch::of_key(name) {
            if field.node.value != Value::Null {
                self.display.set(switch, field.flag(problems));
            }
            return;
        }
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
            "searchhidden" => self.hidden_in_search |= field.flag(problems),
            "layout" => keep(&mut self.layout, field.located(problems)),
            "slug" => keep(&mut self.slug, field.located(problems)),
            "url" => keep(&mut self.url, field.located(problems)),
            "aliases" => keep_list(&mut self.aliases, field.list(problems)),
            "canonicalurl" => keep(&mut self.canonical, field.located(problems)),
            "robotsnoindex" => self.noindex |= field.flag(problems),
            "tags" => keep_list(&mut self.tags, field.list(problems)),
            "series" => keep_list(&mut self.series, field.list(problems)),
            "author" => keep_list(&mut self.authors, field.names(problems)),
            "language" => keep(&mut self.language, field.located(problems)),
            "translationkey" => keep(&mut self.translation_key, field.text(problems)),
            "menus" => self.menus = field.menu_places(problems),
            "weight" => keep(&mut self.weight, field.integer(problems)),
            "summary" => keep(&mut self.summary, field.text(problems)),
            "description" => keep(&mut self.description, field.text(problems)),
            "cover" => field.cover(&mut self.cover, problems),
            "image" | "featured_image" | "thumbnail" => {
                let image = field.text(problems);
                self.image = self.image.take().or(image);
            }
            "categories" => keep_list(&mut self.categories, field.list(problems)),
            "sharebuttons" => self.share_buttons = Some(field.list(problems)),
            "canonicallinktext" => keep(&mut self.canonical_text, field.text(problems)),
            "editpost" => field.edit_link(&mut self.edit, problems),
            "tocdepth" => keep(&mut self.toc_depth, field.integer(problems)),
            "math" | "katex" => keep(&mut self.math, field.as_flag()),
            _ if is_in(Metadata::KEYS, name) => self.metadata.set(name, field, problems),
            _ if is_in(IGNORED, name) => {}
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
    unlisted hidden hiddeninhomelist hiddeninrss searchhidden layout slug url aliases canonicalurl robotsnoindex tags series \
    author language menus translationkey weight summary description cover image featured_image thumbnail categories sharebuttons canonicallinktext editpost tocdepth";

/// Keys that a site may give all of its pages, besides the switches.
const OF_SITE: &str = "cover sharebuttons canonicallinktext editpost tocdepth";

/// All keys, in lower case: those with an effect, those of a whole site, and those without an effect.
#[cfg(test)]
pub(super) fn keys() -> [Vec<&'static str>; 3] {
    let words = |keys: &'static str| keys.split_whitespace();
    let switches = Switch::keys;
    [
        words(KNOWN)
            .chain(words(Metadata::KEYS))
            .chain(switches())
            .collect(),
        words(OF_SITE).chain(switches()).collect(),
        words(IGNORED).collect(),
    ]
}

fn is_known(name: &str) -> bool {
    is_in(KNOWN, name) || is_in(Metadata::KEYS, name) || Switch::of_key(name).is_some()
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
        "lang" => "language",
        "menu" => "menus",
        "noindex" => "robotsnoindex",
        "_build" => "build",
        "audios" => "audio",
        "video" => "videos",
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
