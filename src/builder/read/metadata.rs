//! What `site.toml` says of the site to search engines and social networks, and to nobody else.

use std::collections::BTreeMap;

use serde::Deserialize;
use url::Url;

use super::{locale, verification};
use crate::builder::problem::FileReport;

/// The keys of `site.toml` for it, as written.
#[derive(Debug, Default)]
pub struct Written<'s> {
    pub language: &'s str,
    pub keywords: Vec<String>,
    pub locale: Option<String>,
    pub verification: BTreeMap<String, String>,
    pub publisher: Option<Publisher>,
    pub social: Social,
}

/// What a site says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SiteMetadata {
    /// What the home page is about.
    pub keywords: Vec<String>,
    /// The language as the Open Graph protocol names it.
    pub locale: Option<String>,
    /// The names and contents of the `<meta>` tags that show search engines whose site it is.
    pub verification: Vec<(String, String)>,
    /// Who publishes the site, where it says so.
    pub publisher: Option<Publisher>,
    /// Accounts in social networks.
    pub social: Social,
}

/// Who publishes a site.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Publisher {
    /// A person, or several.
    #[serde(rename = "type")]
    pub kind: PublisherKind,
    /// Where there is none, that of the site's author or of the site.
    pub name: Option<String>,
    /// A picture: a path below the base, or a URL.
    pub logo: Option<String>,
    /// Pages elsewhere that are the publisher's too.
    pub same_as: Vec<String>,
}

/// What schema.org calls a publisher.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum PublisherKind {
    #[default]
    #[serde(alias = "organization")]
    Organization,
    #[serde(alias = "person")]
    Person,
}

impl PublisherKind {
    /// The name of the type.
    pub fn name(self) -> &'static str {
        match self {
            Self::Organization => "Organization",
            Self::Person => "Person",
        }
    }
}

/// Accounts in social networks.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Social {
    /// `@name@server`.
    pub fediverse_creator: Option<String>,
    /// The account at X, `@name`.
    #[serde(alias = "x")]
    pub twitter: Option<String>,
    /// The number of an app at Facebook.
    pub facebook_app_id: Option<String>,
    /// The number of who sees the site's figures at Facebook.
    pub facebook_admin: Option<String>,
}

/// Checks what is written. `line_of` gives the line of a text in the file.
pub fn checked(
    written: Written<'_>,
    line_of: impl Fn(&str) -> Option<usize>,
    problems: &mut FileReport,
) -> SiteMetadata {
    // Sample configurations have keys without a value.
    let said = |text: Option<String>| text.filter(|text| says_something(text));
    let social = written.social;
    let fediverse_creator = said(social.fediverse_creator).and_then(|name| {
        let checked = fediverse(&name);
        if checked.is_none() {
            let message = format!("`fediverse_creator = \"{name}\"` is not an account");
            problems.error(line_of(&name), message, FEDIVERSE_HELP);
        }
        checked
    });
    let social = Social {
        fediverse_creator,
        twitter: said(social.twitter).map(|name| handle(&name)),
        facebook_app_id: said(social.facebook_app_id),
        facebook_admin: said(social.facebook_admin),
    };
    if let Some(publisher) = &written.publisher {
        for address in &publisher.same_as {
            if !is_absolute(address) {
                let message = format!("`same_as`: `{address}` is not an absolute address");
                let help = "write a whole address, such as \"https://example.social/@me\"";
                problems.error(line_of(address), message, help);
            }
        }
    }
    if let Some(tag) = written.locale.as_deref()
        && locale::of(tag).is_none()
    {
        let message = format!("`locale = \"{tag}\"` is not a locale");
        problems.error(line_of(tag), message, locale::HELP);
    }
    SiteMetadata {
        keywords: written
            .keywords
            .into_iter()
            .filter(|keyword| says_something(keyword))
            .collect(),
        locale: locale::of(written.locale.as_deref().unwrap_or(written.language)),
        verification: verification::tags(written.verification, line_of, problems),
        publisher: written.publisher,
        social,
    }
}

/// Whether there is more than white space.
pub fn says_something(text: &str) -> bool {
    !text.trim().is_empty()
}

/// What to write for an account of the fediverse.
pub const FEDIVERSE_HELP: &str = "write it as @name@server";

/// An account of the fediverse as `@name@server`; `None` is not one.
pub fn fediverse(text: &str) -> Option<String> {
    let account = text.trim().trim_start_matches('@');
    let (name, server) = account.split_once('@')?;
    let is_part = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_alphanumeric() || "-_.:".contains(c))
    };
    (is_part(name) && is_part(server)).then(|| format!("@{account}"))
}

/// An account at X as `@name`, of its name or of the address of its page.
pub fn handle(text: &str) -> String {
    let name = text.trim().trim_end_matches('/');
    let name = name.rsplit_once('/').map_or(name, |(_, name)| name);
    format!("@{}", name.trim_start_matches('@'))
}

fn is_absolute(address: &str) -> bool {
    Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a reader of a tag expects, of what authors write.
    #[test]
    fn accounts_are_written_in_one_way() {
        for (text, expected) in [
            ("@me@example.social", Some("@me@example.social")),
            (" me@example.social ", Some("@me@example.social")),
            ("me@localhost:3000", Some("@me@localhost:3000")),
            ("@me", None),
            ("https://example.social/@me", None),
            ("@me@a b", None),
        ] {
            assert_eq!(fediverse(text).as_deref(), expected, "{text}");
        }
        for text in ["me", "@me", "https://x.com/me", "https://twitter.com/@me/"] {
            assert_eq!(handle(text), "@me", "{text}");
        }
    }
}
