//! `robots.txt`: everybody may read everything, and nobody a preview.

use super::{Blog, Origin, Plan, sitemap};

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
    let text = match blog.settings.site.absolute(sitemap::FILE) {
        Some(sitemap) => format!("{all}\nSitemap: {sitemap}\n"),
        None => all.to_owned(),
    };
    plan.add(FILE.to_owned(), origin, text.into_bytes());
}
