//! Every address of the site, made and read by one grammar.

use leptos_router::{PathSegment, PossibleRouteMatch, path};

use super::{
    Collection, Slug, Taxonomy,
    address::{decode, encode_path},
    text,
};

/// An address of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The list of all posts.
    Home {
        /// The page of the list, from 1.
        page: usize,
    },
    /// A post or a page.
    Article(ArticlePath),
    /// All terms of a taxonomy.
    Terms(Taxonomy),
    /// The posts of one term.
    Term {
        /// What the term is one of.
        taxonomy: Taxonomy,
        /// The term.
        term: Slug,
        /// The page of the list, from 1.
        page: usize,
    },
    /// All posts by year and month.
    Archive,
    /// The posts of one year by month.
    Year(u16),
    /// The search.
    Search,
    /// The posts of a section, a folder with a page of its own. Its first page is where an article of
    /// the same name would be: only what the site holds tells them apart.
    Section {
        /// The folder.
        path: ArticlePath,
        /// The page of the list, from 1.
        page: usize,
    },
}

/// The shapes that addresses have.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Home,
    HomePage,
    Terms,
    Term,
    TermPage,
    Archive,
    Year,
    Search,
    Article,
}

/// The grammar of addresses below the base, as leptos_router has it. The first pattern that matches
/// with values that are valid counts.
static GRAMMAR: [(Shape, &(dyn PossibleRouteMatch + Sync)); 9] = [
    (Shape::Home, &path!("/")),
    (Shape::HomePage, &path!("/page/:page")),
    (Shape::Archive, &path!("/archive")),
    (Shape::Year, &path!("/archive/:year")),
    (Shape::Search, &path!("/search")),
    (Shape::Terms, &path!("/:taxonomy")),
    (Shape::Term, &path!("/:taxonomy/:term")),
    (Shape::TermPage, &path!("/:taxonomy/:term/page/:page")),
    (Shape::Article, &path!("/*path")),
];

impl Route {
    /// The first page of all posts.
    pub const HOME: Self = Self::Home { page: 1 };

    /// The shape of the address, and the values of its pattern's parameters in their order.
    fn parts(&self) -> (Shape, Vec<String>) {
        match self {
            Self::Home { page: 0 | 1 } => (Shape::Home, vec![]),
            Self::Home { page } => (Shape::HomePage, vec![page.to_string()]),
            Self::Terms(taxonomy) => (Shape::Terms, vec![taxonomy.segment().to_owned()]),
            Self::Term {
                taxonomy,
                term,
                page: 0 | 1,
            } => (
                Shape::Term,
                vec![taxonomy.segment().to_owned(), term.to_string()],
            ),
            Self::Term {
                taxonomy,
                term,
                page,
            } => (
                Shape::TermPage,
                vec![
                    taxonomy.segment().to_owned(),
                    term.to_string(),
                    page.to_string(),
                ],
            ),
            Self::Archive => (Shape::Archive, vec![]),
            Self::Search => (Shape::Search, vec![]),
            Self::Year(year) => (Shape::Year, vec![format!("{year:04}")]),
            Self::Article(path) | Self::Section { path, page: 0 | 1 } => {
                (Shape::Article, vec![path.as_str().to_owned()])
            }
            Self::Section { path, page } => (
                Shape::Article,
                vec![format!("{}{PAGE}{page}", path.as_str())],
            ),
        }
    }

    /// The address of a shape with these values; `None` where one of them is not valid.
    fn from_parts(shape: Shape, values: &[&str]) -> Option<Self> {
        Some(match (shape, values) {
            (Shape::Home, []) => Self::HOME,
            (Shape::HomePage, [page]) => Self::Home {
                page: page_number(page)?,
            },
            (Shape::Terms, [taxonomy]) => Self::Terms(Taxonomy::of_segment(taxonomy)?),
            (Shape::Term, [taxonomy, term]) => Self::Term {
                taxonomy: Taxonomy::of_segment(taxonomy)?,
                term: Slug::parse(term).ok()?,
                page: 1,
            },
            (Shape::TermPage, [taxonomy, term, page]) => Self::Term {
                taxonomy: Taxonomy::of_segment(taxonomy)?,
                term: Slug::parse(term).ok()?,
                page: page_number(page)?,
            },
            (Shape::Archive, []) => Self::Archive,
            (Shape::Search, []) => Self::Search,
            (Shape::Year, [year]) => Self::Year(year_number(year)?),
            (Shape::Article, [path]) => match section_page(path) {
                Some((section, page)) => Self::Section {
                    path: ArticlePath::parse(section)?,
                    page,
                },
                None => Self::Article(ArticlePath::parse(path)?),
            },
            _ => return None,
        })
    }

    /// The path below the base, unencoded: empty or ending in `/`.
    pub fn path(&self) -> String {
        let (shape, values) = self.parts();
        let mut segments = Vec::new();
        if let Some((_, pattern)) = GRAMMAR.iter().find(|(known, _)| *known == shape) {
            pattern.generate_path(&mut segments);
        }
        let mut values = values.into_iter();
        let mut path = String::new();
        for segment in segments {
            match segment {
                PathSegment::Static(text) => path += &text,
                _ => path += &values.next().unwrap_or_default(),
            }
            path.push('/');
        }
        path
    }

    /// The path as a URL has it: percent-encoded.
    pub fn url_path(&self) -> String {
        encode_path(&self.path())
    }

    /// The file below the base that a host answers with.
    pub fn file(&self) -> String {
        self.path() + INDEX
    }

    /// Reads the path below the base as a URL has it. `None` is an address no site of ours has.
    pub fn parse(path: &str) -> Option<Self> {
        let path = decode(path)?;
        let path = match path.strip_suffix(INDEX) {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => &path,
        };
        // The matcher forgives a slash too many; an address of ours has none.
        let path = format!("/{}", path.strip_suffix('/').unwrap_or(path));
        if path.len() > 1 && path.ends_with('/') {
            return None;
        }
        GRAMMAR.iter().find_map(|(shape, pattern)| {
            let found = pattern.test(&path).filter(|found| found.is_complete())?;
            let values = found.params();
            let values: Vec<&str> = values.iter().map(|(_, value)| value.as_str()).collect();
            Self::from_parts(*shape, &values)
        })
    }

    /// The collection that the address shows a page of.
    pub fn collection(&self) -> Option<Collection> {
        match self {
            Self::Home { .. } => Some(Collection::Posts),
            Self::Terms(taxonomy) => Some(Collection::Terms(*taxonomy)),
            Self::Term { taxonomy, term, .. } => Some(Collection::Term(*taxonomy, term.clone())),
            Self::Archive => Some(Collection::Years),
            Self::Year(year) => Some(Collection::Year(*year)),
            Self::Section { path, .. } => Some(Collection::Section(path.clone())),
            Self::Article(_) | Self::Search => None,
        }
    }

    /// The page of a list, from 1.
    pub fn page(&self) -> usize {
        match self {
            Self::Home { page } | Self::Term { page, .. } | Self::Section { page, .. } => *page,
            _ => 1,
        }
    }

    /// The same list at another page.
    pub fn at_page(&self, page: usize) -> Self {
        match self {
            Self::Term { taxonomy, term, .. } => Self::Term {
                taxonomy: *taxonomy,
                term: term.clone(),
                page,
            },
            Self::Section { path, .. } => Self::Section {
                path: path.clone(),
                page,
            },
            _ => Self::Home { page },
        }
    }
}

/// What is between a section and the number of a page of it.
const PAGE: &str = "/page/";

/// The section and the number of a page of it that is not the first.
fn section_page(path: &str) -> Option<(&str, usize)> {
    let at = text::last_position(path, PAGE)?;
    let number = path.get(at + PAGE.len()..)?;
    Some((path.get(..at)?, page_number(number)?))
}

/// What hosts answer with for the address of a folder.
const INDEX: &str = "index.html";

/// A page number of an address: 2 and up, written plainly, as page 1 has its list's address.
fn page_number(text: &str) -> Option<usize> {
    let number: usize = text.parse().ok()?;
    (number > 1 && !text.starts_with(['0', '+'])).then_some(number)
}

/// Four digits.
fn year_number(text: &str) -> Option<u16> {
    let is_year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    is_year.then(|| text.parse().ok())?
}

/// The address of a post or a page: one or more slugs, such as `posts/go-scheduler`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticlePath(String);

impl ArticlePath {
    /// Reads a path with or without a final slash; `None` where a segment is not a [`Slug`] or the
    /// first one is reserved for lists.
    pub fn parse(path: &str) -> Option<Self> {
        let path = path.strip_suffix('/').unwrap_or(path);
        let first = path.split('/').next()?;
        let is_reserved = matches!(first, "archive" | "page")
            || path == "search"
            || Taxonomy::of_segment(first).is_some_and(Taxonomy::is_usual)
            || section_page(path).is_some();
        let is_valid = path.split('/').all(|part| Slug::parse(part).is_ok());
        (!is_reserved && is_valid).then(|| Self(path.to_owned()))
    }

    /// The segments, without slashes around them.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last segment.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// The Markdown file of a live site, relative to the base, as a manifest and a URL name it.
    pub fn markdown_url(&self) -> String {
        encode_path(&format!("{}.md", self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the site links to is what the app understands.
    #[test]
    fn an_address_is_read_back_as_it_was_made() {
        let term = Slug::parse("北京").unwrap();
        let routes = [
            (Route::HOME, ""),
            (Route::Home { page: 2 }, "page/2/"),
            (Route::Terms(Taxonomy::Tags), "tags/"),
            (Route::Terms(Taxonomy::Series), "series/"),
            (
                Route::Term {
                    taxonomy: Taxonomy::Tags,
                    term: term.clone(),
                    page: 1,
                },
                "tags/%E5%8C%97%E4%BA%AC/",
            ),
            (
                Route::Term {
                    taxonomy: Taxonomy::Categories,
                    term,
                    page: 3,
                },
                "categories/%E5%8C%97%E4%BA%AC/page/3/",
            ),
            (Route::Archive, "archive/"),
            (Route::Search, "search/"),
            (Route::Year(2020), "archive/2020/"),
            (
                Route::Section {
                    path: ArticlePath::parse("posts/notes").unwrap(),
                    page: 2,
                },
                "posts/notes/page/2/",
            ),
            (
                Route::Article(ArticlePath::parse("posts/a").unwrap()),
                "posts/a/",
            ),
            (
                Route::Article(ArticlePath::parse("old/deep/b/").unwrap()),
                "old/deep/b/",
            ),
        ];
        for (route, url) in routes {
            assert_eq!(route.url_path(), url);
            assert_eq!(Route::parse(url), Some(route.clone()));
            assert_eq!(Route::parse(&format!("{url}index.html")), Some(route));
            assert_ne!(Route::parse("posts/anindex.html"), Route::parse("posts/an"));
        }
    }

    /// Addresses of articles come from validated slugs only (the lesson of `#//attacker` routes).
    #[test]
    fn a_hostile_address_is_none_of_ours() {
        for path in [
            "//evil.example/x",
            "posts//x/",
            "posts/../x/",
            "posts/%2e%2e/x/",
            "posts/a%2Fb/../",
            "posts/a\\b/",
            "https:%2F%2Fevil.example/",
            "page/1/",
            "page/0/",
            "page/02/",
            "page/x/",
            "archive/20/",
            "tags/a/b/",
            "tags//",
            "archive//",
            "posts/%zz/",
        ] {
            assert_eq!(Route::parse(path), None, "{path}");
        }
    }
}
