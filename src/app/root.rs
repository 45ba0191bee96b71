//! The app's component: one signal holds what is shown, one view shows it.

use std::{cell::Cell, rc::Rc};

use leptos::{
    prelude::*,
    task::{spawn_local, tick},
};
use leptos_router::{
    components::Router,
    hooks::use_location,
    location::{BrowserUrl, LocationProvider},
};

use super::{events, failure::Failure, host, load::Library, navigation, theme, transition};
use crate::{
    domain::{Page, Route, Site},
    views::Frame,
};

/// The whole app, below the site's base.
#[component]
pub fn App(
    /// The site.
    library: Library,
    /// What is shown first, where it has been fetched already.
    first: Option<Shown>,
) -> impl IntoView {
    let prefix = library.base().as_str().trim_end_matches('/');
    // The router compares it with decoded addresses.
    let prefix = js_sys::decode_uri(prefix).map_or_else(|_| prefix.to_owned(), String::from);
    // What the router holds has to be Send, which nothing in a browser needs to be.
    let given = StoredValue::new_local((library, first));
    view! { <Router base=prefix><Pages given/></Router> }
}

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
    turn: bool,
}

impl Shown {
    /// What is shown at an address.
    pub fn new(site: Site, route: Option<Route>, page: Page) -> Self {
        Self {
            site,
            route,
            page,
            turn: false,
        }
    }

    /// Settles the page, which has just been rendered.
    pub fn settle(&self) {
        theme::arrive(self.site.theme);
        let route = self.route.as_ref();
        let canonical = route.and_then(|route| self.page.canonical(&self.site, route));
        let title = self.page.title(&self.site);
        navigation::settle(title, canonical.as_deref(), &self.site.language);
    }
}

/// The page to be shown, or nothing where the browser goes there itself: the app found nothing, or
/// could not fetch what has an address of its own.
pub fn showable(
    page: Result<Page, Failure>,
    library: &Library,
    href: Option<&str>,
) -> Option<Page> {
    let is_for_browser = match &page {
        Ok(page) => *page == Page::NotFound,
        Err(_) => library.is_built() && !host::is_offline(),
    };
    if is_for_browser && navigation::leave_to_browser(href) {
        return None;
    }
    Some(page.unwrap_or_else(|failure| Page::Failed(failure.to_string())))
}

/// The one place that owns waiting and failing. A new page is fetched while the old one stays;
/// only then do address, page and scroll position change together.
#[component]
fn Pages(given: StoredValue<(Library, Option<Shown>), LocalStorage>) -> impl IntoView {
    let (library, first) = given.get_value();
    let path = use_location().pathname;
    let base = library.base().clone();
    let asked = {
        let base = base.clone();
        move || path.with(|path| base.strip(path).and_then(Route::parse))
    };
    let is_new = Cell::new(first.is_some());
    let shown = RwSignal::new(first.unwrap_or_else(|| {
        let page = Page::Waiting(untrack(&asked).unwrap_or(Route::HOME));
        Shown::new(library.site().unwrap_or_default(), None, page)
    }));
    let attempt = RwSignal::new(0_u32);
    events::on_click("[data-retry]", move || {
        attempt.update(|attempt| *attempt += 1)
    });
    let newest = Rc::new(Cell::new(0_u32));
    let router = use_context::<BrowserUrl>();
    Effect::new(move |_| {
        attempt.track();
        let route = asked();
        if is_new.replace(false) {
            return;
        }
        let run = newest.get() + 1;
        newest.set(run);
        navigation::wait(untrack(|| path.get()));
        let (library, router, newest) = (library.clone(), router.clone(), Rc::clone(&newest));
        spawn_local(async move {
            let page = library.page(route.clone()).await;
            // Of two quick clicks only the second is shown.
            if newest.get() == run {
                arrive(shown, library, router, route, page).await;
            }
        });
    });
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

/// Shows what has been fetched.
async fn arrive(
    shown: RwSignal<Shown>,
    library: Library,
    router: Option<BrowserUrl>,
    route: Option<Route>,
    page: Result<Page, Failure>,
) {
    let address = router
        .as_ref()
        .map(|router| router.as_url().get_untracked());
    let href = address.as_ref().map(navigation::full_path);
    let Some(page) = showable(page, &library, href.as_deref()) else {
        return;
    };
    let (before, turn) = shown.with_untracked(|shown| (shown.site.clone(), !shown.turn));
    let new = Shown {
        turn,
        ..Shown::new(library.site().unwrap_or(before), route, page)
    };
    let change = async move {
        navigation::leave();
        if let (Some(router), Some(address)) = (router, address) {
            router.ready_to_complete();
            tick().await; // the router sets the address, which the page's references are relative to
            navigation::ensure_address(&address);
        }
        shown.set(new.clone());
        tick().await; // the page is rendered
        new.settle();
    };
    match navigation::is_moving_by_itself() {
        true => change.await,
        false => transition::run(change).await,
    }
}
