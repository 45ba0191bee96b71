//! An entry of a list: one post, or one tag or year, as a JSON Feed 1.1 item.

use std::{
    cmp::{Ordering, Reverse},
    num::NonZero,
};

use serde::Serialize;

use super::{
    ArticlePath, Base, Date, Json, Link, Route, Slug, Wrong,
    address::{decode, is_absolute},
    json,
};

/// A JSON Feed item (<https://www.jsonfeed.org/version/1.1/>, "Items") with our additions.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Entry {
    /// Unique and stable: the permalink, or the path where the site has no base URL.
    pub id: String,
    /// The permalink, absolute; only with a base URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Plain text, as written.
    pub title: String,
    /// Plain text of the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The same text: the format demands content of every item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_text: Option<String>,
    /// The text in full; in feeds for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_html: Option<String>,
    /// The cover, absolute; only with a base URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// When the post was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_published: Option<Date>,
    /// When it was last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<Date>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Author>,
    /// Tag names, as written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The BCP 47 language of its text, where it is not that of the site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// What JSON Feed has no word for.
    #[serde(rename = "_thinleaf")]
    pub extension: EntryExtension,
}

/// Our additions to a JSON Feed item.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct EntryExtension {
    /// Percent-encoded, relative to the base: ending in `/` a page, in `.md` a Markdown file.
    pub path: String,
    /// Minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading_time: Option<usize>,
    /// Words, CJK characters counted one by one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<usize>,
    /// Whether the summary was cut from a longer text.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub truncated: bool,
    /// The cover, relative to the base or absolute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cover: Option<String>,
    /// What the cover shows.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub cover_alt: String,
    /// The cover's width and height in CSS pixels, where they are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cover_size: Option<(u32, u32)>,
    /// The widths of the cover's smaller copies, separated by spaces.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub cover_set: String,
    /// The page that search engines are to show in place of this one: an absolute URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canonical: Option<String>,
    /// Series the post belongs to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub series: Vec<String>,
    /// Pins the post above the dated ones, the lowest weight first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<NonZero<i64>>,
    /// The slugs of the tags, where one differs from [`Slug::of_tag`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tag_slugs: Vec<String>,
    /// In a list of tags or years: how many posts it leads to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub posts: Option<usize>,
    /// The facts below its title, where they are not the usual `date minutes author`: their names,
    /// `words` too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facts: Option<String>,
    /// Where the text is in other languages: their tags, and addresses relative to the base.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub translations: Vec<Link>,
    /// Whether it is a draft, in a site that is not for the public.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub draft: bool,
}

/// A JSON Feed author.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Author {
    /// The name readers see.
    pub name: String,
}

impl Author {
    /// The authors of an item or a feed.
    pub(super) fn read_all(json: &impl Json) -> Result<Vec<Self>, Wrong> {
        let mut authors = Vec::new();
        // Version 1.0 has one author.
        let one = json
            .member("author")
            .filter(|author| author.member("name").is_some());
        for author in json::list(json, "authors")?.into_iter().chain(one) {
            authors.extend(json::text(&author, "name")?.map(|name| Self { name }));
        }
        Ok(authors)
    }
}

/// A tag of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The name, as written.
    pub name: String,
    /// Its part of the address.
    pub slug: Slug,
}

impl Entry {
    /// Reads an item. Only `id` has to be there, as the format demands.
    pub fn read(item: &impl Json) -> Result<Self, Wrong> {
        // A number stands for its text (section "Items").
        let number = item.member("id").and_then(|id| id.as_number());
        let id = match number {
            Some(number) => Some((number as i64).to_string()),
            None => json::text(item, "id")?,
        };
        let id = id.ok_or(Wrong {
            key: "id",
            wanted: "there",
        })?;
        let mut entry = Self {
            language: json::text(item, "language")?,
            id,
            url: json::text(item, "url")?,
            title: json::text(item, "title")?.unwrap_or_default(),
            summary: json::text(item, "summary")?,
            content_text: json::text(item, "content_text")?,
            content_html: None, // only feeds for people have it
            image: json::text(item, "image")?,
            date_published: json::date(item, "date_published")?,
            date_modified: json::date(item, "date_modified")?,
            authors: Author::read_all(item)?,
            tags: json::texts(item, "tags")?,
            extension: EntryExtension::default(),
        };
        if let Some(ours) = item.member("_thinleaf") {
            entry.extension = EntryExtension {
                path: json::text(&ours, "path")?.unwrap_or_default(),
                reading_time: json::count(&ours, "reading_time")?,
                words: json::count(&ours, "words")?,
                truncated: json::flag(&ours, "truncated")?,
                cover: json::text(&ours, "cover")?,
                cover_alt: json::text(&ours, "cover_alt")?.unwrap_or_default(),
                cover_size: json::size(&ours, "cover_size")?,
                cover_set: json::text(&ours, "cover_set")?.unwrap_or_default(),
                canonical: json::text(&ours, "canonical")?,
                series: json::texts(&ours, "series")?,
                weight: json::number(&ours, "weight")?
                    .and_then(|weight| NonZero::new(weight as i64)),
                tag_slugs: json::texts(&ours, "tag_slugs")?,
                posts: json::count(&ours, "posts")?,
                facts: json::text(&ours, "facts")?,
                translations: json::links(&ours, "translations")?,
                draft: json::flag(&ours, "draft")?,
            };
        }
        Ok(entry)
    }

    /// The order of a list: pinned entries by weight, then the newest first. Entries that tie
    /// keep their order in a stable sort.
    pub fn order(&self, other: &Self) -> Ordering {
        self.order_key().cmp(&other.order_key())
    }

    /// The order as a key: whether nothing pins the entry, its weight, and the newest first.
    pub(super) fn order_key(&self) -> (bool, i64, Reverse<Option<i64>>) {
        let weight = self.extension.weight.map_or(0, NonZero::get);
        (!self.is_pinned(), weight, Reverse(self.moment()))
    }

    /// Whether a weight pins the entry.
    pub fn is_pinned(&self) -> bool {
        self.extension.weight.is_some()
    }

    /// When the entry was published, in seconds since 1970.
    pub fn moment(&self) -> Option<i64> {
        self.date_published.as_ref().map(Date::moment)
    }

    /// When it was last changed, as far as is known.
    pub fn changed(&self) -> Option<&Date> {
        self.date_modified.as_ref().or(self.date_published.as_ref())
    }

    /// The address of the article, where the entry is of this site.
    pub fn article_path(&self) -> Option<ArticlePath> {
        let path = decode(self.own_path()?)?;
        ArticlePath::parse(path.strip_suffix(".md").unwrap_or(&path))
    }

    /// Whether the entry's text is a Markdown file, to be rendered in the browser.
    pub fn is_markdown(&self) -> bool {
        self.own_path().is_some_and(|path| path.ends_with(".md"))
    }

    /// Where a click on the entry leads.
    pub fn href(&self, base: &Base) -> String {
        match self.own_path() {
            Some(path) => match self.article_path() {
                Some(content) if self.is_markdown() => base.href(&Route::Article(content)),
                _ => base.join(path),
            },
            // Another site's; nothing that could run script.
            None => {
                let links = [self.url.as_ref(), Some(&self.id)];
                let is_page =
                    |link: &&String| link.starts_with("https://") || link.starts_with("http://");
                let link = links.into_iter().flatten().find(is_page);
                link.cloned().unwrap_or_default()
            }
        }
    }

    /// The path relative to the base; a hand-written manifest may give it as a relative `url`.
    fn own_path(&self) -> Option<&str> {
        let candidates = [Some(self.extension.path.as_str()), self.url.as_deref()];
        candidates
            .into_iter()
            .flatten()
            .find(|path| !path.is_empty() && !is_absolute(path))
    }

    /// What a list says of the entry, with ` ...` where it was cut.
    pub fn excerpt(&self) -> Option<String> {
        let text = self.summary.as_ref().or(self.content_text.as_ref())?;
        let dots = if self.extension.truncated { " ..." } else { "" };
        (!text.is_empty()).then(|| format!("{text}{dots}"))
    }

    /// The authors' names, joined by commas.
    pub fn author_names(&self) -> String {
        let names: Vec<&str> = self
            .authors
            .iter()
            .map(|author| author.name.as_str())
            .filter(|name| !name.is_empty())
            .collect();
        names.join(", ")
    }

    /// The tags that have an address.
    pub fn tag_list(&self) -> Vec<Tag> {
        let slugs = &self.extension.tag_slugs;
        let slug = |(index, name): (usize, &String)| match slugs.get(index) {
            Some(slug) => Slug::parse(slug).ok(),
            None => Slug::of_tag(name),
        };
        self.tags
            .iter()
            .enumerate()
            .filter_map(|(index, name)| {
                slug((index, name)).map(|slug| Tag {
                    name: name.clone(),
                    slug,
                })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(path: &str) -> Entry {
        Entry {
            extension: EntryExtension {
                path: path.to_owned(),
                ..Default::default()
            },
            ..Default::default()
        }
    }

    /// A live post and a built post have the same address.
    #[test]
    fn a_markdown_path_leads_to_its_page() {
        let base = Base::new("/blog/");
        assert_eq!(entry("posts/a.md").href(&base), "/blog/posts/a/");
        assert_eq!(entry("posts/a/").href(&base), "/blog/posts/a/");
        assert_eq!(
            entry("posts/%E4%BD%A0.md").href(&base),
            "/blog/posts/%E4%BD%A0/"
        );
        assert!(entry("posts/a.md").is_markdown() && !entry("posts/a/").is_markdown());
    }

    /// A foreign item keeps its own link, and a hostile path is not an address of ours.
    #[test]
    fn a_foreign_entry_keeps_its_link() {
        let foreign = Entry {
            url: Some("https://other.example/x".to_owned()),
            ..Default::default()
        };
        assert_eq!(foreign.href(&Base::new("/")), "https://other.example/x");
        let hostile = Entry {
            url: Some("javascript:alert(1)".to_owned()),
            ..Default::default()
        };
        assert_eq!(hostile.href(&Base::new("/")), "");
        assert_eq!(entry("posts/../../x.md").article_path(), None);
        assert_eq!(entry("//evil.example/x.md").article_path(), None);
    }

    /// Pins come first by weight, which is not 0; then the newest first.
    #[test]
    fn pinned_entries_come_first() {
        let make = |id: &str, weight: i64, date: &str| Entry {
            id: id.to_owned(),
            date_published: Date::parse(date).ok(),
            extension: EntryExtension {
                weight: NonZero::new(weight),
                ..Default::default()
            },
            ..Default::default()
        };
        let mut entries = [
            make("old", 0, "2019-01-01"),
            make("second", 2, "2018-01-01"),
            make("new", 0, "2020-01-01"),
            make("first", 1, "2017-01-01"),
            make("undated", 0, ""),
        ];
        entries.sort_by(Entry::order);
        let ids: Vec<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(ids, ["first", "second", "new", "old", "undated"]);
    }

    /// The dots follow a cut summary only, after a space.
    #[test]
    fn an_excerpt_says_that_it_was_cut() {
        let mut entry = Entry {
            summary: Some("Whole.".to_owned()),
            ..Default::default()
        };
        assert_eq!(entry.excerpt().as_deref(), Some("Whole."));
        entry.extension.truncated = true;
        assert_eq!(entry.excerpt().as_deref(), Some("Whole. ..."));
        entry.summary = Some(String::new());
        assert_eq!(entry.excerpt(), None);
    }
}
