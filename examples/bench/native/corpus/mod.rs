//! The blog that is measured: posts that look like an engineer's, the same bytes on every machine.
//!
//! A post depends on its number alone, but for its date, which spreads all posts of a corpus over
//! the same ten years.

mod random;
mod text;
mod words;

use std::{fs, path::Path};

use anyhow::{Context, Result};
use jiff::{SignedDuration, civil};

use random::Random;
use text::Text;

/// The moment after all posts, as `--now` wants it.
pub const END: &str = "2026-11-02";
/// The moment that the corpus ends with.
const NEWEST: civil::DateTime = civil::date(2026, 11, 1).at(10, 0, 0, 0);
/// The ten years before it, in seconds.
const SPREAD: u64 = 3_652 * 24 * 60 * 60;

/// The blog's icon: without one browsers ask for `favicon.ico`.
const ICON: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">
<rect x="1" y="1" width="14" height="14" rx="2" fill="#1f6f43"/>
<rect x="3" y="4" width="10" height="2" rx="1" fill="#fff"/>
<rect x="3" y="7" width="10" height="2" rx="1" fill="#fff"/>
<rect x="3" y="10" width="6" height="2" rx="1" fill="#fff"/>
</svg>
"##;

/// A blog of a number of posts.
#[derive(Clone, Copy)]
pub struct Corpus {
    /// How many posts it has; number 1 is the newest.
    pub posts: u64,
}

impl Corpus {
    /// Writes the blog as a content root, and returns the digest of all posts, by which two
    /// machines can tell that they measured the same.
    pub fn write(self, root: &Path) -> Result<String> {
        let mut digest = blake3::Hasher::new();
        let folder = root.join("posts");
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let settings = "title = \"Ten Years of Notes\"\nbase_url = \"https://example.org/\"\n";
        fs::write(root.join("site.toml"), settings)?;
        fs::write(root.join("favicon.svg"), ICON)?;
        for number in 1..=self.posts {
            let post = self.post(number);
            digest.update(post.as_bytes());
            let path = root.join(path(number));
            fs::write(&path, post).with_context(|| format!("cannot write {}", path.display()))?;
        }
        let digest = digest.finalize().to_hex();
        Ok(digest[..16].to_owned())
    }

    /// The file of a post: front matter and Markdown.
    fn post(self, number: u64) -> String {
        let mut text = Text::new(Random::new(number));
        let age = SPREAD * (number - 1) / self.posts;
        let date = NEWEST.saturating_sub(SignedDuration::from_secs(age.cast_signed()));
        let title = text.title();
        let tags = text.tags().join(", ");
        let description = text.plain_sentence();
        let body = text.body();
        format!(
            "---\ntitle: \"{title} {number}\"\ndate: {date}Z\nauthor: MW\ntags: [{tags}]\n\
             description: \"{description}\"\n---\n\n{body}"
        )
    }
}

/// Where a post is in the content root.
pub fn path(number: u64) -> String {
    format!("posts/post-{number:05}.md")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Figures of two machines can be compared only while the corpus stays as it is.
    #[test]
    fn a_post_is_the_same_every_time_and_has_its_length() {
        let corpus = Corpus { posts: 1_000 };
        for number in 1..=corpus.posts {
            let post = corpus.post(number);
            assert_eq!(post, corpus.post(number));
            let prose = post.split("```").step_by(2);
            let words: usize = prose.map(|part| part.split_whitespace().count()).sum();
            assert!((600..=1_050).contains(&words), "post {number}: {words}");
        }
    }
}
