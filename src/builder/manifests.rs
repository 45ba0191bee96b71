//! The manifests of every list, cut into a head and shards.

use anyhow::Result;

use super::{content::Content, output::Plan, site::Settings};
use crate::domain::{
    Entry, FEED_VERSION, Group, Listing, Manifest, ManifestExtension, SHARD_SIZE, Shard, by_tag,
    by_year_of,
};

use crate::markdown::RawHtml;

/// What the plan names as the source of a manifest.
const ORIGIN: &str = "the manifests";

/// Adds the manifests of all posts, of each tag and year, and of the tags and years themselves.
pub fn add(settings: &Settings, content: &Content, plan: &mut Plan) -> Result<()> {
    let lists = Lists { settings };
    let entries = content.entries();
    let mut tags = lists.add_groups(by_tag(&entries), plan)?;
    tags.sort_by_key(|tag| (tag.title.to_lowercase(), tag.title.clone()));
    lists.add_whole(&Listing::Tags, "Tags", tags, plan)?;
    let years = lists.add_groups(by_year_of(&entries), plan)?;
    lists.add_whole(&Listing::Years, "Archive", years, plan)?;
    lists.add(&Listing::Posts, None, entries, plan)
}

/// Makes manifests that share a site's settings.
struct Lists<'s> {
    settings: &'s Settings,
}

impl Lists<'_> {
    /// A list of posts: the pinned and the newest in the head, the others in full shards counted
    /// from the oldest, so that publishing touches the head alone.
    fn add(
        &self,
        listing: &Listing,
        term: Option<String>,
        entries: Vec<Entry>,
        plan: &mut Plan,
    ) -> Result<()> {
        let pinned = entries.iter().filter(|entry| entry.is_pinned()).count();
        let shards = Shard::count(entries.len() - pinned);
        let head_size = match shards {
            0 => entries.len(),
            _ => pinned + SHARD_SIZE,
        };
        let mut head = self.manifest(listing, Shard::Head, shards, term.as_deref());
        head.items = entries.iter().take(head_size).cloned().collect();
        head.extension.total = Some(entries.len());
        head.extension.shards = Some(shards);
        head.extension.term = term.clone();
        if *listing == Listing::Posts {
            self.add_settings(&mut head.extension);
        }
        write(&head, listing.manifest(Shard::Head), plan)?;
        for number in 1..=shards {
            let shard = Shard::Numbered(number);
            let end = entries.len() - (number - 1) * SHARD_SIZE;
            let mut manifest = self.manifest(listing, shard, number - 1, term.as_deref());
            manifest.items = entries[end - SHARD_SIZE..end].to_vec();
            write(&manifest, listing.manifest(shard), plan)?;
        }
        Ok(())
    }

    /// A list of tags or years, all in its head.
    fn add_whole(
        &self,
        listing: &Listing,
        name: &str,
        entries: Vec<Entry>,
        plan: &mut Plan,
    ) -> Result<()> {
        let mut manifest = self.manifest(listing, Shard::Head, 0, Some(name));
        manifest.items = entries;
        write(&manifest, listing.manifest(Shard::Head), plan)
    }

    /// The lists of all tags or years, and each of them as an entry.
    fn add_groups(&self, groups: Vec<Group>, plan: &mut Plan) -> Result<Vec<Entry>> {
        let mut terms = Vec::new();
        for group in groups {
            let mut term = group.term();
            let path = &term.extension.path;
            term.url = self.settings.absolute(path);
            term.id = term.url.clone().unwrap_or_else(|| path.clone());
            term.content_text = Some(match group.entries.len() {
                1 => "1 post".to_owned(),
                posts => format!("{posts} posts"),
            });
            terms.push(term);
            self.add(&group.listing, Some(group.name), group.entries, plan)?;
        }
        Ok(terms)
    }

    /// A manifest without entries; `older` is the number of the shard that follows, 0 for none.
    fn manifest(
        &self,
        listing: &Listing,
        shard: Shard,
        older: usize,
        term: Option<&str>,
    ) -> Manifest {
        let Self { settings } = self;
        let site = &settings.site;
        let next = (older > 0).then_some(Shard::Numbered(older));
        let next_url = next.map(|next| {
            let url = listing.manifest_url(next);
            let name = url.rsplit('/').next().unwrap_or_default().to_owned();
            settings.absolute(&url).unwrap_or(name)
        });
        Manifest {
            version: FEED_VERSION.to_owned(),
            title: match term {
                Some(term) => format!("{term} | {}", site.title),
                None => site.title.clone(),
            },
            home_page_url: settings.absolute(&listing.route().url_path()),
            feed_url: settings.absolute(&listing.manifest_url(shard)),
            description: Some(site.description.clone()).filter(|text| !text.is_empty()),
            next_url,
            language: Some(site.language.clone()).filter(|text| !text.is_empty()),
            authors: settings.author.clone().into_iter().collect(),
            extension: ManifestExtension {
                version: 1,
                ..ManifestExtension::default()
            },
            items: Vec::new(),
        }
    }

    fn add_settings(&self, extension: &mut ManifestExtension) {
        let site = &self.settings.site;
        extension.menu.clone_from(&site.menu);
        extension.footer = Some(site.footer.clone());
        extension.theme = Some(site.theme);
        extension.posts_per_page = Some(site.posts_per_page);
        extension.unsafe_html = self.settings.raw_html == RawHtml::Kept;
    }
}

fn write(manifest: &Manifest, path: String, plan: &mut Plan) -> Result<()> {
    plan.add(path, ORIGIN.to_owned(), serde_json::to_vec(manifest)?);
    Ok(())
}
