//! From an address to its page, by the same steps for builder and app. What differs is only where
//! entries and texts come from: a [`Library`].

use super::{
    ArchivePage, ArticlePage, ArticlePath, Collection, Entry, Link, ListPage, Page, Pager, Route,
    Term, Window, YearPosts,
};

/// Posts that the archive shows in full; years beyond it are links to pages of their own.
const ARCHIVE_OVERVIEW: usize = 100;

/// What a site holds: in the builder's memory, in the manifests and pages of a built site, or in
/// the manifest and Markdown files of a live one.
pub(crate) trait Library {
    /// Why something cannot be had.
    type Error;

    /// The entries of a collection that a window shows; `None` where there is no such collection,
    /// or it has no such page.
    async fn select(
        &self,
        collection: &Collection,
        window: Window,
    ) -> Result<Option<Selection>, Self::Error>;

    /// A post or a page; `None` where there is none.
    async fn article(&self, path: &ArticlePath) -> Result<Option<ArticlePage>, Self::Error>;

    /// What the page of the search shows, where the library is what made it.
    fn search(&self) -> Option<String> {
        None
    }

    /// A collection will be asked for.
    fn expect(&self, _collection: &Collection) {}
}

/// Entries of a collection.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Selection {
    /// The name of the tag or year that the collection is of.
    pub term: Option<String>,
    /// Whether the page names the feed of the collection.
    pub has_feed: bool,
    /// The page in other languages: their tags, and addresses relative to the base.
    pub translations: Vec<Link>,
    /// What an author says above the first page of the collection, and whether in place of its posts.
    pub intro: Option<(String, bool)>,
    /// Pages of the whole collection.
    pub pages: usize,
    /// The entries asked for.
    pub entries: Vec<Entry>,
}

/// The page at an address; [`Page::NotFound`] where there is none.
pub(crate) async fn page_at<L: Library>(library: &L, route: &Route) -> Result<Page, L::Error> {
    let Route::Article(path) = route else {
        return list_at(library, route).await;
    };
    if let Some(article) = library.article(path).await? {
        return Ok(Page::Article(Box::new(article)));
    }
    let section = Route::Section {
        path: path.clone(),
        page: 1,
    };
    list_at(library, &section).await
}

/// The page of a list.
async fn list_at<L: Library>(library: &L, route: &Route) -> Result<Page, L::Error> {
    let window = match route {
        Route::Search => return Ok(library.search().map_or(Page::NotFound, Page::Search)),
        Route::Home { page } | Route::Term { page, .. } | Route::Section { page, .. } => {
            Window::Page(*page)
        }
        Route::Terms(_) | Route::Archive | Route::Year(_) | Route::Article(_) => Window::All,
    };
    let Some(collection) = route.collection() else {
        return Ok(Page::NotFound);
    };
    let Some(mut found) = library.select(&collection, window).await? else {
        return Ok(Page::NotFound);
    };
    let intro = found.intro.take().filter(|_| route.page() == 1);
    let intro = intro.map(|(html, is_alone)| {
        if is_alone {
            (found.entries, found.pages) = (Vec::new(), 1);
        }
        html
    });
    Ok(match route {
        Route::Terms(taxonomy) => Page::Terms(*taxonomy, found.terms()),
        Route::Archive => archive(library, found.terms()).await?,
        Route::Year(year) => Page::Archive(ArchivePage {
            year: Some(*year),
            years: YearPosts::group(found.entries),
            older: Vec::new(),
        }),
        _ => Page::List(ListPage {
            tag: found.term,
            has_feed: found.has_feed,
            translations: found.translations,
            intro,
            entries: found.entries,
            pager: Pager {
                list: collection.route(),
                page: route.page(),
                pages: found.pages,
            },
        }),
    })
}

impl Selection {
    /// The entries of tags or years as links.
    fn terms(&self) -> Vec<Term> {
        self.entries.iter().map(Term::from).collect()
    }
}

/// The newest years in full until there is enough to read, the others as links.
async fn archive<L: Library>(library: &L, terms: Vec<Term>) -> Result<Page, L::Error> {
    let mut terms = terms.into_iter().peekable();
    let mut shown = Vec::new();
    let mut posts = 0;
    while let Some(term) =
        terms.next_if(|term| posts == 0 || posts + term.posts <= ARCHIVE_OVERVIEW)
    {
        posts += term.posts;
        if let Ok(year) = term.name.parse() {
            let year = Collection::Year(year);
            library.expect(&year);
            shown.push(year);
        }
    }
    let mut years = Vec::new();
    for year in shown {
        let found = library.select(&year, Window::All).await?;
        years.extend(YearPosts::group(found.unwrap_or_default().entries));
    }
    Ok(Page::Archive(ArchivePage {
        year: None,
        years,
        older: terms.collect(),
    }))
}
