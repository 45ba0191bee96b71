//! Menus, as Hugo has them: of `site.toml`, and of pages that put themselves into one by their front matter
//! (<https://gohugo.io/content-management/menus/>).

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{
        MapAccess, SeqAccess, Visitor,
        value::{MapAccessDeserializer, SeqAccessDeserializer},
    },
};

use super::front_matter::Located;
use crate::{
    builder::problem::FileReport,
    domain::{Link, MenuItem},
};

/// Where menus are described.
const HELP: &str = "docs/settings.md has examples of menus";

/// The menus of a site, as written: a list, which is the header's, or a table of menus. (An untagged type
/// would not say what is wrong with an item.)
#[derive(Clone, Debug, Default)]
pub struct Written(pub Menus);

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ListOrTable)
    }
}

struct ListOrTable;

impl<'de> Visitor<'de> for ListOrTable {
    type Value = Written;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list of items, or a table of menus")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Written, A::Error> {
        let main = Vec::deserialize(SeqAccessDeserializer::new(items))?;
        Ok(Written(Menus {
            main,
            footer: Vec::new(),
        }))
    }

    fn visit_map<A: MapAccess<'de>>(self, menus: A) -> Result<Written, A::Error> {
        Menus::deserialize(MapAccessDeserializer::new(menus)).map(Written)
    }
}

/// The items of each menu.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Menus {
    /// The header's.
    pub main: Vec<Item>,
    /// The footer's.
    pub footer: Vec<Item>,
}

/// A link that is part of a menu.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Item {
    /// What the reader sees.
    pub name: String,
    /// Where it leads.
    pub url: String,
    /// The lower ones first; those without one come last, in the order they are written in.
    pub weight: Option<i64>,
    /// What other items call it by, besides its name.
    pub identifier: Option<String>,
    /// The item that it is below.
    pub parent: Option<String>,
    /// What is below it.
    pub items: Vec<Item>,
}

/// A place in a menu that a page takes, as its front matter says.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The menu's name.
    pub menu: Located<String>,
    /// What is said of the item; what is not said is the page's.
    pub item: Item,
}

impl Menus {
    /// Takes a page into a menu.
    pub fn add(&mut self, place: &Place, title: &str, url: &str, problems: &mut FileReport) {
        let mut item = place.item.clone();
        let filled = |own: &mut String, other: &str| {
            if own.is_empty() {
                other.clone_into(own);
            }
        };
        filled(&mut item.name, title);
        filled(&mut item.url, url);
        match place.menu.value.as_str() {
            "main" => self.main.push(item),
            "footer" => self.footer.push(item),
            other => problems.warn(
                place.menu.line,
                format!("there is no menu `{other}`"),
                "the menus are `main`, in the header, and `footer`",
            ),
        }
    }

    /// Where the items lead, as written.
    pub fn urls(&self) -> impl Iterator<Item = &String> {
        let items = self.main.iter().chain(&self.footer);
        items.flat_map(|item| {
            std::iter::once(&item.url).chain(item.items.iter().map(|below| &below.url))
        })
    }

    /// The header's menu and the footer's links; `base_url` is where the site is, of which a link may name
    /// a page in full.
    pub fn ordered(
        self,
        base_url: Option<&str>,
        problems: &mut FileReport,
    ) -> (Vec<MenuItem>, Vec<Link>) {
        let main = nested(self.main, problems);
        let footer = nested(self.footer, problems);
        let link = |item: &Item| Link {
            name: item.name.clone(),
            url: match base_url.and_then(|base| item.url.strip_prefix(base)) {
                Some(own) => own.to_owned(),
                None => item.url.clone(),
            },
        };
        let main = main.iter().map(|item| {
            let Link { name, url } = link(item);
            let items = item.items.iter().map(link).collect();
            MenuItem { name, url, items }
        });
        // The footer has one level.
        let footer = footer
            .iter()
            .flat_map(|item| std::iter::once(item).chain(&item.items));
        let footer = footer.filter(|item| !item.url.is_empty());
        (main.collect(), footer.map(link).collect())
    }
}

/// The items in their order, each with those below it.
fn nested(items: Vec<Item>, problems: &mut FileReport) -> Vec<Item> {
    let (mut tops, below): (Vec<Item>, Vec<Item>) =
        items.into_iter().partition(|item| item.parent.is_none());
    for item in below {
        let wanted = item.parent.clone().unwrap_or_default();
        let is_parent = |top: &&mut Item| {
            top.identifier.as_ref().unwrap_or(&top.name) == &wanted || top.name == wanted
        };
        match tops.iter_mut().find(is_parent) {
            Some(parent) => parent.items.push(item),
            None => {
                let message = format!(
                    "the menu's item `{}` is to be below `{wanted}`, which is not an item of the \
                     menu's first level",
                    item.name
                );
                problems.warn(None, message, HELP);
                tops.push(item);
            }
        }
    }
    for item in &mut tops {
        item.items.sort_by_key(order);
        let below = item.items.iter().map(|below| (below, below.url.is_empty()));
        let own = (&*item, item.url.is_empty() && item.items.is_empty());
        for (item, is_idle) in below.chain([own]) {
            if is_idle {
                let message = format!("the menu's item `{}` leads nowhere", item.name);
                problems.error(None, message, "give it a `url`, or `items`");
            }
        }
        if let Some(deep) = item.items.iter().find(|below| !below.items.is_empty()) {
            let message = format!("what is below the menu's item `{}` is left out", deep.name);
            problems.warn(None, message, "a menu has two levels");
        }
    }
    tops.sort_by_key(order);
    tops
}

/// Those without a weight come last, as in Hugo, where zero is none.
fn order(item: &Item) -> (bool, i64) {
    let weight = item.weight.unwrap_or_default();
    (weight == 0, weight)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(name: &str, weight: i64, parent: Option<&str>) -> Item {
        Item {
            name: name.to_owned(),
            url: format!("{}/", name.to_lowercase()),
            weight: Some(weight),
            parent: parent.map(str::to_owned),
            ..Item::default()
        }
    }

    /// The order is that of weights, and an item is below the one that it names.
    #[test]
    fn weights_and_parents_make_a_menu() {
        let mut problems = FileReport::new("site.toml");
        let menus = Menus {
            main: vec![
                item("Last", 0, None),
                item("Go", 2, Some("Topics")),
                item("Topics", 20, None),
                item("Rust", 1, Some("Topics")),
                item("First", -1, None),
                item("Stray", 5, Some("Nowhere")),
            ],
            footer: vec![item("Mail", 0, None)],
        };
        let (main, footer) = menus.ordered(None, &mut problems);
        let names: Vec<&str> = main.iter().map(|item| item.name.as_str()).collect();
        assert_eq!(names, ["First", "Stray", "Topics", "Last"]);
        let below: Vec<&str> = main[2]
            .items
            .iter()
            .map(|item| item.name.as_str())
            .collect();
        assert_eq!(below, ["Rust", "Go"]);
        assert_eq!(footer.len(), 1);
        let report = problems.into_report();
        assert!(report.sorted()[0].to_string().contains("Nowhere"));
    }

    /// A link that names the site in full leads to it wherever it is served.
    #[test]
    fn an_own_address_is_relative() {
        let mut problems = FileReport::new("site.toml");
        let mut own = item("Go", 0, None);
        own.url = "https://a.example/tags/go/".to_owned();
        let menus = Menus {
            main: vec![own],
            ..Menus::default()
        };
        let (main, _) = menus.ordered(Some("https://a.example/"), &mut problems);
        assert_eq!(main[0].url, "tags/go/");
    }
}
