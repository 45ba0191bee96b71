//! The words of the site's language, for the app.

use super::{Blog, Origin, Plan};
use crate::builder::words;

/// Adds them, unless they are English, which the app has.
pub fn add(blog: &Blog, plan: &mut Plan) {
    let site = &blog.settings.site;
    if let (Some(file), Some(json)) = (&site.words_file, words::json(site.words)) {
        plan.add(
            file.clone(),
            Origin::Generated("the words"),
            json.into_bytes(),
        );
    }
}
