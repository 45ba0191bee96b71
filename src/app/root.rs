//! The app's component: one signal holds what is shown, one view shows it.

use leptos::prelude::*;

use super::{arrival, theme};
use crate::{
    domain::{Base, Page, Route, Site},
    views::Frame,
};

/// What the reader sees.
#[derive(Clone)]
pub struct Shown {
    /// The settings; empty until the manifest has come.
    pub site: Site,
    /// The address; none is one that no site of ours has.
    pub route: Option<Route>,
    /// What stands there.
    pub page: Page,
    /// Changes with every page.
    pub turn: bool,
}

impl Shown {
    /// Says what the page is, once it is rendered.
    pub fn announce(&self, is_first: bool) {
        theme::arrive(self.site.theme);
        let route = self.route.as_ref();
        let canonical = route.and_then(|route| self.page.canonical(&self.site, route));
        let title = self.page.title(&self.site);
        arrival::announce(title, canonical.as_deref(), &self.site.language, is_first);
    }
}

/// The whole app, below the site's base.
#[component]
pub fn App(
    /// Where the site stands.
    base: Base,
    /// What the reader sees.
    shown: RwSignal<Shown>,
) -> impl IntoView {
    move || {
        let Shown {
            site,
            route,
            page,
            turn,
        } = shown.get();
        view! { <Frame site base=base.clone() route page turn/> }
    }
}
