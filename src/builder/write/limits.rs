//! What hosts take at most, so that an author hears of it before the host refuses the site.

use super::OutputStats;

/// Files of a site on Cloudflare Pages' free plan.
const FILES: u64 = 20_000;

/// Bytes of one file on Cloudflare Pages: 25 MiB.
const FILE_BYTES: u64 = 25 << 20;

/// Bytes of a site on GitHub Pages: 1 GB.
const SITE_BYTES: u64 = 1_000_000_000;

/// A sentence for every limit that a site is above, or within a fifth of.
pub fn near(stats: &OutputStats) -> Vec<String> {
    let (largest, largest_bytes) = &stats.largest;
    let megabytes = |bytes: u64| format!("{:.1} MB", bytes as f64 / 1e6);
    let limits = [
        (
            stats.files as u64,
            FILES,
            format!(
                "{} files; Cloudflare Pages takes {FILES} on its free plan",
                stats.files
            ),
        ),
        (
            *largest_bytes,
            FILE_BYTES,
            format!(
                "{largest} has {}; Cloudflare Pages takes 25 MiB a file",
                megabytes(*largest_bytes)
            ),
        ),
        (
            stats.bytes,
            SITE_BYTES,
            format!("{}; GitHub Pages takes 1 GB", megabytes(stats.bytes)),
        ),
    ];
    let is_near = |(is, most, _): &(u64, u64, String)| is * 5 >= most * 4;
    let sentence = |(is, most, text): (u64, u64, String)| match is > most {
        true => format!("above a limit: {text}"),
        false => format!("near a limit: {text}"),
    };
    limits.into_iter().filter(is_near).map(sentence).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A limit is told when it is near, and told apart from one that is passed.
    #[test]
    fn limits_are_told_from_four_fifths_on() {
        let site = |files, largest: u64| OutputStats {
            files,
            largest: ("a.mp4".to_owned(), largest),
            ..OutputStats::default()
        };
        assert_eq!(near(&site(15_999, 1)), [""; 0]);
        assert_eq!(
            near(&site(16_000, 26 << 20)),
            [
                "near a limit: 16000 files; Cloudflare Pages takes 20000 on its free plan",
                "above a limit: a.mp4 has 27.3 MB; Cloudflare Pages takes 25 MiB a file",
            ]
        );
    }
}
