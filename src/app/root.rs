//! The app's component: header, the page of the address, footer.

use leptos::{
    prelude::*,
    task::{spawn_local, tick},
};
use leptos_router::{
    components::Router,
    hooks::use_location,
    location::{BrowserUrl, LocationProvider},
};

use super::{
    failure::{Failure, FailureView},
    host,
    load::Library,
    navigation, theme,
};
use crate::{
    domain::{Base, Page, Route, Site},
    views::{Footer, Header, PageView, Skeleton, SkipLink},
};

/// The whole app, below the site's base.
#[component]
pub fn App() -> impl IntoView {
    let base = host::base();
    navigation::wake(base.clone());
    let prefix = base.as_str().trim_end_matches('/').to_owned();
    view! { <Router base=prefix><Pages base/></Router> }
}

/// What the reader sees, as signals that change together.
#[derive(Clone, Copy)]
struct Shown {
    /// The settings; empty until the manifest has come.
    site: RwSignal<Site>,
    /// The address of the page; `None` is one that no site of ours has.
    route: RwSignal<Option<Route>>,
    /// The page; none until the first has come.
    page: RwSignal<Option<Result<Page, Failure>>>,
    /// Whether another page is on its way.
    waiting: RwSignal<bool>,
}

/// The one place that owns waiting and failing. A new page is fetched while the old one stays;
/// only then do address, page and scroll position change together.
#[component]
fn Pages(base: Base) -> impl IntoView {
    let library = Library::new(base.clone());
    let shown = Shown {
        site: RwSignal::new(Site::default()),
        route: RwSignal::new(None),
        page: RwSignal::new(None),
        waiting: RwSignal::new(true),
    };
    let path = use_location().pathname;
    let asked = {
        let base = base.clone();
        Memo::new(move |_| path.with(|path| base.strip(path).and_then(Route::parse)))
    };
    let attempt = RwSignal::new(0_u32);
    let newest = StoredValue::new(0_u32);
    let router = use_context::<BrowserUrl>();
    Effect::new(move |_| {
        attempt.track();
        let route = asked.get();
        let run = newest.get_value() + 1;
        newest.set_value(run);
        shown.waiting.set(true);
        let (library, router) = (library.clone(), router.clone());
        spawn_local(async move {
            let (site, page) = futures::join!(library.site(), library.page(route.clone()));
            // Of two quick clicks only the second is shown.
            if newest.get_value() == run {
                arrive(shown, router, route, site.ok(), page).await;
            }
        });
    });
    let retry = move || attempt.update(|attempt| *attempt += 1);
    view! { <Frame shown asked base retry/> }
}

/// Shows what has been fetched.
async fn arrive(
    shown: Shown,
    router: Option<BrowserUrl>,
    route: Option<Route>,
    site: Option<Site>,
    page: Result<Page, Failure>,
) {
    navigation::keep_position();
    if let Some(router) = router {
        router.ready_to_complete();
        tick().await; // the router sets the address, which the page's references are relative to
    }
    if let Some(site) = site
        && shown.site.with_untracked(|known| *known != site)
    {
        shown.site.set(site);
    }
    let title = shown.site.with_untracked(|site| match &page {
        Ok(page) => page.title(site),
        Err(_) => site.title.clone(),
    });
    shown.route.set(route);
    shown.page.set(Some(page));
    shown.waiting.set(false);
    tick().await; // the page is rendered
    shown.site.with_untracked(|site| {
        theme::arrive(site.theme);
        navigation::speak(&site.language);
    });
    navigation::settle(title);
}

/// Header, page and footer.
#[component]
fn Frame(
    shown: Shown,
    asked: Memo<Option<Route>>,
    base: Base,
    retry: impl Fn() + Copy + Send + 'static,
) -> impl IntoView {
    let around = base.clone();
    let header = move || {
        view! { <Header site=shown.site.get() base=around.clone() current=shown.route/> }
    };
    let around = base.clone();
    let footer = move || view! { <Footer site=shown.site.get() base=around.clone()/> };
    let page = move || match shown.page.get() {
        None => {
            let route = asked.get_untracked().unwrap_or(Route::HOME);
            view! { <Skeleton route/> }.into_any()
        }
        Some(Ok(page)) => {
            let site = shown.site.get_untracked();
            view! { <PageView page site base=base.clone()/> }.into_any()
        }
        Some(Err(failure)) => view! { <FailureView failure base=base.clone() retry/> }.into_any(),
    };
    view! {
        <SkipLink/>
        {header}
        <div class="progress" class:busy=shown.waiting aria-hidden="true"></div>
        <main id="main" tabindex="-1" aria-busy=move || shown.waiting.get().to_string()>
            {page}
        </main>
        {footer}
    }
}
