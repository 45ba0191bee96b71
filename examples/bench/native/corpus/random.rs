//! Numbers that look random and are the same on every machine.

use std::ops::RangeInclusive;

/// SplitMix64, the generator of G. L. Steele, D. Lea and C. H. Flood, "Fast splittable
/// pseudorandom number generators" (OOPSLA 2014), with the constants of S. Vigna's public-domain
/// `splitmix64.c` at <https://prng.di.unimi.it/>.
pub struct Random(u64);

impl Random {
    /// Starts at a seed; every seed gives another row of numbers.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number of a range. The remainder favours low numbers by less than one in 10^15, which
    /// does not matter here.
    pub fn within(&mut self, range: RangeInclusive<usize>) -> usize {
        let size = (range.end() - range.start() + 1) as u64;
        range.start() + (self.next() % size) as usize
    }

    /// One of a few things.
    pub fn pick<T: Copy>(&mut self, things: &[T]) -> T {
        things[self.within(0..=things.len() - 1)]
    }

    /// Whether something happens that happens so many times in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.within(0..=99) < percent
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    /// The generator is the published one: the first numbers of its reference for this seed.
    #[test]
    fn the_numbers_are_those_of_the_reference() {
        let mut random = Random::new(1_234_567);
        assert_eq!(random.next(), 6_457_827_717_110_365_317);
        assert_eq!(random.next(), 3_203_168_211_198_807_973);
    }
}
