//! The header's menu.

use serde::Serialize;

use super::{Json, Link, Wrong, json};

/// A link of the menu, or a name, with the links below it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MenuItem {
    /// What the reader sees.
    pub name: String,
    /// Where it leads, as in a [`Link`]; empty for a name that only opens what is below it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// What is below it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Link>,
}

impl MenuItem {
    /// The items of a menu.
    pub(super) fn read_all(json: &impl Json, key: &'static str) -> Result<Vec<Self>, Wrong> {
        let links = json::links(json, key)?;
        let items = json::list(json, key)?;
        let item = |(link, item): (Link, _)| {
            Ok(Self {
                name: link.name,
                url: link.url,
                items: json::links(&item, "items")?,
            })
        };
        links.into_iter().zip(items).map(item).collect()
    }
}
