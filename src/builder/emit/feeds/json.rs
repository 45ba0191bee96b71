//! JSON Feed 1.1 for people (<https://www.jsonfeed.org/version/1.1/>): the manifest is the app's, and has
//! summaries in place of texts.

use anyhow::Result;
use serde_json::Value;

use super::{Feed, Item};
use crate::domain::{Entry, EntryExtension, FEED_VERSION, Manifest};

/// The feed, which is at `url`.
pub fn write(feed: &Feed, url: &str) -> Result<Vec<u8>> {
    let site = &feed.blog.settings.site;
    let text = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    let manifest = Manifest {
        version: FEED_VERSION.to_owned(),
        title: feed.title(),
        home_page_url: Some(feed.page()),
        feed_url: Some(url.to_owned()),
        description: text(&site.description),
        language: text(&site.language),
        items: feed.items()?.into_iter().map(item).collect(),
        ..Manifest::default()
    };
    let mut json = serde_json::to_value(manifest)?;
    drop_additions(&mut json);
    Ok(serde_json::to_vec(&json)?)
}

fn item(item: Item) -> Entry {
    Entry {
        url: Some(item.url),
        content_html: Some(item.html),
        content_text: None,
        extension: EntryExtension::default(),
        ..item.entry.clone()
    }
}

/// Takes out what only the app reads.
fn drop_additions(json: &mut Value) {
    match json {
        Value::Object(members) => {
            members.remove("_thinleaf");
            members.values_mut().for_each(drop_additions);
        }
        Value::Array(values) => values.iter_mut().for_each(drop_additions),
        _ => {}
    }
}
