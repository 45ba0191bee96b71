//! Feeds for readers: Atom (RFC 4287) and RSS 2.0, with the text in full.
//!
//! Both name absolute addresses only, so a site without a base URL has none. All dates are the
//! posts' own; a post without one, which Atom cannot hold, is left out.

use anyhow::{Context, Result};
use atom_syndication as atom;
use leptos::prelude::*;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use rss::extension::{
    atom::{AtomExtension, Link},
    dublincore::DublinCoreExtension,
};
use url::Url;

use super::{blog::Blog, output::Plan, post::Post};
use crate::domain::{Date, Entry, Route};

/// A kind of feed.
#[derive(Clone, Copy)]
pub struct Format {
    /// The file's name, at the address of the list that it is of.
    pub file: &'static str,
    /// Its media type.
    pub kind: &'static str,
}

/// Atom: of all posts, and of each tag.
pub const ATOM: Format = Format {
    file: "feed.xml",
    kind: "application/atom+xml",
};

/// RSS: of all posts.
pub const RSS: Format = Format {
    file: "rss.xml",
    kind: "application/rss+xml",
};

/// Posts in a feed of all posts, and in a tag's: a feed is fetched again and again.
const POSTS: usize = 20;
const TAG_POSTS: usize = 10;

/// What the plan names as the source of a feed.
const ORIGIN: &str = "the feeds";

/// Adds the feeds, where the site's address is known.
pub fn add<'b>(blog: &'b Blog<'b>, plan: &mut Plan<'b>) {
    let Some(home) = blog.settings.base_url.as_ref() else {
        return;
    };
    let all = List {
        blog,
        home,
        route: Route::HOME,
        name: None,
        entries: &blog.posts,
        limit: POSTS,
    };
    all.plan(ATOM, plan, List::atom);
    all.plan(RSS, plan, List::rss);
    for group in &blog.tags {
        let list = List {
            route: group.listing.route(),
            name: Some(&group.name),
            entries: &group.entries,
            limit: TAG_POSTS,
            ..all.clone()
        };
        list.plan(ATOM, plan, List::atom);
    }
}

/// A list of posts that has a feed.
#[derive(Clone)]
struct List<'b> {
    blog: &'b Blog<'b>,
    home: &'b Url,
    route: Route,
    /// The tag; none for all posts.
    name: Option<&'b str>,
    entries: &'b [&'b Entry],
    limit: usize,
}

/// A post as feeds have it.
struct Item<'b> {
    post: &'b Post,
    url: String,
    html: String,
    published: atom::FixedDateTime,
    updated: atom::FixedDateTime,
}

impl<'b> List<'b> {
    fn plan(
        &self,
        format: Format,
        plan: &mut Plan<'b>,
        make: impl Fn(&Self, &str) -> Result<Vec<u8>> + Send + Sync + 'b,
    ) {
        let path = format!("{}{}", self.route.path(), format.file);
        let address = format!("{}{}{}", self.home, self.route.url_path(), format.file);
        let list = self.clone();
        plan.make(path, ORIGIN.to_owned(), move || {
            make(&list, &address).with_context(|| format!("cannot make {address}"))
        });
    }

    /// The newest posts that have a date, whatever pins others above them.
    fn items(&self) -> Result<Vec<Item<'b>>> {
        let dated = self
            .entries
            .iter()
            .filter(|entry| entry.date_published.is_some());
        let mut newest: Vec<&Entry> = dated.copied().collect();
        newest.sort_by(|a, b| b.date_published.cmp(&a.date_published));
        newest.truncate(self.limit);
        let posts = newest
            .into_iter()
            .filter_map(|entry| self.blog.post_of(entry));
        posts
            .filter_map(|post| self.item(post).transpose())
            .collect()
    }

    fn item(&self, post: &'b Post) -> Result<Option<Item<'b>>> {
        let entry = &post.entry;
        let moment = |date: &Date| atom::FixedDateTime::parse_from_rfc3339(date.as_str()).ok();
        let Some(published) = entry.date_published.as_ref().and_then(moment) else {
            return Ok(None);
        };
        let url = format!("{}{}", self.home, entry.extension.path);
        let cover = entry.image.as_ref().map(|cover| {
            view! { <p><img src=cover.clone() alt=entry.extension.cover_alt.clone()/></p> }
                .to_html()
        });
        let html = cover.unwrap_or_default() + &post.html;
        Ok(Some(Item {
            post,
            html: portable(&html, &Url::parse(&url)?)?,
            url,
            published,
            updated: entry
                .date_modified
                .as_ref()
                .and_then(moment)
                .unwrap_or(published),
        }))
    }

    /// The list's title and the absolute address of its page.
    fn title(&self) -> String {
        let site = &self.blog.settings.site.title;
        match self.name {
            Some(tag) => format!("{tag} | {site}"),
            None => site.clone(),
        }
    }

    fn page(&self) -> String {
        format!("{}{}", self.home, self.route.url_path())
    }

    fn atom(&self, address: &str) -> Result<Vec<u8>> {
        let site = &self.blog.settings.site;
        let items = self.items()?;
        let link = |rel: &str, href: String, kind: &str| atom::Link {
            rel: rel.to_owned(),
            href,
            mime_type: Some(kind.to_owned()),
            ..atom::Link::default()
        };
        let person = |name: &str| atom::Person {
            name: name.to_owned(),
            ..atom::Person::default()
        };
        // A feed without posts has to say a time as well, and no clock may.
        let updated = items.iter().map(|item| item.updated).max();
        // An author is demanded; where nobody is named it is the site.
        let author = self.blog.settings.author.as_ref();
        let feed = atom::Feed {
            title: self.title().into(),
            id: self.page(),
            updated: updated.unwrap_or_default(),
            authors: vec![person(author.map_or(&site.title, |author| &author.name))],
            links: vec![
                link("self", address.to_owned(), ATOM.kind),
                link("alternate", self.page(), "text/html"),
            ],
            subtitle: text(&site.description).map(Into::into),
            lang: text(&site.language),
            base: None,
            entries: items
                .into_iter()
                .map(|item| {
                    let entry = &item.post.entry;
                    atom::Entry {
                        title: entry.title.clone().into(),
                        id: entry.id.clone(),
                        updated: item.updated,
                        published: Some(item.published),
                        authors: entry
                            .authors
                            .iter()
                            .map(|author| person(&author.name))
                            .collect(),
                        categories: entry
                            .tags
                            .iter()
                            .map(|tag| atom::Category {
                                term: tag.clone(),
                                ..atom::Category::default()
                            })
                            .collect(),
                        links: vec![link("alternate", item.url, "text/html")],
                        summary: entry.summary.as_deref().and_then(text).map(Into::into),
                        content: Some(atom::Content {
                            content_type: Some("html".to_owned()),
                            value: Some(item.html),
                            ..atom::Content::default()
                        }),
                        ..atom::Entry::default()
                    }
                })
                .collect(),
            ..atom::Feed::default()
        };
        let config = atom::WriteConfig {
            indent_size: Some(1),
            ..atom::WriteConfig::default()
        };
        Ok(feed.write_with_config(Vec::new(), config)?)
    }

    fn rss(&self, address: &str) -> Result<Vec<u8>> {
        let site = &self.blog.settings.site;
        let items = self.items()?;
        let own = Link {
            rel: "self".to_owned(),
            href: address.to_owned(),
            mime_type: Some(RSS.kind.to_owned()),
            ..Link::default()
        };
        let mut extension = AtomExtension::default();
        extension.set_links(vec![own]);
        let updated = items.iter().map(|item| item.updated).max();
        let channel = rss::Channel {
            title: self.title(),
            link: self.page(),
            description: site.description.clone(),
            language: text(&site.language),
            last_build_date: updated.map(|date| date.to_rfc2822()),
            atom_ext: Some(extension),
            namespaces: [
                ("atom", "http://www.w3.org/2005/Atom"),
                ("content", "http://purl.org/rss/1.0/modules/content/"),
                ("dc", "http://purl.org/dc/elements/1.1/"),
            ]
            .map(|(name, url)| (name.to_owned(), url.to_owned()))
            .into(),
            items: items
                .into_iter()
                .map(|item| {
                    let entry = &item.post.entry;
                    let creators = entry.authors.iter().map(|author| author.name.clone());
                    let creators: Vec<String> = creators.collect();
                    rss::Item {
                        title: text(&entry.title),
                        guid: Some(rss::Guid {
                            permalink: entry.id == item.url,
                            value: entry.id.clone(),
                        }),
                        link: Some(item.url),
                        pub_date: Some(item.published.to_rfc2822()),
                        description: entry.summary.as_deref().and_then(text),
                        content: Some(item.html),
                        categories: entry
                            .tags
                            .iter()
                            .map(|tag| rss::Category {
                                name: tag.clone(),
                                domain: None,
                            })
                            .collect(),
                        dublin_core_ext: (!creators.is_empty()).then(|| DublinCoreExtension {
                            creators,
                            ..DublinCoreExtension::default()
                        }),
                        ..rss::Item::default()
                    }
                })
                .collect(),
            ..rss::Channel::default()
        };
        Ok(channel.pretty_write_to(Vec::new(), b' ', 1)?)
    }
}

/// What an address in a feed may start with.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// HTML as it can stand in a reader's own page: with absolute addresses, and without what belongs
/// to our page, runs or restyles theirs.
fn portable(html: &str, page: &Url) -> Result<String> {
    let handlers = vec![
        element!(
            "a.anchor, script, style, link, meta, base, form",
            |element| {
                element.remove();
                Ok(())
            }
        ),
        element!("*", |element| {
            let names: Vec<String> = element.attributes().iter().map(|a| a.name()).collect();
            for name in names {
                match name.as_str() {
                    "href" | "src" | "poster" | "cite" | "data" => {
                        let written = element.get_attribute(&name).unwrap_or_default();
                        let url = page.join(&html_escape::decode_html_entities(&written)).ok();
                        match url.filter(|url| SCHEMES.contains(&url.scheme())) {
                            Some(url) => element.set_attribute(
                                &name,
                                &html_escape::encode_quoted_attribute(url.as_str()),
                            )?,
                            None => element.remove_attribute(&name),
                        }
                    }
                    "style" | "srcset" | "tabindex" | "loading" | "decoding" => {
                        element.remove_attribute(&name);
                    }
                    name if name.starts_with("on") => element.remove_attribute(name),
                    _ => {}
                }
            }
            Ok(())
        }),
    ];
    let settings = handlers.into_iter().fold(
        RewriteStrSettings::new(),
        RewriteStrSettings::append_element_content_handler,
    );
    Ok(rewrite_str(html, settings)?)
}

/// A text that says something.
fn text(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A post read far from its page still leads to its pictures and links, and to nothing else.
    #[test]
    fn a_text_is_portable() {
        let page = Url::parse("https://a.example/blog/posts/x/").unwrap();
        let html = r##"<h2 id="h">H<a class="anchor" href="#h"></a></h2><a href="../y/?a=1&amp;b=2">y</a>
<img src="p.png" loading="lazy" alt="a &quot;b&quot;"><a href="#h">up</a><p style="x" onclick="y">z</p><script>1</script><a href="javascript:x">j</a>"##;
        assert_eq!(
            portable(html, &page).unwrap(),
            r##"<h2 id="h">H</h2><a href="https://a.example/blog/posts/y/?a=1&amp;b=2">y</a>
<img src="https://a.example/blog/posts/x/p.png" alt="a &quot;b&quot;"><a href="https://a.example/blog/posts/x/#h">up</a><p>z</p><a>j</a>"##
        );
    }
}
