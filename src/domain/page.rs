//! What stands at an address, ready to be shown.

use super::{Date, Entry, Route, Site};

/// The content of a page, between header and footer.
#[derive(Clone, Debug, PartialEq)]
pub enum Page {
    /// A page of a list of posts.
    List(Listed),
    /// A post or a page.
    Article(Box<Article>),
    /// All tags.
    Tags(Vec<Term>),
    /// Posts by year and month.
    Archive {
        /// The year, where the page is one year's.
        year: Option<u16>,
        /// The years shown in full, newest first.
        years: Vec<YearPosts>,
        /// Older years, as links.
        older: Vec<Term>,
    },
    /// Nothing stands here.
    NotFound,
    /// The page of this address is on its way.
    Waiting(Route),
    /// The page could not be loaded; why, as a sentence.
    Failed(String),
}

/// A page of a list of posts.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// The tag the list is of; none on the home page.
    pub tag: Option<String>,
    /// The posts of this page.
    pub entries: Vec<Entry>,
    /// Where the page stands among the list's pages.
    pub pager: Pager,
}

/// A post or a page, with its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// What the list knows of it.
    pub entry: Entry,
    /// The text, rendered.
    pub html: String,
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
    /// Months with a post, newest first: the name and the posts.
    pub months: Vec<(&'static str, Vec<Entry>)>,
}

/// Where a page stands among a list's pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pager {
    /// The list, at any page.
    pub list: Route,
    /// This page, from 1.
    pub page: usize,
    /// All pages.
    pub pages: usize,
}

impl Default for Page {
    /// An article without a word.
    fn default() -> Self {
        Self::Article(Box::default())
    }
}

impl Pager {
    /// The page with newer posts.
    pub fn newer(&self) -> Option<Route> {
        (self.page > 1).then(|| self.list.at_page(self.page - 1))
    }

    /// The page with older posts.
    pub fn older(&self) -> Option<Route> {
        (self.page < self.pages).then(|| self.list.at_page(self.page + 1))
    }
}

impl Page {
    /// The page's own name; none for the first page of all posts, which is the site's.
    pub fn name(&self) -> Option<String> {
        match self {
            Self::List(list) => {
                let name = match &list.tag {
                    Some(tag) => tag.clone(),
                    None if list.pager.page == 1 => return None,
                    None => "Posts".to_owned(),
                };
                Some(match list.pager.page {
                    1 => name,
                    page => format!("{name}, page {page}"),
                })
            }
            Self::Article(article) => Some(article.entry.title.clone()),
            Self::Tags(_) => Some("Tags".to_owned()),
            Self::Archive { year: None, .. } => Some("Archive".to_owned()),
            Self::Archive {
                year: Some(year), ..
            } => Some(year.to_string()),
            Self::NotFound => Some("Page not found".to_owned()),
            Self::Waiting(_) => None,
            Self::Failed(_) => Some("This page could not be loaded".to_owned()),
        }
    }

    /// The one absolute URL that search engines are to know the page by, where the site's is known.
    pub fn canonical(&self, site: &Site, route: &Route) -> Option<String> {
        let written = match self {
            Self::Article(article) => article.entry.extension.canonical.clone(),
            Self::NotFound | Self::Waiting(_) | Self::Failed(_) => return None,
            _ => None,
        };
        written.or_else(|| site.absolute(route))
    }

    /// The document's title: the page's name and the site's.
    pub fn title(&self, site: &Site) -> String {
        match self.name() {
            Some(name) if site.title.is_empty() => name,
            Some(name) => format!("{name} | {}", site.title),
            None => site.title.clone(),
        }
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

/// Groups dated entries, newest first, by year and month. Entries without a date are left out.
pub fn by_year(entries: Vec<Entry>) -> Vec<YearPosts> {
    let mut years: Vec<YearPosts> = Vec::new();
    for entry in entries {
        let Some(date) = &entry.date_published else {
            continue;
        };
        let (year, month) = (date.year(), Date::month_name(date));
        if years.last().is_none_or(|last| last.year != year) {
            years.push(YearPosts {
                year,
                months: Vec::new(),
            });
        }
        if let Some(last) = years.last_mut() {
            match last.months.last_mut() {
                Some((name, posts)) if *name == month => posts.push(entry),
                _ => last.months.push((month, vec![entry])),
            }
        }
    }
    years
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The archive's groups follow the calendar of the posts.
    #[test]
    fn posts_are_grouped_by_year_and_month() {
        let entry = |date: &str| Entry {
            date_published: Date::parse(date).ok(),
            ..Default::default()
        };
        let years = by_year(vec![
            entry("2020-11-18"),
            entry("2020-11-02"),
            entry("2020-01-31"),
            entry("2019-11-01"),
            entry("undated"),
        ]);
        let shape: Vec<_> = years
            .iter()
            .map(|year| {
                (
                    year.year,
                    year.months
                        .iter()
                        .map(|(m, p)| (*m, p.len()))
                        .collect::<Vec<_>>(),
                )
            })
            .collect();
        assert_eq!(
            shape,
            [
                (2020, vec![("November", 2), ("January", 1)]),
                (2019, vec![("November", 1)])
            ]
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
            Page::List(Listed {
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
        assert_eq!(list(Some("go"), 2).title(&site), "go, page 2 | Leaf");
        assert_eq!(Page::NotFound.title(&site), "Page not found | Leaf");
    }
}
