//! From an address to its page, of a site that is fetched: a [`Library`] behind HTTP.

use std::{cell::RefCell, rc::Rc};

use js_sys::Date;

use super::{source::Source, styles};
use crate::{
    domain::{
        ArticlePage, ArticlePath, Base, Collection, ENGLISH, Library, Page, Route, Selection,
        Shard, ShardLayout, Site, Window, Words, page_at, page_count,
    },
    web::{FRESH, Failure},
};

/// The site, as it is fetched. Cheap to clone: clones share their memory.
#[derive(Clone)]
pub struct RemoteSite(Rc<Inner>);

struct Inner {
    source: Source,
    /// The settings, once they are known.
    site: RefCell<Option<Site>>,
    /// What was made ready, for clicks that may follow.
    ready: RefCell<Vec<Ready>>,
}

/// Pages made ready at most.
const READY: usize = 8;

/// A page that was made ready.
struct Ready {
    route: Route,
    loaded: Loaded,
    /// When, in milliseconds since 1970.
    since: f64,
}

/// A page with what is around it.
#[derive(Clone)]
pub struct Loaded {
    /// The settings.
    pub site: Site,
    /// The page.
    pub page: Page,
}

impl RemoteSite {
    /// The site at a base.
    pub fn new(base: Base) -> Self {
        Self(Rc::new(Inner {
            source: Source::find(base),
            site: RefCell::default(),
            ready: RefCell::default(),
        }))
    }

    /// Where the site is.
    pub fn base(&self) -> &Base {
        &self.0.source.files().base
    }

    /// Whether every address has a page of its own, which the browser can go to.
    pub fn has_pages(&self) -> bool {
        matches!(self.0.source, Source::Built(_))
    }

    /// Makes a page ready for a click that may follow: fetched and parsed. Returns an article that was
    /// not ready before.
    pub async fn make_ready(&self, route: Route) -> Option<ArticlePage> {
        if self.is_ready(&route) {
            return None;
        }
        // What cannot be had ahead is asked for again when it is wanted.
        let loaded = self.page(Some(route.clone())).await.ok()?;
        let article = match &loaded.page {
            Page::Article(article) => Some(article.as_ref().clone()),
            _ => None,
        };
        let mut ready = self.0.ready.borrow_mut();
        if ready.len() >= READY {
            ready.remove(0);
        }
        ready.push(Ready {
            route,
            loaded,
            since: Date::now(),
        });
        article
    }

    /// Whether a page needs not be waited for.
    pub fn is_ready(&self, route: &Route) -> bool {
        let mut ready = self.0.ready.borrow_mut();
        let now = Date::now();
        ready.retain(|page| now - page.since < FRESH);
        ready.iter().any(|page| page.route == *route)
    }

    /// The page at an address, which may have been made ready; [`Page::NotFound`] where there is
    /// none.
    pub async fn page(&self, route: Option<Route>) -> Result<Loaded, Failure> {
        if let Some(route) = &route
            && self.is_ready(route)
        {
            let mut ready = self.0.ready.borrow_mut();
            let at = ready.iter().position(|page| page.route == *route);
            if let Some(at) = at {
                return Ok(ready.remove(at).loaded);
            }
        }
        let page = match &route {
            Some(route) => page_at(self, route).await?,
            None => Page::NotFound,
        };
        let site = match self.site().await {
            Err(failure) if self.has_pages() => return Err(failure),
            // Without header and footer the page says the same.
            site => site.unwrap_or_default(),
        };
        Ok(Loaded { site, page })
    }

    /// Takes settings that are newer, with the words that are known.
    fn renew(&self, mut site: Site) {
        if let Some(known) = self.known_site()
            && known.words_file.is_none()
        {
            (site.words, site.words_file) = (known.words, None);
        }
        self.0.site.replace(Some(site));
    }

    /// The page in place of one that could not be loaded.
    pub fn failed(&self, failure: &Failure) -> Loaded {
        let site = self.known_site().unwrap_or_default();
        Loaded {
            page: Page::Failed(failure.message(site.words)),
            site,
        }
    }

    /// The settings, as far as they are known. Those of a built page are read when they are needed,
    /// not when the app starts.
    pub fn known_site(&self) -> Option<Site> {
        let mut site = self.0.site.borrow_mut();
        if site.is_none() {
            *site = self.0.source.own_site();
        }
        site.clone()
    }

    /// The settings, with the words of the site's language, which are a file of their own.
    pub async fn site(&self) -> Result<Site, Failure> {
        let files = self.0.source.files();
        let mut site = match self.known_site() {
            Some(site) if site.words_file.is_none() => return Ok(site),
            Some(site) => site,
            None => files.posts().await?.site(),
        };
        if let Some(file) = &site.words_file
            && let Some(words) = files.words(file).await
        {
            site.words = words;
            site.words_file = None; // they are read once
        }
        self.0.site.replace(Some(site.clone()));
        Ok(site)
    }

    /// The words as far as they are known.
    pub fn words(&self) -> &'static Words {
        self.known_site().map_or(&ENGLISH, |site| site.words)
    }
}

impl Library for RemoteSite {
    type Error = Failure;

    /// The entries come from the head and as many shards as it takes.
    async fn select(
        &self,
        collection: &Collection,
        window: Window,
    ) -> Result<Option<Selection>, Failure> {
        let Some(head) = self.0.source.head(collection).await? else {
            return Ok(None);
        };
        if *collection == Collection::Posts {
            self.renew(head.site());
        }
        let site = self.site().await?;
        // Below the root there may be the same blog in another language, which is a site of its own.
        if matches!(collection, Collection::Section(_))
            && head.language.as_ref() != Some(&site.language)
        {
            return Ok(None);
        }
        let size = site.posts_per_page;
        let layout = ShardLayout {
            total: head.total(),
            head: head.items.len(),
        };
        let Some(range) = window.range(layout.total, size) else {
            return Ok(None);
        };
        let mut open = (Shard::Head, head.items);
        let mut entries = Vec::new();
        for index in range {
            let (shard, at) = layout.locate(index);
            if shard != open.0 {
                let manifest = self.0.source.files().manifest(collection, shard).await?;
                open = (shard, manifest.unwrap_or_default().items);
            }
            // What is not there is not there for the rest of the collection either.
            let Some(entry) = open.1.get(at) else { break };
            entries.push(entry.clone());
        }
        let intro = head.extension.intro.map(|intro| {
            let html = styles::adopted(&intro);
            (html, head.extension.intro_alone)
        });
        Ok(Some(Selection {
            term: head.extension.term,
            has_feed: head.extension.feed,
            translations: head.extension.translations,
            intro,
            pages: page_count(layout.total, size),
            entries,
        }))
    }

    async fn article(&self, path: &ArticlePath) -> Result<Option<ArticlePage>, Failure> {
        self.0.source.article(path).await
    }

    fn expect(&self, collection: &Collection) {
        self.0.source.files().expect(collection);
    }
}
