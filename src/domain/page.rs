//! What is at an address, ready to be shown.

use super::{Entry, Language, Link, Pager, Route, Site, Taxonomy, Words, fill};

/// The content of a page, between header and footer.
#[derive(Clone, Debug, PartialEq)]
pub enum Page {
    /// A page of a list of posts.
    List(ListPage),
    /// A post or a page of the author's.
    Article(Box<ArticlePage>),
    /// All terms of a taxonomy.
    Terms(Taxonomy, Vec<Term>),
    /// Posts by year and month.
    Archive(ArchivePage),
    /// The search, as the builder rendered it.
    Search(String),
    /// There is nothing at the address.
    NotFound,
    /// The page of this address is on its way.
    Waiting(Route),
    /// The page could not be loaded; why, as a sentence.
    Failed(String),
}

/// A page of a list of posts.
#[derive(Clone, Debug, PartialEq)]
pub struct ListPage {
    /// The tag of the posts; none on the home page.
    pub tag: Option<String>,
    /// Whether the page names the list's feed.
    pub has_feed: bool,
    /// Where the list is in other languages: their tags, and addresses relative to the base.
    pub translations: Vec<Link>,
    /// What is above the posts, as HTML.
    pub intro: Option<String>,
    /// The posts of this page.
    pub entries: Vec<Entry>,
    /// Which page of the list it is.
    pub pager: Pager,
}

/// A post or a page of the author's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ArticlePage {
    /// What lists know of it.
    pub entry: Entry,
    /// What is in its element.
    pub body: ArticleBody,
}

/// What is in an article's element, as HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArticleBody {
    /// Its text; title, facts and tags are not around it yet.
    Text(String),
    /// All of it, as the builder rendered it.
    Whole(String),
}

impl Default for ArticleBody {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

/// A heading of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: usize,
    /// What it is linked to by.
    pub id: String,
    /// Plain text.
    pub text: String,
}

/// Posts by year and month: those of the newest years, or of one.
#[derive(Clone, Debug, PartialEq)]
pub struct ArchivePage {
    /// The year, where the page is one year's.
    pub year: Option<u16>,
    /// The years shown in full, newest first.
    pub years: Vec<YearPosts>,
    /// Older years, as links.
    pub older: Vec<Term>,
}

/// A tag or a year as a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// What the reader sees.
    pub name: String,
    /// Percent-encoded, relative to the base.
    pub path: String,
    /// How many posts it leads to.
    pub posts: usize,
}

/// The posts of a year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearPosts {
    /// The year.
    pub year: u16,
    /// Months with a post, newest first: their numbers, 1 to 12, and the posts.
    pub months: Vec<(u16, Vec<Entry>)>,
}

impl Default for Page {
    /// An article without a word.
    fn default() -> Self {
        Self::Article(Box::default())
    }
}

impl Page {
    /// The page's own name; none for the first page of all posts, which has the site's.
    pub fn name(&self, words: &Words) -> Option<String> {
        let name = match self {
            Self::List(ListPage { tag, pager, .. }) => {
                let name = tag.as_deref().unwrap_or(words.posts());
                match pager.page {
                    1 => return tag.clone(),
                    page => fill(
                        words.numbered_page(),
                        &[("name", name), ("page", &words.number(page as u64))],
                    ),
                }
            }
            Self::Article(article) => article.entry.title.clone(),
            Self::Archive(ArchivePage {
                year: Some(year), ..
            }) => words.number(*year),
            Self::Terms(taxonomy, _) => words.taxonomy(*taxonomy).name.to_owned(),
            Self::Archive(_) => words.archive().to_owned(),
            Self::Search(_) => words.search().to_owned(),
            Self::NotFound => words.not_found().to_owned(),
            Self::Failed(_) => words.not_loaded().to_owned(),
            Self::Waiting(_) => return None,
        };
        Some(name)
    }

    /// The one absolute URL that search engines are to know the page by, where the site's is known.
    pub fn canonical(&self, site: &Site, route: &Route) -> Option<String> {
        let chosen = match self {
            Self::Article(article) => article.entry.extension.canonical.clone(),
            Self::NotFound | Self::Waiting(_) | Self::Failed(_) => return None,
            _ => None,
        };
        chosen.or_else(|| site.absolute_route(route))
    }

    /// Where the page is in another language, relative to the base; the site's first page where it is not.
    pub fn in_language(&self, language: &Language, route: Option<&Route>) -> String {
        let url = &language.url;
        let mut translations = self.translations().iter();
        let own = translations.find(|link| link.name == language.tag);
        match (own, route) {
            (Some(own), _) => own.url.clone(),
            (_, Some(route @ (Route::Archive | Route::Search | Route::Terms(Taxonomy::Tags)))) => {
                format!("{url}{}", route.url_path())
            }
            _ => url.clone(),
        }
    }

    /// Where the page is in other languages, if not everywhere.
    pub fn translations(&self) -> &[Link] {
        match self {
            Self::Article(article) => &article.entry.extension.translations,
            Self::List(list) => &list.translations,
            _ => &[],
        }
    }

    /// The document's title: the page's name and the site's.
    pub fn title(&self, site: &Site) -> String {
        site.titled(self.name(site.words).as_deref())
    }
}

impl From<&Entry> for Term {
    fn from(entry: &Entry) -> Self {
        Self {
            name: entry.title.clone(),
            path: entry.extension.path.clone(),
            posts: entry.extension.posts.unwrap_or_default(),
        }
    }
}

impl YearPosts {
    /// Dated entries, newest first, by year and month. Entries without a date are left out.
    pub fn group(entries: Vec<Entry>) -> Vec<Self> {
        let mut years: Vec<Self> = Vec::new();
        for entry in entries {
            let Some(date) = &entry.date_published else {
                continue;
            };
            let (year, month) = (date.year(), date.month());
            if years.last().is_none_or(|last| last.year != year) {
                let months = Vec::new();
                years.push(Self { year, months });
            }
            if let Some(last) = years.last_mut() {
                match last.months.last_mut() {
                    Some((known, posts)) if *known == month => posts.push(entry),
                    _ => last.months.push((month, vec![entry])),
                }
            }
        }
        years
    }

    /// How many posts the year has.
    pub fn count(&self) -> usize {
        self.months.iter().map(|(_, posts)| posts.len()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Date;

    /// The archive's groups follow the calendar of the posts.
    #[test]
    fn posts_are_grouped_by_year_and_month() {
        let entry = |date: &str| Entry {
            date_published: Date::parse(date).ok(),
            ..Default::default()
        };
        let years = YearPosts::group(vec![
            entry("2020-11-18"),
            entry("2020-11-02"),
            entry("2020-01-31"),
            entry("2019-11-01"),
            entry("undated"),
        ]);
        let counts = |year: &YearPosts| {
            let months = year.months.iter();
            let months: Vec<_> = months.map(|(month, posts)| (*month, posts.len())).collect();
            (year.year, year.count(), months)
        };
        let shape: Vec<_> = years.iter().map(counts).collect();
        assert_eq!(
            shape,
            [(2020, 3, vec![(11, 2), (1, 1)]), (2019, 1, vec![(11, 1)])]
        );
    }

    /// A reader must be able to tell the tabs of two pages apart.
    #[test]
    fn every_page_has_its_own_title() {
        let site = Site {
            title: "Leaf".to_owned(),
            ..Default::default()
        };
        let list = |tag: Option<&str>, page| {
            Page::List(ListPage {
                has_feed: false,
                translations: Vec::new(),
                intro: None,
                tag: tag.map(str::to_owned),
                entries: Vec::new(),
                pager: Pager {
                    list: Route::HOME,
                    page,
                    pages: 3,
                },
            })
        };
        assert_eq!(list(None, 1).title(&site), "Leaf");
        assert_eq!(list(None, 2).title(&site), "Posts, page 2 | Leaf");
        assert_eq!(list(Some("go"), 1).title(&site), "go | Leaf");
        assert_eq!(list(Some("go"), 2).title(&site), "go, page 2 | Leaf");
        assert_eq!(Page::NotFound.title(&site), "Page not found | Leaf");
    }
}
