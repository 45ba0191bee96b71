//! The root of a site whose default language is in a folder: the way to that language, and the page for
//! whatever is missing, which hosts look for at the root alone.

use super::{Blog, Origin, Plan, documents, page, redirects};
use crate::builder::shell::Shell;

/// Adds both. `shell` is that of the default language.
pub fn add<'b>(root: &Blog, default: &'b Blog<'b>, shell: &'b Shell, plan: &mut Plan<'b>) {
    let (site, folder) = (&default.settings.site, &default.settings.edition.folder);
    let origin = Origin::Generated("the way to the default language");
    let page = redirects::page(default, folder, &site.title, site.absolute(""));
    plan.add("index.html".to_owned(), origin.clone(), page.into_bytes());
    if !root.content.assets.contains(redirects::FILE) {
        let path = root.settings.root_path();
        // Not for ever: the language at the root is a choice that an author may change.
        let rule = format!("{path} {path}{folder} 302\n");
        plan.add(redirects::FILE.to_owned(), origin, rule.into_bytes());
    }
    page::add_not_found(documents(default, shell), plan);
}
