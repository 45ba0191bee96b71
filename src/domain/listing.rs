//! Lists of posts, their pages, and the shards their manifests are cut into.

use std::ops::Range;

use super::{Entry, Route, Slug};

/// Entries in a manifest's head and in each numbered shard.
pub const SHARD_SIZE: usize = 50;

/// Posts the archive shows in full; years beyond it are links to pages of their own.
pub const ARCHIVE_OVERVIEW: usize = 100;

/// A list that has a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listing {
    /// All posts.
    Posts,
    /// All tags, each an entry.
    Tags,
    /// The posts of one tag.
    Tag(Slug),
    /// All years, each an entry.
    Years,
    /// The posts of one year.
    Year(u16),
}

/// A part of a list's manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shard {
    /// `manifest.json`: the pinned entries and the newest [`SHARD_SIZE`].
    Head,
    /// `manifest-N.json`, numbered from 1, the oldest. A full one never changes.
    Numbered(usize),
}

impl Listing {
    /// The address of the list's first page.
    pub fn route(&self) -> Route {
        match self {
            Self::Posts => Route::HOME,
            Self::Tags => Route::Tags,
            Self::Tag(tag) => Route::Tag {
                tag: tag.clone(),
                page: 1,
            },
            Self::Years => Route::Archive,
            Self::Year(year) => Route::Year(*year),
        }
    }

    /// Whether a weight pins a post above the others: among a year's posts it does not.
    pub fn is_pinning(&self) -> bool {
        !matches!(self, Self::Year(_))
    }

    /// A post as the list's manifest has it.
    pub fn item(&self, entry: &Entry) -> Entry {
        let mut item = entry.clone();
        item.extension.weight = item.extension.weight.filter(|_| self.is_pinning());
        item
    }

    /// The manifest's path below the base, unencoded.
    pub fn manifest(&self, shard: Shard) -> String {
        manifest_name(self.route().path(), shard)
    }

    /// The manifest's path as a URL has it.
    pub fn manifest_url(&self, shard: Shard) -> String {
        manifest_name(self.route().url_path(), shard)
    }
}

fn manifest_name(folder: String, shard: Shard) -> String {
    match shard {
        Shard::Head => folder + "manifest.json",
        Shard::Numbered(number) => format!("{folder}manifest-{number}.json"),
    }
}

impl Shard {
    /// How many numbered shards a list has beside its head: full ones only, and none where the
    /// head holds everything. `unpinned` counts the posts without a weight.
    pub fn count(unpinned: usize) -> usize {
        if unpinned > SHARD_SIZE {
            unpinned / SHARD_SIZE
        } else {
            0
        }
    }

    /// Where the entry at `index` (0 is the first shown) of a list of `total` stands: its shard
    /// and its index there. `head` is the number of entries the head holds.
    pub fn locate(index: usize, total: usize, head: usize) -> (Self, usize) {
        if index < head {
            return (Self::Head, index);
        }
        let from_oldest = total.saturating_sub(index + 1);
        (
            Self::Numbered(from_oldest / SHARD_SIZE + 1),
            SHARD_SIZE - 1 - from_oldest % SHARD_SIZE,
        )
    }
}

/// A list cut into pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    /// Entries in the list.
    pub total: usize,
    /// Entries on a page, at least 1.
    pub per_page: usize,
}

impl Paging {
    /// How many pages there are; an empty list has one.
    pub fn pages(self) -> usize {
        self.total.div_ceil(self.per_page.max(1)).max(1)
    }

    /// The entries of a page, counted from 1; `None` for a page there is not.
    pub fn range(self, page: usize) -> Option<Range<usize>> {
        let per_page = self.per_page.max(1);
        let exists = (1..=self.pages()).contains(&page);
        exists.then(|| (page - 1) * per_page..(page * per_page).min(self.total))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Publishing a post must change the head alone, so full shards are counted from the oldest.
    #[test]
    fn shards_are_counted_from_the_oldest() {
        assert_eq!(Shard::count(50), 0);
        assert_eq!(Shard::count(51), 1);
        assert_eq!(Shard::count(99), 1);
        assert_eq!(Shard::count(10_007), 200);

        assert_eq!(Shard::locate(49, 107, 50), (Shard::Head, 49));
        // 107 posts: the oldest stands last in shard 1, the 51st newest is number 56 from the oldest.
        assert_eq!(Shard::locate(106, 107, 50), (Shard::Numbered(1), 49));
        assert_eq!(Shard::locate(50, 107, 50), (Shard::Numbered(2), 43));
        // One more post: the same post, one further down, stands where it stood.
        assert_eq!(Shard::locate(51, 108, 50), (Shard::Numbered(2), 43));
        // Two pinned posts live in the head only and move nothing.
        assert_eq!(Shard::locate(108, 109, 52), (Shard::Numbered(1), 49));
    }

    /// Every post is on exactly one page, and there is always a first page.
    #[test]
    fn pages_cover_the_list() {
        let paging = Paging {
            total: 25,
            per_page: 10,
        };
        assert_eq!(paging.pages(), 3);
        assert_eq!(paging.range(1), Some(0..10));
        assert_eq!(paging.range(3), Some(20..25));
        assert_eq!(paging.range(4), None);
        assert_eq!(paging.range(0), None);
        assert_eq!(
            Paging {
                total: 0,
                per_page: 10
            }
            .range(1),
            Some(0..0)
        );
    }
}
