//! From an address to the page that stands there.

use std::rc::Rc;

use super::{failure::Failure, fetch, host, json, markdown, shelf::Shelf};
use crate::domain::{
    ARCHIVE_OVERVIEW, Article, Base, ContentPath, Entry, Listed, Listing, Manifest, ManifestError,
    Page, Pager, Paging, Published, Route, Shard, Site, Term, by_year,
};

/// What has been fetched. Cheap to clone: clones share their memory.
#[derive(Clone)]
pub struct Library {
    base: Base,
    manifests: Shelf<String, Rc<Manifest>>,
    articles: Shelf<ContentPath, Article>,
}

impl Library {
    /// An empty library of the site at the base.
    pub fn new(base: Base) -> Self {
        Self {
            base,
            manifests: Shelf::default(),
            articles: Shelf::default(),
        }
    }

    /// The site's settings, once the head of all posts has come.
    pub fn site(&self) -> Option<Site> {
        Some(self.known_posts()?.site())
    }

    fn known_posts(&self) -> Option<Rc<Manifest>> {
        self.manifests.find(&self.url(&Listing::Posts, Shard::Head))
    }

    /// The page at an address; [`Page::NotFound`] where nothing stands.
    pub async fn page(&self, route: Option<Route>) -> Result<Page, Failure> {
        match route {
            Some(Route::Home { page }) => self.list(&Listing::Posts, Route::HOME, page).await,
            Some(Route::Tag { tag, page }) => {
                let listing = Listing::Tag(tag);
                self.list(&listing, listing.route(), page).await
            }
            Some(Route::Tags) => Ok(Page::Tags(self.terms(&Listing::Tags).await?)),
            Some(Route::Archive) => self.archive().await,
            Some(Route::Year(year)) => self.year(year).await,
            Some(Route::Content(path)) => self.article(path).await,
            None => {
                // For the header and footer; without them the page says the same.
                let _ = self.posts().await;
                Ok(Page::NotFound)
            }
        }
    }

    async fn list(&self, listing: &Listing, route: Route, page: usize) -> Result<Page, Failure> {
        let posts = self.posts().await?;
        let Some(head) = self.manifest(listing, Shard::Head).await? else {
            return Ok(Page::NotFound);
        };
        let paging = Paging {
            total: head.total(),
            per_page: posts.site().posts_per_page,
        };
        let Some(range) = paging.range(page) else {
            return Ok(Page::NotFound);
        };
        Ok(Page::List(Listed {
            tag: head.extension.term.clone(),
            entries: self.entries(listing, &head, range).await?,
            pager: Pager {
                list: route,
                page,
                pages: paging.pages(),
            },
        }))
    }

    /// The entries of a list at these places, from the head and as many shards as it takes.
    async fn entries(
        &self,
        listing: &Listing,
        head: &Manifest,
        range: std::ops::Range<usize>,
    ) -> Result<Vec<Entry>, Failure> {
        let mut entries = Vec::new();
        for index in range {
            let (shard, at) = Shard::locate(index, head.total(), head.items.len());
            let entry = match shard {
                Shard::Head => head.items.get(at).cloned(),
                numbered => self
                    .manifest(listing, numbered)
                    .await?
                    .and_then(|shard| shard.items.get(at).cloned()),
            };
            // What is not there is not there for the rest of the list either.
            let Some(entry) = entry else { break };
            entries.push(entry);
        }
        Ok(entries)
    }

    async fn terms(&self, listing: &Listing) -> Result<Vec<Term>, Failure> {
        self.posts().await?;
        let manifest = self.manifest(listing, Shard::Head).await?;
        Ok(manifest.map_or_else(Vec::new, |terms| {
            terms.items.iter().map(Term::from).collect()
        }))
    }

    /// The newest years in full until there is enough to read, the others as links.
    async fn archive(&self) -> Result<Page, Failure> {
        let mut terms = self.terms(&Listing::Years).await?.into_iter().peekable();
        let mut years = Vec::new();
        let mut shown = 0;
        while let Some(term) =
            terms.next_if(|term| shown == 0 || shown + term.posts <= ARCHIVE_OVERVIEW)
        {
            let Ok(year) = term.name.parse() else {
                continue;
            };
            shown += term.posts;
            years.extend(by_year(
                self.all(&Listing::Year(year)).await?.unwrap_or_default(),
            ));
        }
        Ok(Page::Archive {
            year: None,
            years,
            older: terms.collect(),
        })
    }

    async fn year(&self, year: u16) -> Result<Page, Failure> {
        Ok(match self.all(&Listing::Year(year)).await? {
            Some(entries) => Page::Archive {
                year: Some(year),
                years: by_year(entries),
                older: Vec::new(),
            },
            None => Page::NotFound,
        })
    }

    /// Every entry of a list; `None` where there is no such list.
    async fn all(&self, listing: &Listing) -> Result<Option<Vec<Entry>>, Failure> {
        self.posts().await?;
        match self.manifest(listing, Shard::Head).await? {
            Some(head) => {
                let entries = self.entries(listing, &head, 0..head.total()).await?;
                Ok(Some(entries))
            }
            None => Ok(None),
        }
    }

    /// The head of all posts, which every site has.
    async fn posts(&self) -> Result<Rc<Manifest>, Failure> {
        let head = self.manifest(&Listing::Posts, Shard::Head).await?;
        head.ok_or(Failure::NoManifest)
    }

    fn url(&self, listing: &Listing, shard: Shard) -> String {
        self.base.join(&listing.manifest_url(shard))
    }

    /// A part of a list's manifest; `None` where the site has no such list. A site written by hand
    /// has only that of all posts, which the others are parts of. Items that cannot be read are
    /// named in the console.
    async fn manifest(
        &self,
        listing: &Listing,
        shard: Shard,
    ) -> Result<Option<Rc<Manifest>>, Failure> {
        let url = self.url(listing, shard);
        if let Some(known) = self.manifests.find(&url) {
            return Ok(Some(known));
        }
        let text = fetch::text(&url).await?;
        let is_posts = *listing == Listing::Posts;
        let Some(text) = text.filter(|text| is_posts || !fetch::is_html(text)) else {
            return Ok(match self.known_posts() {
                Some(posts) if shard == Shard::Head => posts.part(listing).map(Rc::new),
                _ => None,
            });
        };
        let (manifest, bad) = json::parse(&text)
            .ok_or_else(|| ManifestError::of_refused(&text))
            .and_then(|json| Manifest::read(&json))
            .map_err(Failure::Manifest)?;
        for item in bad {
            let message = format!("{url}: item {} is left out: {}", item.index, item.reason);
            web_sys::console::warn_1(&message.into());
        }
        let manifest = Rc::new(manifest);
        self.manifests.keep(url, Rc::clone(&manifest));
        Ok(Some(manifest))
    }

    async fn article(&self, path: ContentPath) -> Result<Page, Failure> {
        if let Some(known) = self.articles.find(&path) {
            return Ok(Page::Article(Box::new(known)));
        }
        let url = self.base.join(&path.markdown_url());
        // The header and footer around the text come from the head of all posts; without it the
        // text can still be read. The module is on its way beside them.
        let (file, posts, _) = futures::join!(fetch::text(&url), self.posts(), host::markdown());
        let Some(file) = file?.filter(|text| !fetch::is_html(text)) else {
            return Ok(Page::NotFound);
        };
        let written = Published::head_of(&file);
        let head = written
            .and_then(json::parse)
            .and_then(|head| Published::read(&head));
        let text = match (&head, written) {
            (Some(_), Some(line)) => &file[line.len()..],
            _ => Published::text_of(&file),
        };
        let unsafe_html = posts.is_ok_and(|posts| posts.extension.unsafe_html);
        let article = Article {
            html: markdown::render(text, head.as_ref(), unsafe_html).await?,
            entry: match head {
                Some(head) => head.item,
                None => self.entry_of(&path).await?,
            },
        };
        self.articles.keep(path, article.clone());
        Ok(Page::Article(Box::new(article)))
    }

    /// What the lists know of a post written by hand: its item, else its address for a title.
    async fn entry_of(&self, path: &ContentPath) -> Result<Entry, Failure> {
        let head = self.posts().await?;
        let shards = head.extension.shards.unwrap_or_default();
        let all = std::iter::once(Shard::Head).chain((1..=shards).rev().map(Shard::Numbered));
        for shard in all {
            let manifest = self.manifest(&Listing::Posts, shard).await?;
            let found = manifest.and_then(|manifest| {
                let mut items = manifest.items.iter();
                items
                    .find(|item| item.content_path().as_ref() == Some(path))
                    .cloned()
            });
            if let Some(entry) = found {
                return Ok(entry);
            }
        }
        let name = path.as_str().rsplit('/').next().unwrap_or_default();
        Ok(Entry {
            title: name.replace('-', " "),
            ..Entry::default()
        })
    }
}
