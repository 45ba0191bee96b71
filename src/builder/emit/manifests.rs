//! The manifests of every collection, cut into a head and shards.

use super::{Blog, Origin, Plan};
use crate::{
    builder::shell::Shell,
    domain::{Collection, CollectionFile, Entry, Manifest, ManifestExtension, Shard, ShardLayout},
    markdown::RawHtml,
};

/// What messages call a manifest.
const ORIGIN: Origin = Origin::Generated("the manifests");

/// Adds the manifests of all posts, of each tag and year, and of the tags and years themselves.
pub fn add<'b>(blog: &'b Blog<'b>, shell: &'b Shell, plan: &mut Plan<'b>) {
    let words = blog.settings.site.words;
    for terms in &blog.taxonomies {
        let name = words.taxonomy(terms.taxonomy).name;
        let collection = Collection::Terms(terms.taxonomy);
        add_terms(blog, collection, name, &terms.entries, plan);
    }
    add_terms(
        blog,
        Collection::Years,
        words.archive(),
        &blog.year_terms,
        plan,
    );
    add_posts(blog, shell, &Collection::Posts, None, &blog.posts, plan);
    for group in blog.groups() {
        let (name, entries) = (Some(group.name.as_str()), &group.entries);
        add_posts(blog, shell, &group.collection, name, entries, plan);
    }
}

/// All tags or all years, in one file.
fn add_terms<'b>(
    blog: &'b Blog<'b>,
    collection: Collection,
    name: &'b str,
    terms: &'b [Entry],
    plan: &mut Plan<'b>,
) {
    let path = collection.file(CollectionFile::HEAD);
    plan.make(path, ORIGIN, move || {
        let mut manifest = manifest(blog, &collection, Shard::Head, None, Some(name));
        manifest.items = terms.to_vec();
        Ok(serde_json::to_vec(&manifest)?)
    });
}

/// A collection of posts, each shard a file.
fn add_posts<'b>(
    blog: &'b Blog<'b>,
    shell: &'b Shell,
    collection: &Collection,
    term: Option<&'b str>,
    entries: &'b [&'b Entry],
    plan: &mut Plan<'b>,
) {
    let pinned = entries
        .iter()
        .filter(|entry| collection.is_pinning() && entry.is_pinned());
    let layout = ShardLayout::new(entries.len(), pinned.count());
    let shards = layout.shards();
    let numbered = (1..=shards).map(Shard::Numbered);
    for shard in std::iter::once(Shard::Head).chain(numbered) {
        let collection = collection.clone();
        let path = collection.file(CollectionFile::Manifest(shard));
        plan.make(path, ORIGIN, move || {
            let older = match shard {
                Shard::Head => shards,
                Shard::Numbered(number) => number - 1,
            };
            let next = (older > 0).then_some(Shard::Numbered(older));
            let mut manifest = manifest(blog, &collection, shard, next, term);
            let items = entries[layout.range(shard)].iter();
            manifest.items = items.map(|entry| collection.item(entry)).collect();
            if shard == Shard::Head {
                if let Some(intro) = blog.intro_of(&collection) {
                    let styles = shell.features.elements(&intro.features);
                    manifest.extension.intro = Some(format!("{}{styles}", intro.html));
                    manifest.extension.intro_alone = intro.is_alone;
                }
                manifest.extension.feed = blog.names_feed(&collection);
                manifest.extension.translations = blog.translations_of(&collection);
                manifest.extension.total = Some(entries.len());
                manifest.extension.shards = Some(shards);
                manifest.extension.term = term.map(str::to_owned);
            }
            Ok(serde_json::to_vec(&manifest)?)
        });
    }
}

/// A manifest without entries. The site's settings are in the head of all posts only.
fn manifest(
    blog: &Blog,
    collection: &Collection,
    shard: Shard,
    next: Option<Shard>,
    term: Option<&str>,
) -> Manifest {
    let (settings, site) = (blog.settings, &blog.settings.site);
    let next_url = next.map(|next| {
        let next = CollectionFile::Manifest(next);
        let absolute = site.absolute(&collection.file_url(next));
        absolute.unwrap_or_else(|| next.name())
    });
    let of_site = Manifest::of_site(site);
    let extension = match (collection, shard) {
        (Collection::Posts, Shard::Head) => ManifestExtension {
            unsafe_html: settings.raw_html == RawHtml::Kept,
            ..of_site.extension
        },
        _ => ManifestExtension {
            version: of_site.extension.version,
            ..ManifestExtension::default()
        },
    };
    Manifest {
        title: site.titled(term),
        home_page_url: site.absolute_route(&collection.route()),
        feed_url: site.absolute(&collection.file_url(CollectionFile::Manifest(shard))),
        next_url,
        authors: settings.author.clone().into_iter().collect(),
        extension,
        ..of_site
    }
}
