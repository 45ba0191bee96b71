//! The places that a page takes in menus: `menu: main`, a list of menus, or a table of what is said of each.

use super::{
    tree::{Node, Value},
    values::Field,
};
use crate::builder::{
    problem::FileReport,
    read::menus::{Item, Place},
};

impl Field<'_> {
    /// The places in menus.
    pub fn menu_places(self, problems: &mut FileReport) -> Vec<Place> {
        let Value::Map(menus) = self.node.value else {
            let names = self.list(problems).into_iter();
            return names
                .map(|menu| Place {
                    menu,
                    item: Item::default(),
                })
                .collect();
        };
        let place = |(menu, line, node): (String, usize, Node)| {
            let name = Node {
                line,
                value: Value::Scalar(menu.clone()),
            };
            let field = |key, node| Field { key, node };
            Some(Place {
                menu: field("menu", name).located(problems)?,
                item: field(&menu, node).menu_item(problems),
            })
        };
        menus.0.into_iter().filter_map(place).collect()
    }

    /// What is said of an item.
    fn menu_item(self, problems: &mut FileReport) -> Item {
        let mut item = Item::default();
        let entries = match self.node.value {
            Value::Map(map) => map.0,
            _ => return item,
        };
        for (key, line, node) in entries {
            let field = Field { key: &key, node };
            match key.to_lowercase().as_str() {
                "name" => item.name = field.text(problems).unwrap_or_default(),
                "weight" => item.weight = field.integer(problems),
                "identifier" => item.identifier = field.text(problems),
                "parent" => item.parent = field.text(problems),
                "title" | "pre" | "post" | "params" => {} // Hugo's, for themes
                _ => problems.warn(
                    line,
                    format!("unknown key `{key}` of a menu"),
                    "it has `name`, `weight`, `identifier` and `parent`",
                ),
            }
        }
        item
    }
}
