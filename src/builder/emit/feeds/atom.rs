//! Atom (RFC 4287).

use anyhow::Result;
use atom_syndication::{Category, Content, Entry, Link, Person, WriteConfig};

use super::{Feed, Item, media_type, text};
use crate::domain::CollectionFile;

/// The feed, which is at `url`.
pub fn write(feed: &Feed, url: &str) -> Result<Vec<u8>> {
    let (settings, site) = (feed.blog.settings, &feed.blog.settings.site);
    let items = feed.items()?;
    // A feed without posts has to say a time as well, and no clock may.
    let updated = items.iter().map(|item| item.updated).max();
    // An author is demanded; where nobody is named it is the site.
    let author = settings.author.as_ref();
    let feed = atom_syndication::Feed {
        title: feed.title().into(),
        id: feed.page(),
        updated: updated.unwrap_or_default(),
        authors: vec![person(author.map_or(&site.title, |author| &author.name))],
        links: vec![
            link("self", url.to_owned(), media_type(CollectionFile::Atom)),
            link("alternate", feed.page(), "text/html"),
        ],
        logo: feed.image(),
        rights: settings.copyright.clone().map(Into::into),
        subtitle: text(&site.description).map(Into::into),
        lang: text(&site.language),
        entries: items.into_iter().map(entry).collect(),
        ..atom_syndication::Feed::default()
    };
    let config = WriteConfig {
        indent_size: Some(1),
        ..WriteConfig::default()
    };
    Ok(feed.write_with_config(Vec::new(), config)?)
}

fn entry(item: Item) -> Entry {
    let post = item.entry;
    let category = |tag: &String| Category {
        term: tag.clone(),
        ..Category::default()
    };
    let authors = post.authors.iter();
    Entry {
        title: post.title.clone().into(),
        id: post.id.clone(),
        updated: item.updated,
        published: Some(item.published),
        authors: authors.map(|author| person(&author.name)).collect(),
        categories: post.tags.iter().map(category).collect(),
        links: vec![link("alternate", item.url, "text/html")],
        summary: post.summary.as_deref().and_then(text).map(Into::into),
        content: Some(Content {
            content_type: Some("html".to_owned()),
            value: Some(item.html),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

fn link(rel: &str, href: String, kind: &str) -> Link {
    Link {
        rel: rel.to_owned(),
        href,
        mime_type: Some(kind.to_owned()),
        ..Link::default()
    }
}

fn person(name: &str) -> Person {
    Person {
        name: name.to_owned(),
        ..Person::default()
    }
}
