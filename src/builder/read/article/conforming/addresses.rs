//! Addresses as URLs are written (<https://url.spec.whatwg.org/#url-writing>).

use std::{borrow::Cow, collections::BTreeSet, sync::LazyLock};

use url::Url;

use super::tree::{Element, Node};

/// Attributes that hold an address.
const ADDRESSES: [&str; 4] = ["cite", "href", "poster", "src"];

/// What relative addresses are resolved against.
static BASE: LazyLock<Option<Url>> = LazyLock::new(|| Url::parse("https://site.invalid/a/").ok());

/// Whether an address is written as it should be; one of an image may not be empty.
pub fn is_valid(address: &str) -> bool {
    is_simple(address) || matches!(valid(address), Some(Cow::Borrowed(same)) if same == address)
}

/// What most addresses are, told without reading them: a path, or a page of a host with a name.
fn is_simple(address: &str) -> bool {
    let (host, path) = match address.strip_prefix("https://") {
        Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
        None => ("host", address),
    };
    let is_of_host = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let is_of_path = |byte: u8| byte.is_ascii_alphanumeric() || b"/.-_~?&=+,;".contains(&byte);
    let (path, fragment) = path.split_once('#').unwrap_or((path, ""));
    let ends_in_letter = host
        .bytes()
        .last()
        .is_some_and(|byte| byte.is_ascii_alphabetic());
    ends_in_letter
        && host.bytes().all(is_of_host)
        && !host.contains("xn--")
        && !host.contains("..")
        && !path.starts_with("//")
        && path.bytes().chain(fragment.bytes()).all(is_of_path)
}

/// The address with what may not stand in it percent-encoded; `None` for what is not an address.
fn valid(address: &str) -> Option<Cow<'_, str>> {
    let trimmed = address.trim();
    let url = BASE.as_ref()?.join(trimmed).ok()?;
    let after_scheme = match trimmed.split_once(':') {
        Some((scheme, _)) if scheme.eq_ignore_ascii_case(url.scheme()) => scheme.len() + 1,
        _ => 0,
    };
    // Brackets are of a host's address only.
    let is_slash = |c: char| matches!(c, '/' | '\\');
    let rest = &trimmed[after_scheme..];
    let slashes = rest.len() - rest.trim_start_matches(is_slash).len();
    let path = match slashes >= 2 {
        true => {
            let host = &rest[slashes..];
            let end = host.find(|c| is_slash(c) || matches!(c, '?' | '#'));
            after_scheme + slashes + end.unwrap_or(host.len())
        }
        false => after_scheme,
    };
    let (mut in_query, mut in_fragment) = (false, false);
    let mut out = String::with_capacity(trimmed.len());
    for (at, c) in trimmed.char_indices() {
        let escaped = match c {
            '\\' if !in_query && !in_fragment => {
                out.push('/');
                continue;
            }
            '[' | ']' => at >= path,
            '#' => std::mem::replace(&mut in_fragment, true),
            '%' => {
                let digits = trimmed.as_bytes().get(at + 1..at + 3);
                !digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
            }
            ' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => true,
            c => c.is_control() || c.is_whitespace(),
        };
        in_query |= c == '?';
        match escaped {
            true => {
                let mut bytes = [0; 4];
                for byte in c.encode_utf8(&mut bytes).bytes() {
                    out += &format!("%{byte:02X}");
                }
            }
            false => out.push(c),
        }
    }
    Some(match out == address {
        true => address.into(),
        false => out.into(),
    })
}

/// The element with valid addresses. A link that leads nowhere is what it holds, and a picture of nothing
/// is left out.
pub fn encoded(mut element: Element, refused: &mut BTreeSet<String>) -> Vec<Node> {
    for name in ADDRESSES {
        let Some(written) = element.get(name) else {
            continue;
        };
        let may_be_empty = name == "href";
        let address = valid(written).filter(|address| may_be_empty || !address.is_empty());
        match address.map(Cow::into_owned) {
            Some(address) => element.set(name, address),
            None => {
                refused.insert(written.to_owned());
                element.remove(&[name]);
                match (element.name.as_str(), name) {
                    ("img", _) => return Vec::new(),
                    ("a", _) if !element.has("id") => return element.children,
                    _ => {}
                }
            }
        }
    }
    vec![Node::Element(element)]
}
