//! A slug: one segment of an address, safe as a file name and in a URL.

use std::fmt;

/// One segment of an address, such as `go-benchmarks` or `北京`. Letters of any script stay as
/// they are; what could leave its folder, hide the file or end the path is refused.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

/// Why a text cannot be a segment of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlugError {
    /// There is nothing left to name the page by.
    Empty,
    /// Longer than 200 bytes: file systems stop at 255 with the ending.
    TooLong,
    /// Starts with `.` or `_`, which hosts hide, or ends with `.`.
    Hidden,
    /// A name that no disk of Windows holds, such as `con` or `nul.md`.
    Device,
    /// Holds a character that a path or a URL gives a meaning to.
    Character(char),
}

impl Slug {
    /// Checks `text` without changing it.
    pub fn parse(text: &str) -> Result<Self, SlugError> {
        if text.is_empty() {
            return Err(SlugError::Empty);
        }
        if text.len() > 200 {
            return Err(SlugError::TooLong);
        }
        if text.starts_with(['.', '_']) || text.ends_with('.') {
            return Err(SlugError::Hidden);
        }
        let name = text.split('.').next().unwrap_or_default();
        let is_numbered = name.len() == 4
            && (name.starts_with("com") || name.starts_with("lpt"))
            && name.ends_with(|c: char| c.is_ascii_digit());
        if is_numbered || matches!(name, "con" | "prn" | "aux" | "nul") {
            return Err(SlugError::Device);
        }
        let refused =
            |c: &char| c.is_control() || c.is_whitespace() || "/\\:%?#*\"<>|&=;,@$'`".contains(*c);
        match text.chars().find(refused) {
            Some(character) => Err(SlugError::Character(character)),
            None => Ok(Self(text.to_owned())),
        }
    }

    /// The slug of a tag as ASCII rules make it: lower case, spaces to hyphens. The builder
    /// knows every script; a manifest names the slugs that differ from this.
    pub fn of_tag(name: &str) -> Option<Self> {
        let words: Vec<String> = name
            .split(|c: char| c.is_whitespace() || c == '/')
            .filter(|word| !word.is_empty())
            .map(str::to_ascii_lowercase)
            .collect();
        Self::parse(&words.join("-")).ok()
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for SlugError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("is empty"),
            Self::TooLong => f.write_str("is longer than 200 bytes"),
            Self::Hidden => f.write_str("starts with `.` or `_` or ends with `.`"),
            Self::Device => f.write_str("is the name of a device on Windows"),
            Self::Character(c) => write!(f, "holds `{}`", c.escape_default()),
        }
    }
}

impl std::error::Error for SlugError {}

#[cfg(test)]
mod tests {
    use super::*;

    /// An address must never lead out of the site or to a hidden file.
    #[test]
    fn a_slug_cannot_leave_its_folder() {
        for text in [
            "", ".", "..", ".git", "_x", "a/b", "a\\b", "a:b", "a%2fb", "a b", "a\n", "x.", "con",
            "nul.x", "com1",
        ] {
            assert!(Slug::parse(text).is_err(), "{text:?}");
        }
        for text in [
            "a",
            "com",
            "console",
            "go-1.14",
            "北京",
            "émile",
            "c++",
            "مرحبا",
        ] {
            assert_eq!(Slug::parse(text).unwrap().as_str(), text);
        }
    }

    /// The app and the builder must agree on a plain tag's address.
    #[test]
    fn a_plain_tag_has_a_plain_slug() {
        assert_eq!(
            Slug::of_tag("Distributed Systems").unwrap().as_str(),
            "distributed-systems"
        );
        assert_eq!(Slug::of_tag("CI/CD").unwrap().as_str(), "ci-cd");
        assert_eq!(Slug::of_tag(" "), None);
    }
}
