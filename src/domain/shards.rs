//! The parts that a collection's manifest is cut into.

use std::ops::Range;

/// Entries in a manifest's head beside the pinned ones, and in each numbered shard.
const SHARD_SIZE: usize = 50;

/// A part of a collection's manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shard {
    /// `manifest.json`: the pinned entries and the newest [`SHARD_SIZE`].
    Head,
    /// `manifest-N.json`, numbered from 1, the oldest. A full one never changes.
    Numbered(usize),
}

/// Which entry of a collection is in which shard. Shards are counted from the oldest entry, so
/// that publishing a post changes the head alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShardLayout {
    /// Entries of the collection.
    pub total: usize,
    /// Entries in the head.
    pub head: usize,
}

impl ShardLayout {
    /// The layout of a collection of `total` entries, of which the first `pinned` are in the head
    /// only.
    pub fn new(total: usize, pinned: usize) -> Self {
        let head = match total - pinned > SHARD_SIZE {
            true => pinned + SHARD_SIZE,
            false => total,
        };
        Self { total, head }
    }

    /// How many numbered shards there are beside the head: full ones only, and none where the
    /// head holds everything.
    pub fn shards(self) -> usize {
        match self.head == self.total {
            true => 0,
            false => (self.total - (self.head - SHARD_SIZE)) / SHARD_SIZE,
        }
    }

    /// The places, from 0, of a shard's entries in the collection.
    pub fn range(self, shard: Shard) -> Range<usize> {
        match shard {
            Shard::Head => 0..self.head,
            Shard::Numbered(number) => {
                let end = self.total - (number - 1) * SHARD_SIZE;
                end - SHARD_SIZE..end
            }
        }
    }

    /// The shard that holds the entry at `index` of the collection, from 0, and its index there.
    pub fn locate(self, index: usize) -> (Shard, usize) {
        if index < self.head {
            return (Shard::Head, index);
        }
        let from_oldest = self.total.saturating_sub(index + 1);
        (
            Shard::Numbered(from_oldest / SHARD_SIZE + 1),
            SHARD_SIZE - 1 - from_oldest % SHARD_SIZE,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Publishing a post must change the head alone, so full shards are counted from the oldest.
    #[test]
    fn shards_are_counted_from_the_oldest() {
        let shards = |total, pinned| ShardLayout::new(total, pinned).shards();
        assert_eq!(shards(50, 0), 0);
        assert_eq!(shards(51, 0), 1);
        assert_eq!(shards(99, 0), 1);
        assert_eq!(shards(10_007, 0), 200);
        assert_eq!(shards(52, 2), 0);

        let locate = |index, total, head| ShardLayout { total, head }.locate(index);
        assert_eq!(locate(49, 107, 50), (Shard::Head, 49));
        // 107 posts: the oldest is last in shard 1, the 51st newest is number 56 from the oldest.
        assert_eq!(locate(106, 107, 50), (Shard::Numbered(1), 49));
        assert_eq!(locate(50, 107, 50), (Shard::Numbered(2), 43));
        // One more post: the same post, one further down, is where it was.
        assert_eq!(locate(51, 108, 50), (Shard::Numbered(2), 43));
        // Two pinned posts are in the head only and move nothing.
        assert_eq!(locate(108, 109, 52), (Shard::Numbered(1), 49));
    }

    /// What the builder puts into a shard is what the app looks for in it.
    #[test]
    fn an_entry_is_where_it_is_looked_for() {
        for (total, pinned) in [
            (0, 0),
            (1, 1),
            (50, 0),
            (51, 0),
            (107, 3),
            (150, 0),
            (250, 7),
        ] {
            let layout = ShardLayout::new(total, pinned);
            for index in 0..total {
                let (shard, at) = layout.locate(index);
                assert_eq!(layout.range(shard).nth(at), Some(index), "{layout:?}");
                let is_known = match shard {
                    Shard::Head => true,
                    Shard::Numbered(number) => (1..=layout.shards()).contains(&number),
                };
                assert!(is_known, "{layout:?} has no {shard:?}");
            }
        }
    }
}
