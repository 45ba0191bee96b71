//! The manifests of every list, cut into a head and shards.

use super::{blog::Blog, output::Plan};
use crate::{
    domain::{Entry, Listing, Manifest, ManifestExtension, SHARD_SIZE, Shard},
    markdown::RawHtml,
};

/// What the plan names as the source of a manifest.
const ORIGIN: &str = "the manifests";

/// Adds the manifests of all posts, of each tag and year, and of the tags and years themselves.
pub fn add<'b>(blog: &'b Blog<'b>, plan: &mut Plan<'b>) {
    let mut whole = |listing: Listing, name, terms: Vec<Entry>| {
        plan.make(
            listing.manifest(Shard::Head),
            ORIGIN.to_owned(),
            move || {
                let mut manifest = manifest(blog, &listing, Shard::Head, 0, Some(name));
                manifest.items.clone_from(&terms);
                Ok(serde_json::to_vec(&manifest)?)
            },
        );
    };
    whole(Listing::Tags, "Tags", blog.tag_terms());
    whole(Listing::Years, "Archive", blog.year_terms());
    add_list(blog, &Listing::Posts, None, &blog.posts, plan);
    for group in blog.tags.iter().chain(&blog.years) {
        add_list(
            blog,
            &group.listing,
            Some(&group.name),
            &group.entries,
            plan,
        );
    }
}

/// A list of posts: the pinned and the newest in the head, the others in full shards counted
/// from the oldest, so that publishing touches the head alone.
fn add_list<'b>(
    blog: &'b Blog<'b>,
    listing: &Listing,
    term: Option<&'b str>,
    entries: &'b [&'b Entry],
    plan: &mut Plan<'b>,
) {
    let pinned = entries
        .iter()
        .filter(|entry| listing.is_pinning() && entry.is_pinned())
        .count();
    let shards = Shard::count(entries.len() - pinned);
    let head_size = match shards {
        0 => entries.len(),
        _ => pinned + SHARD_SIZE,
    };
    let path = listing.manifest(Shard::Head);
    let list = listing.clone();
    plan.make(path, ORIGIN.to_owned(), move || {
        let mut head = manifest(blog, &list, Shard::Head, shards, term);
        head.items = items(&list, &entries[..head_size]);
        head.extension.total = Some(entries.len());
        head.extension.shards = Some(shards);
        head.extension.term = term.map(str::to_owned);
        Ok(serde_json::to_vec(&head)?)
    });
    for number in 1..=shards {
        let shard = Shard::Numbered(number);
        let end = entries.len() - (number - 1) * SHARD_SIZE;
        let list = listing.clone();
        plan.make(listing.manifest(shard), ORIGIN.to_owned(), move || {
            let mut manifest = manifest(blog, &list, shard, number - 1, term);
            manifest.items = items(&list, &entries[end - SHARD_SIZE..end]);
            Ok(serde_json::to_vec(&manifest)?)
        });
    }
}

fn items(listing: &Listing, entries: &[&Entry]) -> Vec<Entry> {
    entries.iter().map(|entry| listing.item(entry)).collect()
}

/// A manifest without entries; `older` is the number of the shard that follows, 0 for none. The
/// site's settings stand in the head of all posts only.
fn manifest(
    blog: &Blog,
    listing: &Listing,
    shard: Shard,
    older: usize,
    term: Option<&str>,
) -> Manifest {
    let settings = blog.settings;
    let next = (older > 0).then_some(Shard::Numbered(older));
    let next_url = next.map(|next| {
        let url = listing.manifest_url(next);
        let name = url.rsplit('/').next().unwrap_or_default().to_owned();
        settings.absolute(&url).unwrap_or(name)
    });
    let of_site = Manifest::of_site(&settings.site);
    let extension = match (listing, shard) {
        (Listing::Posts, Shard::Head) => ManifestExtension {
            unsafe_html: settings.raw_html == RawHtml::Kept,
            ..of_site.extension
        },
        _ => ManifestExtension {
            version: of_site.extension.version,
            ..ManifestExtension::default()
        },
    };
    Manifest {
        title: match term {
            Some(term) => format!("{term} | {}", of_site.title),
            None => of_site.title,
        },
        home_page_url: settings.absolute(&listing.route().url_path()),
        feed_url: settings.absolute(&listing.manifest_url(shard)),
        next_url,
        authors: settings.author.clone().into_iter().collect(),
        extension,
        ..of_site
    }
}
