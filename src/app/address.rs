//! Addresses of this origin, as links and the window have them.

use leptos::prelude::window;
use web_sys::Element;

use crate::domain::{Base, Route};

/// An address of this origin.
pub struct Address {
    /// The whole URL.
    pub href: String,
    /// Its path.
    pub path: String,
    /// What the app knows it as; none for one that no site of ours has.
    pub route: Option<Route>,
}

impl Address {
    /// The address that is shown; none where the browser does not tell it.
    pub fn here(base: &Base) -> Option<Self> {
        let location = window().location();
        let path = location.pathname().ok()?;
        Some(Self {
            href: location.href().ok()?,
            route: base.strip(&path).and_then(Route::parse),
            path,
        })
    }

    /// The page of the site that a link leads to; none for another site or a file.
    pub fn of_link(link: &Element, base: &Base) -> Option<Self> {
        let rel = link.get_attribute("rel").unwrap_or_default();
        let location = window().location();
        let href = link.get_attribute("href")?;
        let url = web_sys::Url::new_with_base(&href, &location.href().ok()?).ok()?;
        let is_ours = url.origin() == location.origin().ok()?
            && rel.split_whitespace().all(|rel| rel != "external");
        let path = url.pathname();
        let route = base
            .strip(&path)
            .filter(|_| is_ours && path.ends_with('/'))?;
        Some(Self {
            href: url.href(),
            route: Some(Route::parse(route)?),
            path,
        })
    }

    /// Whether another address is of the same page, whatever its fragment.
    pub fn is_same_page(&self, other: &Self) -> bool {
        self.path == other.path && self.query() == other.query()
    }

    /// What is between the path and the fragment.
    fn query(&self) -> &str {
        let url = self.href.split('#').next().unwrap_or_default();
        url.split_once('?').map_or("", |(_, query)| query)
    }
}
