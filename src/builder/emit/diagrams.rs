//! The pictures of diagrams, for feeds and for other sites that show a text: they have no place for SVG, or
//! not the page's colours.

use super::{Blog, Origin, Plan};

/// Adds them, beside the pages.
pub fn add<'b>(blog: &'b Blog<'b>, plan: &mut Plan<'b>) {
    for article in blog.content.texts() {
        let origin = Origin::address(article.source.name());
        for picture in &article.diagrams {
            let path = format!("{}/{}", article.path.as_str(), picture.name);
            plan.make(path, origin.clone(), || {
                Ok(picture.svg.clone().into_bytes())
            });
        }
    }
}
