//! The sitemap (<https://www.sitemaps.org/protocol.html>): every page that search engines should
//! know, with the day of its last change.

use anyhow::{Context, Result};
use jiff::{Timestamp, Zoned, tz::TimeZone};
use sitemap_rs::{sitemap::Sitemap, sitemap_index::SitemapIndex, url::Url, url_set::UrlSet};

use super::{Blog, Origin, Plan};
use crate::domain::{Date, Entry, Group, Route};

/// The file's name at the site's root.
pub const FILE: &str = "sitemap.xml";

/// Addresses in a file, as the protocol has it.
const LIMIT: usize = 50_000;

/// What messages call the sitemap.
const ORIGIN: Origin = Origin::Generated("the sitemap");

/// Adds the sitemap, where the site's address is known: one file, or an index of several.
pub fn add(blog: &Blog, plan: &mut Plan) -> Result<()> {
    let Some(home) = &blog.settings.site.base_url else {
        return Ok(());
    };
    for (name, file) in files(home, urls(blog)?, LIMIT)? {
        plan.add(name, ORIGIN, file);
    }
    Ok(())
}

/// The sitemap's files by name: one, or an index of as many as it takes.
fn files(home: &str, urls: Vec<Url>, limit: usize) -> Result<Vec<(String, Vec<u8>)>> {
    if urls.len() <= limit {
        return Ok(vec![(FILE.to_owned(), xml(UrlSet::new(urls)?)?)]);
    }
    let mut files = Vec::new();
    let mut parts = Vec::new();
    for (index, part) in urls.chunks(limit).enumerate() {
        let name = format!("sitemap-{}.xml", index + 1);
        let newest = part
            .iter()
            .filter_map(|url| url.last_modified.clone())
            .max();
        parts.push(Sitemap::new(format!("{home}{name}"), newest));
        files.push((name, xml(UrlSet::new(part.to_vec())?)?));
    }
    let mut index = Vec::new();
    SitemapIndex::new(parts)?.write(&mut index)?;
    files.push((FILE.to_owned(), index));
    Ok(files)
}

fn xml(set: UrlSet) -> Result<Vec<u8>> {
    let mut file = Vec::new();
    set.write(&mut file)?;
    Ok(file)
}

/// The addresses: posts and pages that search engines may show under them, and the first page of
/// every list, which the others hang from.
fn urls(blog: &Blog) -> Result<Vec<Url>> {
    let mut urls = vec![url(blog, &Route::HOME, newest(&blog.posts))?];
    let shown = blog.content.articles().filter(|article| {
        let is_elsewhere = article.entry.extension.canonical.is_some();
        !article.noindex && !is_elsewhere
    });
    for article in shown {
        urls.push(url(blog, &article.route(), article.entry.changed())?);
    }
    for terms in &blog.taxonomies {
        urls.push(url(
            blog,
            &Route::Terms(terms.taxonomy),
            newest(&blog.posts),
        )?);
    }
    urls.push(url(blog, &Route::Archive, newest(&blog.posts))?);
    let is_shown = |group: &&Group| {
        let section = blog.section_at(&group.collection.route());
        section.is_none_or(|section| !section.article.noindex)
    };
    for group in blog.groups().filter(is_shown) {
        urls.push(url(
            blog,
            &group.collection.route(),
            newest(&group.entries),
        )?);
    }
    Ok(urls)
}

fn url(blog: &Blog, route: &Route, changed: Option<&Date>) -> Result<Url> {
    let address = blog.settings.site.absolute_route(route);
    let address = address.unwrap_or_default();
    let mut url = Url::builder(address.clone());
    if let Some(moment) = changed.and_then(zoned) {
        url.last_modified(moment);
    }
    url.build()
        .with_context(|| format!("{address} cannot be in a sitemap"))
}

fn zoned(date: &Date) -> Option<Zoned> {
    let moment = Timestamp::from_second(date.moment()).ok()?;
    Some(moment.to_zoned(TimeZone::UTC))
}

fn newest<'e>(entries: &[&'e Entry]) -> Option<&'e Date> {
    let changes = entries.iter().filter_map(|entry| entry.changed());
    changes.max_by_key(|date| date.moment())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file holds 50,000 addresses at most; beyond them an index leads to several.
    #[test]
    fn a_large_site_has_an_index() {
        let url = |n: u32| {
            let mut url = Url::builder(format!("https://a.example/{n}/"));
            let date = Date::parse(&format!("2020-01-0{n}")).unwrap();
            url.last_modified(zoned(&date).unwrap());
            url.build().unwrap()
        };
        let home = "https://a.example/";
        assert_eq!(files(home, (1..=2).map(url).collect(), 2).unwrap().len(), 1);
        let files = files(home, (1..=3).map(url).collect(), 2).unwrap();
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]);
        let index = String::from_utf8(files[2].1.clone()).unwrap();
        let index = roxmltree::Document::parse(&index).unwrap();
        let texts = |name: &str| -> Vec<&str> {
            let nodes = index
                .descendants()
                .filter(|node| node.tag_name().name() == name);
            nodes.filter_map(|node| node.text()).collect()
        };
        assert_eq!(index.root_element().tag_name().name(), "sitemapindex");
        assert_eq!(
            texts("loc"),
            [
                "https://a.example/sitemap-1.xml",
                "https://a.example/sitemap-2.xml"
            ]
        );
        assert!(texts("lastmod")[0].starts_with("2020-01-02"));
    }
}
