//! From a title, a tag or a file name to a slug.

use deunicode::deunicode;
use unicode_normalization::UnicodeNormalization;

use crate::domain::{Slug, SlugError};

/// Lower case, NFC, letters and digits of every script kept, white space and slashes to single
/// hyphens, other characters dropped but `_ . + ~`. A text of nothing else, such as an emoji, is
/// spelled out in ASCII. [`Slug::of_tag`] is the part of this that the app can do; a manifest names
/// the slugs in which the two differ.
pub fn slugify(text: &str) -> Result<Slug, SlugError> {
    let slug = hyphenated(text);
    match slug.is_empty() {
        true => Slug::parse(&hyphenated(&deunicode(text))),
        false => Slug::parse(&slug),
    }
}

fn hyphenated(text: &str) -> String {
    let mut slug = String::new();
    for c in text.nfc().flat_map(char::to_lowercase) {
        match c {
            c if c.is_whitespace() || matches!(c, '-' | '/' | '\\' | '\u{2013}' | '\u{2014}') => {
                slug.push('-');
            }
            c if is_kept(c) => slug.push(c),
            _ => {}
        }
    }
    while slug.contains("--") {
        slug = slug.replace("--", "-");
    }
    // A cut in the middle of a character would not be text.
    let mut end = slug.len().min(200);
    while !slug.is_char_boundary(end) {
        end -= 1;
    }
    slug[..end]
        .trim_matches(|c: char| matches!(c, '-' | '.' | '_'))
        .to_owned()
}

/// Letters, digits and the marks that belong to them, without which Arabic or Hindi would lose
/// its vowels.
fn is_kept(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '_' | '.' | '+' | '~')
        || unicode_normalization::char::is_combining_mark(c)
            && !matches!(u32::from(c), 0xFE00..=0xFE0F)
}

#[cfg(test)]
mod tests {
    use super::slugify;

    /// Stable and readable in every script; figures by hand.
    #[test]
    fn slugs_are_readable_in_every_script() {
        for (text, slug) in [
            (
                "Go's Scheduler: GOMAXPROCS, Work Stealing",
                "gos-scheduler-gomaxprocs-work-stealing",
            ),
            ("Channels vs Mutexes -- When?", "channels-vs-mutexes-when"),
            ("  _draft. ", "draft"),
            ("C++ & v1.2", "c++-v1.2"),
            ("你好，世界", "你好世界"),
            ("选择 时序数据库", "选择-时序数据库"),
            ("Élan vital", "élan-vital"),
            ("E\u{301}lan", "élan"),
            ("مرحبا بالعالم", "مرحبا-بالعالم"),
            ("हिन्दी", "हिन्दी"),
            ("Rust 🦀 rocks", "rust-rocks"),
            ("🎉", "tada"),
            ("CI/CD", "ci-cd"),
            ("a\u{2014}b", "a-b"),
        ] {
            assert_eq!(slugify(text).unwrap().as_str(), slug, "{text}");
        }
        assert!(slugify("...").is_err() && slugify("").is_err());
        assert!(slugify(&"字".repeat(300)).unwrap().as_str().len() <= 200);
    }
}
