//! A list cut into pages.

use std::ops::Range;

use super::Route;

/// Which entries of a collection a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// All of them.
    All,
    /// Those of one of its pages, counted from 1.
    Page(usize),
}

impl Window {
    /// The places, from 0, of the entries in a collection of `total` with `size` on a page, at least
    /// 1; `None` for a page that it does not have.
    pub fn range(self, total: usize, size: usize) -> Option<Range<usize>> {
        match self {
            Self::All => Some(0..total),
            Self::Page(number) => {
                let exists = (1..=page_count(total, size)).contains(&number);
                exists.then(|| (number - 1) * size..(number * size).min(total))
            }
        }
    }
}

/// How many pages of a size a list has; an empty one has one.
pub fn page_count(total: usize, size: usize) -> usize {
    total.div_ceil(size.max(1)).max(1)
}

/// Which page of a list it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pager {
    /// The list, at any page.
    pub list: Route,
    /// This page, from 1.
    pub page: usize,
    /// All pages.
    pub pages: usize,
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Every post is on exactly one page, and there is always a first page.
    #[test]
    fn pages_cover_the_list() {
        let range = |number, total| Window::Page(number).range(total, 10);
        assert_eq!(page_count(25, 10), 3);
        assert_eq!(range(1, 25), Some(0..10));
        assert_eq!(range(3, 25), Some(20..25));
        assert_eq!(range(4, 25), None);
        assert_eq!(range(0, 25), None);
        assert_eq!(range(1, 0), Some(0..0));
        assert_eq!(Window::All.range(25, 10), Some(0..25));
    }
}
