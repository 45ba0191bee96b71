//! Every address of the site, made and read in one place.

use super::{
    Listing, Slug,
    address::{decode, encode_path},
};

/// The address of a post or a page: one or more slugs, such as `posts/go-scheduler`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentPath(String);

impl ContentPath {
    /// Reads a path with or without a final slash; `None` where a segment is no [`Slug`] or the
    /// first one is reserved for lists.
    pub fn parse(path: &str) -> Option<Self> {
        let path = path.strip_suffix('/').unwrap_or(path);
        let reserved = matches!(path.split('/').next()?, "tags" | "archive" | "page");
        let valid = !reserved && path.split('/').all(|part| Slug::parse(part).is_ok());
        valid.then(|| Self(path.to_owned()))
    }

    /// The path of a post named by its slug.
    pub fn of_post(slug: &Slug) -> Self {
        Self(format!("posts/{slug}"))
    }

    /// The segments, without slashes around them.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The Markdown file of a live site, relative to the base, as a manifest and a URL name it.
    pub fn markdown_url(&self) -> String {
        encode_path(&format!("{}.md", self.0))
    }
}

/// An address of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The list of all posts; pages count from 1.
    Home {
        /// The page of the list.
        page: usize,
    },
    /// A post or a page.
    Content(ContentPath),
    /// All tags.
    Tags,
    /// The posts of one tag.
    Tag {
        /// The tag.
        tag: Slug,
        /// The page of the list, from 1.
        page: usize,
    },
    /// All posts by year and month.
    Archive,
    /// The posts of one year by month.
    Year(u16),
}

impl Route {
    /// The first page of all posts.
    pub const HOME: Self = Self::Home { page: 1 };

    /// The path below the base, unencoded: empty or ending in `/`.
    pub fn path(&self) -> String {
        let paged = |list: String, page: usize| match page {
            0 | 1 => list,
            page => format!("{list}page/{page}/"),
        };
        match self {
            Self::Home { page } => paged(String::new(), *page),
            Self::Content(path) => format!("{}/", path.as_str()),
            Self::Tags => "tags/".to_owned(),
            Self::Tag { tag, page } => paged(format!("tags/{tag}/"), *page),
            Self::Archive => "archive/".to_owned(),
            Self::Year(year) => format!("archive/{year:04}/"),
        }
    }

    /// The path as a URL has it: percent-encoded.
    pub fn url_path(&self) -> String {
        encode_path(&self.path())
    }

    /// Reads the path below the base as a URL has it. `None` is an address no site of ours has.
    pub fn parse(path: &str) -> Option<Self> {
        let path = decode(path)?;
        let path = match path.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => &path,
        };
        let path = path.strip_suffix('/').unwrap_or(path);
        let segments: Vec<&str> = path.split('/').collect();
        match segments.as_slice() {
            [""] => Some(Self::HOME),
            ["page", page] => Some(Self::Home {
                page: page_number(page)?,
            }),
            ["tags"] => Some(Self::Tags),
            ["tags", tag] => Some(Self::Tag {
                tag: Slug::parse(tag).ok()?,
                page: 1,
            }),
            ["tags", tag, "page", page] => Some(Self::Tag {
                tag: Slug::parse(tag).ok()?,
                page: page_number(page)?,
            }),
            ["archive"] => Some(Self::Archive),
            ["archive", year] => {
                let digits = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
                digits.then(|| year.parse().ok().map(Self::Year))?
            }
            _ => ContentPath::parse(path).map(Self::Content),
        }
    }

    /// The list whose manifest this address is rendered from.
    pub fn listing(&self) -> Option<Listing> {
        match self {
            Self::Home { .. } => Some(Listing::Posts),
            Self::Tags => Some(Listing::Tags),
            Self::Tag { tag, .. } => Some(Listing::Tag(tag.clone())),
            Self::Archive => Some(Listing::Years),
            Self::Year(year) => Some(Listing::Year(*year)),
            Self::Content(_) => None,
        }
    }

    /// The same list at another page.
    pub fn at_page(&self, page: usize) -> Self {
        match self {
            Self::Tag { tag, .. } => Self::Tag {
                tag: tag.clone(),
                page,
            },
            _ => Self::Home { page },
        }
    }
}

/// A page number of an address: 2 and up, written plainly, as page 1 has its list's address.
fn page_number(text: &str) -> Option<usize> {
    let number: usize = text.parse().ok()?;
    (number > 1 && !text.starts_with(['0', '+'])).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the site links to is what the app understands.
    #[test]
    fn an_address_is_read_back_as_it_was_made() {
        let tag = Slug::parse("北京").unwrap();
        let routes = [
            (Route::HOME, ""),
            (Route::Home { page: 2 }, "page/2/"),
            (Route::Tags, "tags/"),
            (
                Route::Tag {
                    tag: tag.clone(),
                    page: 1,
                },
                "tags/%E5%8C%97%E4%BA%AC/",
            ),
            (
                Route::Tag { tag, page: 3 },
                "tags/%E5%8C%97%E4%BA%AC/page/3/",
            ),
            (Route::Archive, "archive/"),
            (Route::Year(2020), "archive/2020/"),
            (
                Route::Content(ContentPath::parse("posts/a").unwrap()),
                "posts/a/",
            ),
            (
                Route::Content(ContentPath::parse("old/deep/b/").unwrap()),
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

    /// Content addresses come from validated slugs only (the lesson of `#//attacker` routes).
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
            "posts/%zz/",
        ] {
            assert_eq!(Route::parse(path), None, "{path}");
        }
    }
}
