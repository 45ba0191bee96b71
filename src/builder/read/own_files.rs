//! Files by addresses from the root, `/img/leaf.png`, in a site of one language that is in a folder: it has
//! files of its own, and copies of those that its texts show.

use lol_html::{element, html_content::Element};
use percent_encoding::percent_decode_str;

use super::{Article, Assets};
use crate::{
    builder::markup::{quoted, rewritten},
    domain::Base,
};

/// The attributes that name a file.
const NAMING: [&str; 3] = ["src", "href", "poster"];

/// Lets such addresses lead to the files that the site has.
pub fn lead_to<'a>(articles: impl Iterator<Item = &'a mut Article>, assets: &Assets) {
    for article in articles.filter(|article| article.html.contains("=\"/")) {
        let base = Base::relative(&article.route());
        let rewriting = element!("[src], [href], [poster], [srcset]", |element| {
            lead(element, &base, assets)
        });
        if let Some(html) = rewritten(&article.html, [rewriting]) {
            article.html = html;
        }
    }
}

fn lead(element: &mut Element, base: &Base, assets: &Assets) -> lol_html::HandlerResult {
    let own = |address: &str| {
        let path = address.strip_prefix('/')?;
        is_own(path, assets).then(|| base.join(path))
    };
    let value = |element: &Element, name: &str| {
        let value = element.get_attribute(name)?;
        Some(html_escape::decode_html_entities(&value).into_owned())
    };
    for name in NAMING {
        if let Some(address) = value(element, name).and_then(|address| own(&address)) {
            element.set_attribute(name, &quoted(&address))?;
        }
    }
    if let Some(set) = value(element, "srcset") {
        let one = |candidate: &str| own(candidate).unwrap_or_else(|| candidate.to_owned());
        let set: Vec<String> = set.split(", ").map(one).collect();
        element.set_attribute("srcset", &quoted(&set.join(", ")))?;
    }
    Ok(())
}

/// Whether the site has a file at a path, or made it of one: `leaf.png.480.webp`.
fn is_own(path: &str, assets: &Assets) -> bool {
    let end = path.find(['?', '#', ' ']).unwrap_or(path.len());
    let path = percent_decode_str(&path[..end]).decode_utf8_lossy();
    let source = path.rsplitn(3, '.').nth(2);
    assets.contains(&path) || source.is_some_and(|source| assets.contains(source))
}
