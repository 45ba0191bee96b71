//! The pictures of diagrams, for feeds and for other sites that show a text: they have no place for SVG, or
//! not the page's colours.

use std::collections::BTreeMap;

use super::{Blog, Origin, Plan};
use crate::builder::read::DiagramPicture;

/// Adds them, beside the pages.
pub fn add<'b>(blog: &'b Blog<'b>, plan: &mut Plan<'b>) {
    for article in blog.content.texts() {
        let origin = Origin::address(article.source.name());
        // Of two that are alike, one.
        let pictures = article.diagrams.iter();
        let pictures: BTreeMap<&str, &DiagramPicture> = pictures
            .map(|picture| (picture.name.as_str(), picture))
            .collect();
        for picture in pictures.into_values() {
            let path = format!("{}/{}", article.path.as_str(), picture.name);
            plan.make(path, origin.clone(), || {
                Ok(picture.svg.clone().into_bytes())
            });
        }
    }
}
