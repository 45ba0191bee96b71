//! Manifests: JSON of anybody's, read as the app reads it.

use thinleaf::domain::{Base, Entry, Manifest, Route};
use url::Url;

use crate::{corpus::hold_for_texts, json};

const TARGET: &str = "manifests";

/// A manifest, without the items that cannot be read.
pub fn read(text: &str) -> Option<Manifest> {
    Some(json::read(text).ok()?.0)
}

/// What is read of a text is read again of what the builder would write of it.
#[test]
fn written_as_read() {
    hold_for_texts(TARGET, |text| {
        if let Some(manifest) = read(text) {
            let written = serde_json::to_string(&manifest).unwrap();
            assert_eq!(read(&written), Some(manifest), "{text}");
        }
    });
}

/// No entry leads to a script, and that of an article to an address of the site.
#[test]
fn links() {
    hold_for_texts(TARGET, |text| {
        let Some(manifest) = read(text) else { return };
        let site = manifest.site();
        assert!(
            site.posts_per_page > 0 && manifest.total() < usize::MAX,
            "{text}"
        );
        for entry in &manifest.items {
            entry.tag_list();
            entry.excerpt();
            leads_well(entry);
        }
    });
}

fn leads_well(entry: &Entry) {
    let site = Url::parse("https://a.example/blog/").unwrap();
    for base in ["/", "/blog/"] {
        if let Ok(url) = site.join(&entry.href(&Base::new(base))) {
            let is_page = matches!(url.scheme(), "http" | "https");
            assert!(is_page, "{entry:?} leads to {url}");
        }
    }
    if let Some(path) = entry.article_path() {
        let route = Route::Article(path);
        assert_eq!(Route::parse(&route.url_path()), Some(route));
    }
}
