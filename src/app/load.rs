//! From an address to the page that stands there.

use std::{cell::RefCell, rc::Rc};

use super::{built, failure::Failure, fetch, fetch::Files, json, markdown};
use crate::domain::{
    ARCHIVE_OVERVIEW, Article, Base, ContentPath, Entry, Listed, Listing, Manifest, ManifestError,
    Page, Pager, Paging, Route, Shard, Site, Term, below_front_matter, by_year,
};

/// The site, as it is fetched. Cheap to clone: clones share their memory.
#[derive(Clone)]
pub struct Library {
    base: Base,
    files: Files,
    site: Rc<RefCell<Option<Site>>>,
    /// What was made ahead, for the click that may follow.
    ahead: Rc<RefCell<Option<(Route, Page)>>>,
    is_built: bool,
}

impl Library {
    /// The site at a base.
    pub fn new(base: Base) -> Self {
        Self {
            base,
            files: Files::default(),
            site: Rc::default(),
            ahead: Rc::default(),
            is_built: built::has_data(),
        }
    }

    /// Where the site stands.
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// Whether every address has a page of its own, which the browser can go to.
    pub fn is_built(&self) -> bool {
        self.is_built
    }

    /// The site's settings, as far as they are known.
    pub fn site(&self) -> Option<Site> {
        self.site.borrow().clone()
    }

    /// Makes a page ready for a click that may follow.
    pub async fn prepare(&self, route: Route) {
        if let Ok(page) = self.page(Some(route.clone())).await {
            self.ahead.replace(Some((route, page)));
        }
    }

    /// The page at an address, which may have been made ready; [`Page::NotFound`] where nothing
    /// stands.
    pub async fn page(&self, route: Option<Route>) -> Result<Page, Failure> {
        if let Some((ready, page)) = self.ahead.take()
            && Some(&ready) == route.as_ref()
        {
            return Ok(page);
        }
        if self.is_built {
            self.settings().await?;
        }
        match route {
            Some(Route::Home { page }) => self.list(&Listing::Posts, Route::HOME, page).await,
            Some(Route::Tag { tag, page }) => {
                let listing = Listing::Tag(tag);
                self.list(&listing, listing.route(), page).await
            }
            Some(Route::Tags) => {
                let terms = self.terms(&Listing::Tags).await?;
                Ok(terms.map_or(Page::NotFound, Page::Tags))
            }
            Some(Route::Archive) => self.archive().await,
            Some(Route::Year(year)) => self.year(year).await,
            Some(Route::Content(path)) => self.article(path).await,
            None => {
                // For the header and footer; without them the page says the same.
                let _ = self.settings().await;
                Ok(Page::NotFound)
            }
        }
    }

    async fn settings(&self) -> Result<Site, Failure> {
        if let Some(site) = self.site() {
            return Ok(site);
        }
        // A built page carries them; they are read when they are needed, not when the app starts.
        let own = built::own_data().filter(|_| self.is_built);
        let site = match own {
            Some(data) => data.site(),
            None => self.posts().await?.site(),
        };
        self.site.replace(Some(site.clone()));
        Ok(site)
    }

    async fn list(&self, listing: &Listing, route: Route, page: usize) -> Result<Page, Failure> {
        let Some(head) = self.manifest(listing, Shard::Head).await? else {
            return Ok(Page::NotFound);
        };
        let site = self.settings().await?;
        let paging = Paging {
            total: head.total(),
            per_page: site.posts_per_page,
        };
        let Some(range) = paging.range(page) else {
            return Ok(Page::NotFound);
        };
        Ok(Page::List(Listed {
            tag: head.extension.term.clone(),
            entries: self.entries(listing, head, range).await?,
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
        head: Manifest,
        range: std::ops::Range<usize>,
    ) -> Result<Vec<Entry>, Failure> {
        let (total, in_head) = (head.total(), head.items.len());
        let mut open = (Shard::Head, head.items);
        let mut entries = Vec::new();
        for index in range {
            let (shard, at) = Shard::locate(index, total, in_head);
            if shard != open.0 {
                let manifest = self.manifest(listing, shard).await?;
                open = (shard, manifest.unwrap_or_default().items);
            }
            // What is not there is not there for the rest of the list either.
            let Some(entry) = open.1.get(at) else { break };
            entries.push(entry.clone());
        }
        Ok(entries)
    }

    async fn terms(&self, listing: &Listing) -> Result<Option<Vec<Term>>, Failure> {
        let manifest = self.manifest(listing, Shard::Head).await?;
        self.settings().await?;
        Ok(manifest.map(|terms| terms.items.iter().map(Term::from).collect()))
    }

    /// The newest years in full until there is enough to read, the others as links.
    async fn archive(&self) -> Result<Page, Failure> {
        let Some(terms) = self.terms(&Listing::Years).await? else {
            return Ok(Page::NotFound);
        };
        let mut terms = terms.into_iter().peekable();
        let mut years = Vec::new();
        let mut shown = 0;
        while let Some(term) =
            terms.next_if(|term| shown == 0 || shown + term.posts <= ARCHIVE_OVERVIEW)
        {
            let Ok(year) = term.name.parse() else {
                continue;
            };
            shown += term.posts;
            let listing = Listing::Year(year);
            self.files.ask(&self.url(&listing, Shard::Head));
            years.push(listing);
        }
        let mut shown = Vec::new();
        for listing in years {
            shown.extend(by_year(self.all(&listing).await?.unwrap_or_default()));
        }
        Ok(Page::Archive {
            year: None,
            years: shown,
            older: terms.collect(),
        })
    }

    async fn year(&self, year: u16) -> Result<Page, Failure> {
        let entries = self.all(&Listing::Year(year)).await?;
        self.settings().await?;
        Ok(match entries {
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
        let Some(head) = self.manifest(listing, Shard::Head).await? else {
            return Ok(None);
        };
        let total = head.total();
        self.entries(listing, head, 0..total).await.map(Some)
    }

    /// The head of all posts, which every site has.
    async fn posts(&self) -> Result<Manifest, Failure> {
        let head = self.fetched(&Listing::Posts, Shard::Head).await?;
        head.ok_or(Failure::NoManifest)
    }

    fn url(&self, listing: &Listing, shard: Shard) -> String {
        self.base.join(&listing.manifest_url(shard))
    }

    /// A part of a list's manifest; `None` where the site has no such list. A site written by hand
    /// may have only that of all posts, which the others are parts of.
    async fn manifest(&self, listing: &Listing, shard: Shard) -> Result<Option<Manifest>, Failure> {
        match self.fetched(listing, shard).await? {
            None if !self.is_built && shard == Shard::Head => Ok(self.posts().await?.part(listing)),
            manifest => Ok(manifest),
        }
    }

    /// A manifest as the host has it. Items that cannot be read are named in the console.
    async fn fetched(&self, listing: &Listing, shard: Shard) -> Result<Option<Manifest>, Failure> {
        let url = self.url(listing, shard);
        let text = self.files.text(&url).await?;
        let is_posts = *listing == Listing::Posts;
        let Some(text) = text.filter(|text| is_posts || !fetch::is_html(text)) else {
            return Ok(None);
        };
        let (manifest, bad) = json::parse(&text)
            .ok_or_else(|| ManifestError::of_refused(&text))
            .and_then(|json| Manifest::read(&json))
            .map_err(Failure::Manifest)?;
        if is_posts && shard == Shard::Head && !self.is_built {
            self.site.replace(Some(manifest.site()));
        }
        for item in bad {
            let message = format!("{url}: item {} is left out: {}", item.index, item.reason);
            web_sys::console::warn_1(&message.into());
        }
        Ok(Some(manifest))
    }

    async fn article(&self, path: ContentPath) -> Result<Page, Failure> {
        let written = match self.is_built {
            true => None,
            false => self.written(&path).await?,
        };
        let article = match written {
            Some(article) => Some(article),
            None => self.built(&path).await?,
        };
        Ok(article.map_or(Page::NotFound, |article| Page::Article(Box::new(article))))
    }

    /// The article of the page that the builder made at an address.
    async fn built(&self, path: &ContentPath) -> Result<Option<Article>, Failure> {
        let route = Route::Content(path.clone());
        let page = self.files.text(&self.base.href(&route)).await?;
        Ok(page.and_then(|page| built::article(&page, path)))
    }

    /// A post that is a Markdown file.
    async fn written(&self, path: &ContentPath) -> Result<Option<Article>, Failure> {
        let url = self.base.join(&path.markdown_url());
        // The header and footer around the text come from the head of all posts; without it the
        // text can still be read. The module is on its way beside them.
        self.files.ask(&url);
        self.files.ask(&self.url(&Listing::Posts, Shard::Head));
        markdown::ask();
        let Some(file) = self
            .files
            .text(&url)
            .await?
            .filter(|text| !fetch::is_html(text))
        else {
            return Ok(None);
        };
        let _ = self.settings().await;
        let posts = self.posts().await;
        let unsafe_html = posts.is_ok_and(|posts| posts.extension.unsafe_html);
        let text = below_front_matter(&file);
        Ok(Some(Article {
            html: markdown::render(text, unsafe_html).await?,
            entry: self.entry_of(path).await?,
        }))
    }

    /// What the lists know of a post written by hand: its item, else its address for a title.
    async fn entry_of(&self, path: &ContentPath) -> Result<Entry, Failure> {
        let head = self.posts().await?;
        let shards = head.extension.shards.unwrap_or_default();
        let all = std::iter::once(Shard::Head).chain((1..=shards).rev().map(Shard::Numbered));
        for shard in all {
            let manifest = self.manifest(&Listing::Posts, shard).await?;
            let found = manifest.and_then(|manifest| {
                let mut items = manifest.items.into_iter();
                items.find(|item| item.content_path().as_ref() == Some(path))
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
