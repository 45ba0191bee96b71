//! The base of a site, and how a path becomes a reference to it.

use super::Route;

/// The prefix that leads from a page to the site's root: an absolute path such as `/blog/` in
/// the app, a relative one such as `../../` in a built page. Empty, or ends in `/`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Base(String);

impl Base {
    /// A base from a path; a missing final `/` is added.
    pub fn new(prefix: impl Into<String>) -> Self {
        let mut prefix: String = prefix.into();
        // Two slashes at the start would name another host (RFC 3986 section 4.2).
        while prefix.starts_with("//") {
            prefix.remove(0);
        }
        if !prefix.is_empty() && !prefix.ends_with('/') {
            prefix.push('/');
        }
        Self(prefix)
    }

    /// The relative base of a page `depth` folders below the root.
    pub fn up(depth: usize) -> Self {
        Self(if depth == 0 {
            "./".to_owned()
        } else {
            "../".repeat(depth)
        })
    }

    /// The relative base of the page at an address.
    pub fn relative(route: &Route) -> Self {
        Self::up(route.path().matches('/').count())
    }

    /// The prefix itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A reference to a route.
    pub fn href(&self, route: &Route) -> String {
        self.join(&encode_path(&route.path()))
    }

    /// A reference to `path` below the base. What has a scheme, starts at the host's root or is
    /// a fragment stays as it is.
    pub fn join(&self, path: &str) -> String {
        if is_absolute(path) || path.starts_with('#') {
            path.to_owned()
        } else {
            format!("{}{path}", self.0)
        }
    }

    /// What follows the base in an absolute path; `None` outside it. `/blog/` holds `/blog` and
    /// `/blog/x`, not `/blogroll`.
    pub fn strip<'a>(&self, path: &'a str) -> Option<&'a str> {
        match path.strip_prefix(self.0.as_str()) {
            Some(rest) => Some(rest),
            None => (self.0.strip_suffix('/') == Some(path)).then_some(""),
        }
    }
}

/// Whether a reference names its own host or starts at the host's root (RFC 3986 section 4.2).
pub(super) fn is_absolute(reference: &str) -> bool {
    reference.starts_with('/')
        || reference.split_once(':').is_some_and(|(scheme, _)| {
            scheme.starts_with(|c: char| c.is_ascii_alphabetic())
                && scheme
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
        })
}

/// Percent-encodes a path: every byte but RFC 3986 unreserved ones and `/`.
pub fn encode_path(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            const HEX: &[u8; 16] = b"0123456789ABCDEF";
            encoded.push('%');
            encoded.push(char::from(HEX[usize::from(byte >> 4)]));
            encoded.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    encoded
}

/// Undoes percent-encoding; `None` where the result is not UTF-8 or an escape is broken.
pub(super) fn decode(path: &str) -> Option<String> {
    let mut decoded = Vec::with_capacity(path.len());
    let mut bytes = path.bytes();
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'%' => hex(bytes.next()?)? << 4 | hex(bytes.next()?)?,
            plain => plain,
        });
    }
    String::from_utf8(decoded).ok()
}

fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A blog at `/blog/` must not swallow its neighbour's addresses.
    #[test]
    fn a_base_holds_its_own_paths_only() {
        let base = Base::new("/blog");
        assert_eq!(base.strip("/blog/posts/a/"), Some("posts/a/"));
        assert_eq!(base.strip("/blog"), Some(""));
        assert_eq!(base.strip("/blogroll"), None);
        assert_eq!(base.strip("/"), None);
        assert_eq!(Base::new("/").strip("/posts/"), Some("posts/"));
        assert_eq!(Base::new("//evil.example/"), Base::new("/evil.example/"));
    }

    /// Relative references are what lets one output work at any path.
    #[test]
    fn references_are_joined_to_the_base_unless_they_name_their_own_place() {
        assert_eq!(Base::up(0).join("tags/"), "./tags/");
        assert_eq!(Base::up(2).join("tags/"), "../../tags/");
        for kept in [
            "https://a.example/",
            "mailto:a@b.example",
            "/blogroll",
            "#top",
        ] {
            assert_eq!(Base::up(1).join(kept), kept);
        }
    }

    /// Non-Latin addresses survive the trip through a URL.
    #[test]
    fn encoding_is_undone_by_decoding() {
        assert_eq!(encode_path("posts/héllo/"), "posts/h%C3%A9llo/");
        assert_eq!(decode("posts/h%c3%a9llo/").as_deref(), Some("posts/héllo/"));
        assert_eq!(decode("%E4%BD"), None);
        assert_eq!(decode("%4"), None);
    }
}
