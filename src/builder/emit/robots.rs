//! `robots.txt`: everybody may read everything, and nobody a preview.

use super::{Blog, Origin, Plan, sitemap};
use crate::builder::read::Role;

/// The file's name at the site's root.
const FILE: &str = "robots.txt";

/// Adds the file (RFC 9309), with the way to the sitemap, unless the author has written one. Below
/// the root of a host it is not looked at.
pub fn add(blog: &Blog, plan: &mut Plan) {
    if blog.content.assets.contains(FILE) {
        return;
    }
    let origin = Origin::Generated("the rules for crawlers");
    if blog.content.is_preview {
        let nothing = b"User-agent: *\nDisallow: /\n";
        plan.add(FILE.to_owned(), origin, nothing.to_vec());
        return;
    }
    let all = "User-agent: *\nAllow: /\n";
    let site = &blog.settings.site;
    let folders = site.languages.iter().map(|language| language.url.as_str());
    let own = (blog.settings.edition.role != Role::Root).then_some("");
    let sitemaps = own.into_iter().chain(folders).filter_map(|folder| {
        let sitemap = site.absolute(&format!("{folder}{}", sitemap::FILE))?;
        Some(format!("\nSitemap: {sitemap}\n"))
    });
    let text = all.to_owned() + &sitemaps.collect::<String>();
    plan.add(FILE.to_owned(), origin, text.into_bytes());
}
