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

use super::{events, failure::Failure, host, load::Library, navigation, theme};
use crate::{
    domain::{Base, Page, Route, Site},
    views::Frame,
};

/// The whole app, below the site's base.
#[component]
pub fn App() -> impl IntoView {
    let base = host::base();
    navigation::wake(base.clone());
    let prefix = base.as_str().trim_end_matches('/');
    // The router compares it with decoded addresses.
    let prefix = js_sys::decode_uri(prefix).map_or_else(|_| prefix.to_owned(), String::from);
    view! { <Router base=prefix><Pages base/></Router> }
}

/// What the reader sees.
#[derive(Clone)]
struct Shown {
    /// The settings; empty until the manifest has come.
    site: Site,
    /// The address; none is one that no site of ours has.
    route: Option<Route>,
    /// What stands there.
    page: Page,
    /// Changes with every page.
    turn: bool,
}

/// The one place that owns waiting and failing. A new page is fetched while the old one stays;
/// only then do address, page and scroll position change together.
#[component]
fn Pages(base: Base) -> impl IntoView {
    let path = use_location().pathname;
    let library = Library::new(base.clone());
    let asked = {
        let base = base.clone();
        move || path.with(|path| base.strip(path).and_then(Route::parse))
    };
    let shown = RwSignal::new(Shown {
        site: Site::default(),
        route: None,
        page: Page::Waiting(untrack(&asked).unwrap_or(Route::HOME)),
        turn: false,
    });
    let attempt = RwSignal::new(0_u32);
    events::on_click("[data-retry]", move || {
        attempt.update(|attempt| *attempt += 1)
    });
    let newest = Rc::new(Cell::new(0_u32));
    let router = use_context::<BrowserUrl>();
    Effect::new(move |_| {
        attempt.track();
        let route = asked();
        let run = newest.get() + 1;
        newest.set(run);
        navigation::wait(untrack(|| path.get()));
        let (library, router, newest) = (library.clone(), router.clone(), Rc::clone(&newest));
        spawn_local(async move {
            let page = library.page(route.clone()).await;
            // Of two quick clicks only the second is shown.
            if newest.get() == run {
                arrive(shown, router, route, library.site(), page).await;
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
    router: Option<BrowserUrl>,
    route: Option<Route>,
    site: Option<Site>,
    page: Result<Page, Failure>,
) {
    let page = page.unwrap_or_else(|failure| Page::Failed(failure.to_string()));
    let address = router
        .as_ref()
        .map(|router| router.as_url().get_untracked());
    if page == Page::NotFound && navigation::leave_to_browser(address.as_ref()) {
        return;
    }
    navigation::keep_position();
    if let (Some(router), Some(address)) = (router, address) {
        router.ready_to_complete();
        tick().await; // the router sets the address, which the page's references are relative to
        navigation::ensure_address(&address);
    }
    if let Some(site) = &site {
        theme::arrive(site.theme);
    }
    let (before, turn) = shown.with_untracked(|shown| (shown.site.clone(), !shown.turn));
    let site = site.unwrap_or(before);
    let (title, language) = (page.title(&site), site.language.clone());
    shown.set(Shown {
        site,
        route,
        page,
        turn,
    });
    tick().await; // the page is rendered
    theme::label();
    navigation::settle(title, &language);
}
