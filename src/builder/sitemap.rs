//! The sitemap (<https://www.sitemaps.org/protocol.html>): every page that search engines should
//! know, with the day of its last change.

use anyhow::{Context, Result};
use jiff::{Timestamp, Zoned, tz::TimeZone};
use sitemap_rs::{sitemap::Sitemap, sitemap_index::SitemapIndex, url::Url, url_set::UrlSet};

use super::{blog::Blog, output::Plan};
use crate::domain::{Date, Entry, Route};

/// The file's name at the site's root.
pub const FILE: &str = "sitemap.xml";

/// Addresses in a file, as the protocol has it.
const LIMIT: usize = 50_000;

/// What the plan names as the source of the sitemap.
const ORIGIN: &str = "the sitemap";

/// Adds the sitemap, where the site's address is known: one file, or an index of several.
pub fn add(blog: &Blog, plan: &mut Plan) -> Result<()> {
    let Some(home) = &blog.settings.site.base_url else {
        return Ok(());
    };
    let urls = urls(blog)?;
    if urls.len() <= LIMIT {
        let file = written(UrlSet::new(urls)?)?;
        plan.add(FILE.to_owned(), ORIGIN.to_owned(), file);
        return Ok(());
    }
    let mut parts = Vec::new();
    for (index, part) in urls.chunks(LIMIT).enumerate() {
        let name = format!("sitemap-{}.xml", index + 1);
        let newest = part
            .iter()
            .filter_map(|url| url.last_modified.clone())
            .max();
        parts.push(Sitemap::new(format!("{home}{name}"), newest));
        let file = written(UrlSet::new(part.to_vec())?)?;
        plan.add(name, ORIGIN.to_owned(), file);
    }
    let mut index = Vec::new();
    SitemapIndex::new(parts)?.write(&mut index)?;
    plan.add(FILE.to_owned(), ORIGIN.to_owned(), index);
    Ok(())
}

fn written(set: UrlSet) -> Result<Vec<u8>> {
    let mut file = Vec::new();
    set.write(&mut file)?;
    Ok(file)
}

/// The addresses: posts and pages that search engines may show under them, and the first page of
/// every list, which the others hang from.
fn urls(blog: &Blog) -> Result<Vec<Url>> {
    let mut urls = vec![url(blog, &Route::HOME, newest(&blog.posts))?];
    let shown = blog.content.all().filter(|post| {
        let elsewhere = post.entry.extension.canonical.is_some();
        !post.noindex && !elsewhere
    });
    for post in shown {
        let route = Route::Content(post.path.clone());
        urls.push(url(blog, &route, changed(&post.entry))?);
    }
    urls.push(url(blog, &Route::Tags, newest(&blog.posts))?);
    urls.push(url(blog, &Route::Archive, newest(&blog.posts))?);
    for group in blog.tags.iter().chain(&blog.years) {
        urls.push(url(blog, &group.listing.route(), newest(&group.entries))?);
    }
    Ok(urls)
}

fn url(blog: &Blog, route: &Route, changed: Option<&Date>) -> Result<Url> {
    let address = blog.absolute(route).unwrap_or_default();
    let mut url = Url::builder(address.clone());
    if let Some(moment) = changed.and_then(zoned) {
        url.last_modified(moment);
    }
    url.build()
        .with_context(|| format!("{address} cannot stand in a sitemap"))
}

fn zoned(date: &Date) -> Option<Zoned> {
    let moment = Timestamp::from_second(date.moment()).ok()?;
    Some(moment.to_zoned(TimeZone::UTC))
}

fn changed(entry: &Entry) -> Option<&Date> {
    entry
        .date_modified
        .as_ref()
        .max(entry.date_published.as_ref())
}

fn newest<'e>(entries: &[&'e Entry]) -> Option<&'e Date> {
    entries.iter().filter_map(|entry| changed(entry)).max()
}
