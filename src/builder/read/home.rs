//! The table `[home]` of `site.toml`: what is above the newest posts, or in their place.

use serde::Deserialize;

use super::origins;
use crate::{
    domain::{Home, HomeIcon, Link, Words},
    markdown::{RawHtml, rendered_live},
};

/// The table as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    #[serde(default)]
    title: String,
    /// Markdown.
    #[serde(default)]
    text: String,
    image: Option<String>,
    #[serde(default)]
    image_alt: String,
    #[serde(default)]
    links: Vec<Link>,
    #[serde(default)]
    icons: Vec<Link>,
    #[serde(default = "yes")]
    posts: bool,
}

fn yes() -> bool {
    true
}

/// What is above the newest posts, and what it loads.
#[derive(Clone, Debug, Default)]
pub struct HomePage {
    /// What is said.
    pub home: Home,
    /// Hosts that its pictures come from, as a Content-Security-Policy names them.
    pub origins: Vec<String>,
    /// What its text shows, and where its links lead.
    pub references: Vec<String>,
}

/// What the table says.
pub fn read(written: Written, raw: RawHtml, words: &Words) -> HomePage {
    let html = rendered_live(&written.text, raw, words);
    let shown: Vec<String> = values(&html, " src=\"").collect();
    let links = written.links.iter().chain(&written.icons);
    let links = links.map(|link| link.url.clone());
    let references = shown.iter().cloned().chain(values(&html, " href=\""));
    let references = references.chain(links).collect();
    let home = Home {
        image: written.image,
        image_alt: written.image_alt,
        title: written.title,
        html,
        links: written.links,
        icons: written.icons.into_iter().map(icon).collect(),
        has_posts: written.posts,
    };
    HomePage {
        origins: origins(shown.iter().chain(&home.image)),
        references,
        home,
    }
}

/// What stands between this and the next quote.
fn values<'h>(html: &'h str, before: &'h str) -> impl Iterator<Item = String> + 'h {
    let values = html.split(before).skip(1);
    let values = values.filter_map(|rest| Some(rest.split_once('"')?.0));
    values.map(|value| html_escape::decode_html_entities(value).into_owned())
}

/// Services are known by the names of Simple Icons (<https://simpleicons.org>).
fn icon(Link { name, url }: Link) -> HomeIcon {
    let slug = name.to_lowercase().replace([' ', '-', '_'], "");
    let known = simpleicons_rs::slug(&slug);
    HomeIcon {
        path: match slug.as_str() {
            "email" | "mail" => Some(MAIL),
            _ => known.and_then(|icon| path(icon.svg)),
        },
        name: known.map_or(name, |icon| icon.title.to_owned()),
        url,
    }
}

/// The path that a sign is.
fn path(svg: &str) -> Option<&str> {
    let (_, path) = svg.split_once(" d=\"")?;
    Some(path.split_once('"')?.0)
}

/// An envelope: mail is no service with a sign.
const MAIL: &str = "M2 4h20a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H2a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zm10 9.2L21.6 6.5H2.4zm0 2.6L2 8.6V18h20V8.6z";

#[cfg(test)]
mod tests {
    use super::*;

    /// A service has its sign and its proper name; another one is named as the author does.
    #[test]
    fn services_have_their_signs() {
        let icon = |name: &str| {
            let icon = icon(Link {
                name: name.to_owned(),
                url: "x".to_owned(),
            });
            (icon.name, icon.path.is_some())
        };
        assert_eq!(icon("github"), ("GitHub".to_owned(), true));
        assert_eq!(icon("Mastodon"), ("Mastodon".to_owned(), true));
        assert_eq!(icon("email"), ("email".to_owned(), true));
        assert_eq!(icon("My other blog"), ("My other blog".to_owned(), false));
    }
}
