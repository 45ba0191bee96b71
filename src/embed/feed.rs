//! A JSON Feed of anybody's (<https://www.jsonfeed.org/version/1.1/>), with its entries made ready
//! to be shown in another page: absolute addresses, a title, an excerpt.

use wasm_bindgen::JsValue;

use super::{Post, Request};
use crate::{
    domain::{
        Base, Collection, CollectionFile, Entry, Json, Manifest, Slug, Taxonomy, count_words,
    },
    web::{Failure, Files, ManifestFile, is_html, read_manifest},
};

/// Words of an excerpt at most, and of what stands in for a title.
const EXCERPT_WORDS: usize = 50;
const TITLE_WORDS: usize = 12;

thread_local! {
    /// What the embeds of the page have fetched.
    static FILES: Files = Files::of_any_host();
}

/// A feed, and what was asked for.
pub struct Feed {
    request: Request,
    manifest: Manifest,
    /// The document that the manifest was read from, for what a manifest has no place for.
    json: JsValue,
}

impl Feed {
    /// Fetches a feed: that of a site's tag where the site has one, else all posts, of which those
    /// with the tag stay.
    pub async fn fetch(request: Request) -> Result<Self, Failure> {
        let head = |collection: Collection| {
            let site = request.site()?;
            Some(site.join(&collection.file_url(CollectionFile::HEAD)))
        };
        let of_tag =
            Slug::of_tag(&request.tag).and_then(|tag| head(Collection::Term(Taxonomy::Tags, tag)));
        let of_tag = match of_tag {
            Some(url) => fetched(&url).await?,
            None => None,
        };
        let is_of_tag = of_tag.is_some();
        let file = match of_tag {
            Some(file) => file,
            None => {
                let url = head(Collection::Posts).unwrap_or(request.source.clone());
                fetched(&url).await?.ok_or(Failure::Status(404))?
            }
        };
        let mut feed = Self {
            request,
            manifest: file.manifest,
            json: file.json,
        };
        if !is_of_tag && !feed.request.tag.is_empty() {
            let tag = &feed.request.tag;
            let is_tagged = |entry: &Entry| {
                let mut tags = entry.tag_list().into_iter();
                tags.any(|known| known.name.eq_ignore_ascii_case(tag) || known.slug.as_str() == tag)
            };
            feed.manifest.items.retain(is_tagged);
        }
        Ok(feed)
    }

    /// The feed's title.
    pub fn title(&self) -> &str {
        &self.manifest.title
    }

    /// Its language, as a BCP 47 tag; empty where it is not known.
    pub fn language(&self) -> &str {
        self.manifest.language.as_deref().unwrap_or_default()
    }

    /// The page that it is the feed of.
    pub fn home(&self) -> Option<String> {
        match self.request.site() {
            Some(_) => Some(self.request.source.clone()),
            None => resolved(self.manifest.home_page_url.as_ref()?, &self.request.source),
        }
    }

    /// Its newest posts, as cards show them.
    pub fn cards(&self, limit: usize) -> Vec<Entry> {
        let newest = self.manifest.items.iter().take(limit);
        newest.map(|entry| self.card(entry)).collect()
    }

    /// The post at an absolute address, or the newest.
    pub fn post(&self, url: Option<&str>) -> Option<Post> {
        let is_wanted = |entry: &&Entry| match url {
            Some(url) => self.href(entry).as_deref() == Some(url),
            None => true,
        };
        let entry = self.manifest.items.iter().find(is_wanted)?;
        let mut card = self.card(entry);
        // Another site's tags have no pages that are known.
        card.tags.clear();
        let base = self.href(entry).unwrap_or(self.request.source.clone());
        let is_ours = self.request.site().is_some()
            && entry.article_path().is_some()
            && base.starts_with(&self.request.source);
        Some(match entry.is_markdown() {
            true => Post::Markdown {
                file: self.markdown_file(entry)?,
                entry: card,
            },
            false if is_ours => Post::Page(base),
            false => Post::Html {
                html: self.html(entry),
                entry: card,
                base,
            },
        })
    }

    /// An entry whose addresses are absolute, with a title and an excerpt of its text.
    fn card(&self, entry: &Entry) -> Entry {
        let html = self.member(entry, "content_html");
        let text = match (&entry.content_text, &html) {
            (Some(text), _) => text.clone(),
            (None, Some(html)) => self.request.text_of(html),
            (None, None) => String::new(),
        };
        let mut card = entry.clone();
        card.url = self.href(entry);
        let own = &mut card.extension;
        own.path.clear();
        own.cover = own.cover.take().or(entry.image.clone());
        own.cover = own.cover.take().and_then(|cover| self.picture(&cover));
        if own.reading_time.is_none() && html.is_some() {
            own.reading_time = Some(count_words(&text).minutes()).filter(|minutes| *minutes > 0);
        }
        if card.summary.is_none() {
            let (excerpt, is_cut) = first_words(&text, EXCERPT_WORDS);
            card.extension.truncated |= is_cut;
            card.summary = Some(excerpt);
        }
        if card.title.trim().is_empty() {
            let (title, is_cut) = first_words(&text, TITLE_WORDS);
            card.title = if is_cut { title + " ..." } else { title };
        }
        card
    }

    /// The text of an entry, as HTML.
    fn html(&self, entry: &Entry) -> String {
        let html = self.member(entry, "content_html");
        let text = || {
            let text = entry.content_text.as_ref().or(entry.summary.as_ref());
            let paragraphs = text?.split("\n\n");
            Some(
                paragraphs
                    .map(|text| format!("<p>{}</p>", escaped(text)))
                    .collect(),
            )
        };
        html.or_else(text).unwrap_or_default()
    }

    /// Where an entry leads.
    fn href(&self, entry: &Entry) -> Option<String> {
        if let Some(site) = self.request.site() {
            return Some(entry.href(&site)).filter(|href| !href.is_empty());
        }
        let link = entry.url.as_ref();
        let link = link.and_then(|link| resolved(link, &self.request.source));
        // An id is often the address (section "Items"), and then it is a whole one.
        link.or_else(|| resolved(&entry.id, "about:blank"))
    }

    /// The Markdown file of an entry of a live site.
    fn markdown_file(&self, entry: &Entry) -> Option<String> {
        let site = self.request.site()?;
        Some(site.join(&entry.article_path()?.markdown_url()))
    }

    /// The address of a picture, if it may be asked for.
    fn picture(&self, reference: &str) -> Option<String> {
        let picture = resolved(reference, &self.request.source)?;
        let is_there = origin(&picture) == origin(&self.request.source);
        (is_there || self.request.all_images).then_some(picture)
    }

    /// A text of an entry that a manifest has no place for.
    fn member(&self, entry: &Entry, key: &str) -> Option<String> {
        let items = self.json.member("items")?.as_list()?;
        let is_of_entry = |item: &JsValue| {
            let id = Entry::read(item).map(|entry| entry.id);
            id.as_ref() == Ok(&entry.id)
        };
        items.into_iter().find(is_of_entry)?.member(key)?.as_text()
    }
}

impl Request {
    /// The base of the site, where the source is one and not a file.
    fn site(&self) -> Option<Base> {
        self.source.ends_with('/').then(|| Base::new(&*self.source))
    }

    fn text_of(&self, html: &str) -> String {
        let text = self.text_of.call1(&JsValue::NULL, &html.into());
        text.ok()
            .and_then(|text| text.as_string())
            .unwrap_or_default()
    }
}

/// The manifest at an address; `None` where the host has none.
async fn fetched(url: &str) -> Result<Option<ManifestFile>, Failure> {
    let files = FILES.with(Files::clone);
    match files.text(url).await? {
        // What a host for single-page apps answers with in place of a missing file.
        Some(text) if is_html(&text) && url.ends_with(".json") => Ok(None),
        Some(text) => read_manifest(&text, url).map(Some),
        None => Ok(None),
    }
}

/// The absolute URL of a reference, if it is a page's.
fn resolved(reference: &str, base: &str) -> Option<String> {
    let url = web_sys::Url::new_with_base(reference, base).ok()?;
    matches!(url.protocol().as_str(), "https:" | "http:").then(|| url.href())
}

fn origin(url: &str) -> Option<String> {
    Some(web_sys::Url::new(url).ok()?.origin())
}

/// The first words of a text, and whether it has more.
fn first_words(text: &str, limit: usize) -> (String, bool) {
    let mut words = text.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(limit).collect();
    (first.join(" "), words.next().is_some())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
