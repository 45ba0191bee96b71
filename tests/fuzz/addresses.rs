//! Addresses: whatever a reader's address line, a file's name or a tag holds.

use thinleaf::domain::{ArticlePath, Base, CollectionFile, Route, Shard, Slug, Taxonomy};
use url::Url;

use crate::corpus::hold_for_texts;

const TARGET: &str = "addresses";

/// An address that is read is the one that is made, in a browser too.
#[test]
fn read_as_made() {
    hold_for_texts(TARGET, |text| {
        for path in text.lines() {
            let slug = Slug::of_tag(path).map(|tag| Route::Term {
                taxonomy: Taxonomy::Tags,
                term: tag,
                page: path.len(),
            });
            let article = ArticlePath::parse(path).map(Route::Article);
            for route in [Route::parse(path), slug, article].into_iter().flatten() {
                assert_made(&route);
            }
        }
    });
}

fn assert_made(route: &Route) {
    let address = route.url_path();
    let read = Route::parse(&address);
    let page = route.page().max(1);
    assert_eq!(
        read.as_ref().map(Route::url_path),
        Some(address.clone()),
        "{route:?}"
    );
    assert_eq!(read.map(|read| read.page()), Some(page), "{route:?}");
    let site = Url::parse("https://a.example/blog/").unwrap();
    for base in ["/blog/", "/blog", "//blog/"] {
        let url = site.join(&Base::new(base).href(route)).unwrap();
        assert_eq!(url.as_str(), format!("{site}{address}"), "{route:?}");
        assert_eq!(
            Base::new(base).strip(url.path()),
            Some(&*address),
            "{route:?}"
        );
    }
    // From the page itself, as built pages have it.
    let own = site.join(&address).unwrap();
    let back = own.join(&Base::relative(route).href(&Route::HOME)).unwrap();
    assert_eq!(back, site, "{route:?}");
    assert_file(&route.file());
    if let Some(collection) = route.collection() {
        for shard in [Shard::Head, Shard::Numbered(page)] {
            assert_file(&collection.file(CollectionFile::Manifest(shard)));
        }
    }
}

/// A path that every disk has, below the folder it is written to.
fn assert_file(file: &str) {
    for part in file.split('/') {
        let is_name = !part.is_empty() && part.len() <= 255 && !part.starts_with('.');
        assert!(
            is_name && !part.contains(['\\', '\0', '\n', ':']),
            "{file:?}"
        );
    }
}
