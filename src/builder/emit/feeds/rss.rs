//! RSS 2.0 (<https://www.rssboard.org/rss-specification>).

use anyhow::Result;
use rss::{
    Category, Channel, Guid, Image,
    extension::{
        atom::{AtomExtension, Link},
        dublincore::DublinCoreExtension,
    },
};

use super::{Feed, Item, media_type, text};
use crate::domain::{CollectionFile, Entry};

/// The feed, which is at `url`.
pub fn write(feed: &Feed, url: &str) -> Result<Vec<u8>> {
    let site = &feed.blog.settings.site;
    let items = feed.items()?;
    let own = Link {
        rel: "self".to_owned(),
        href: url.to_owned(),
        mime_type: Some(media_type(CollectionFile::Rss).to_owned()),
        ..Link::default()
    };
    let mut extension = AtomExtension::default();
    extension.set_links(vec![own]);
    let updated = items.iter().map(|item| item.updated).max();
    let channel = Channel {
        title: feed.title(),
        link: feed.page(),
        description: site.description.clone(),
        language: text(&site.language),
        copyright: feed.blog.settings.copyright.clone(),
        image: feed.image().map(|url| Image {
            url,
            title: feed.title(),
            link: feed.page(),
            ..Image::default()
        }),
        last_build_date: updated.map(|date| date.to_rfc2822()),
        atom_ext: Some(extension),
        namespaces: [
            ("atom", "http://www.w3.org/2005/Atom"),
            ("content", "http://purl.org/rss/1.0/modules/content/"),
            ("dc", "http://purl.org/dc/elements/1.1/"),
        ]
        .map(|(name, url)| (name.to_owned(), url.to_owned()))
        .into(),
        items: items.into_iter().map(entry).collect(),
        ..Channel::default()
    };
    Ok(channel.pretty_write_to(Vec::new(), b' ', 1)?)
}

/// A post's summary, or its title where there is no text, as HTML.
fn description(post: &Entry) -> Option<String> {
    // Lists may show none, and have it all the same.
    let texts = [&post.summary, &post.content_text].into_iter();
    let summary = texts.flatten().find_map(|summary| text(summary));
    let summary = summary.or_else(|| text(&post.title));
    summary.map(|summary| html_escape::encode_text(&summary).into_owned())
}

fn entry(item: Item) -> rss::Item {
    let post = item.entry;
    let category = |tag: &String| Category {
        name: tag.clone(),
        domain: None,
    };
    let creators = post.authors.iter().map(|author| author.name.clone());
    let creators: Vec<String> = creators.collect();
    rss::Item {
        title: text(&post.title),
        guid: Some(Guid {
            permalink: post.id == item.url,
            value: post.id.clone(),
        }),
        link: Some(item.url),
        pub_date: Some(item.published.to_rfc2822()),
        // Readers take it for HTML.
        description: description(post),
        content: Some(item.html),
        categories: post.tags.iter().map(category).collect(),
        dublin_core_ext: (!creators.is_empty()).then(|| DublinCoreExtension {
            creators,
            ..DublinCoreExtension::default()
        }),
        ..rss::Item::default()
    }
}
