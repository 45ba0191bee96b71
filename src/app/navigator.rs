//! From one page to the next: the one place that waits, fails and shows.
//!
//! A finished page is left alone until a link of the site is clicked. The app fetches the new page
//! while the old one stays, mounts itself outside the document and takes its place: nothing is
//! matched against the old page, so that it does not matter what a translator or an extension made of
//! it. From then on pages change in place. Of several clicks and steps through the history the last
//! counts.
//!
//! leptos_router says what an address is, but does not lead through the history: its URL signal and
//! the browser's history are two sources of truth. With both, quick steps back during a view
//! transition, Stop, a page from the back/forward cache and a click that another one takes back lost
//! entries, scroll positions or clicks. Here one counter ([`Pending`]) says which page is wanted, and
//! the history is changed in the same turn as the page.

use std::{cell::Cell, rc::Rc, time::Duration};

use leptos::{prelude::*, task::tick};
use wasm_bindgen_futures::spawn_local; // Leptos's own works from the first mount on
use web_sys::{Element, HtmlElement};

use super::{
    address::Address,
    announce, events,
    history::{self, History},
    host,
    pending::Pending,
    rehearsal,
    remote::{Loaded, RemoteSite},
    theme,
    view::View,
};
use crate::{
    domain::{ArticleBody, ArticlePage, Page, Route, contract},
    web::Failure,
};

/// How long the new page has the browser to itself.
const LATER: Duration = Duration::from_secs(1);

/// Leads a reader through the site. It holds all that changes on the way.
pub struct Navigator {
    /// What pages are fetched from.
    pub site: RemoteSite,
    /// The history's entries.
    pub history: History,
    /// The page that is on its way.
    pub pending: Pending,
    /// Counts how often links came into view.
    pub(super) views: Cell<u32>,
    view: View,
    /// Whether the document has shown a page yet.
    has_page: Cell<bool>,
}

impl Navigator {
    /// A navigator that has shown nothing yet.
    pub fn new(place: HtmlElement, site: RemoteSite) -> Rc<Self> {
        Rc::new(Self {
            view: View::new(site.base().clone(), place),
            site,
            history: History::default(),
            pending: Pending::default(),
            views: Cell::default(),
            has_page: Cell::new(false),
        })
    }

    /// Takes an empty place at once; with a finished page it waits for the first click.
    pub fn start(self: Rc<Self>) {
        let retried = Rc::clone(&self);
        events::on_click(contract::RETRY, move || retried.enter_here());
        if self.view.has_empty_place() {
            history::own_scroll();
            let route = self.here().and_then(|here| here.route);
            let waiting = Page::Waiting(route.unwrap_or(Route::HOME));
            self.mount(waiting);
            self.view.swap_in();
            return self.enter_here();
        }
        // What is not needed at once is a task of its own, so that none of them is long.
        let later = move || {
            self.label_theme();
            match host::is_moved() {
                true => self.enter_here(),
                false => self.adopt_page(),
            }
        };
        set_timeout(later, Duration::ZERO);
    }

    /// Says which theme is shown, once the words are there.
    fn label_theme(self: &Rc<Self>) {
        let navigator = Rc::clone(self);
        spawn_local(async move {
            // Without the settings there are words too.
            let _ = navigator.site.site().await;
            theme::label(navigator.site.words());
        });
    }

    /// The address that is shown.
    pub fn here(&self) -> Option<Address> {
        Address::here(self.site.base())
    }

    /// The page of the site that a link leads to.
    pub fn address_of(&self, link: &Element) -> Option<Address> {
        Address::of_link(link, self.site.base())
    }

    /// The browser leads this window elsewhere.
    pub fn yield_to_browser(&self) {
        self.pending.cancel();
        self.history.save_scroll();
    }

    /// The page that the document came with is shown: what follows is a change.
    fn adopt_page(&self) {
        if !self.has_page.replace(true) {
            self.history.adopt_entry();
        }
    }

    /// Shows the page of the document's address.
    pub fn enter_here(self: &Rc<Self>) {
        if let Some(here) = self.here() {
            self.enter(here, false);
        }
    }

    /// Shows the page of an address; `is_new` says that it becomes an entry of the history.
    pub fn enter(self: &Rc<Self>, address: Address, is_new: bool) {
        if is_new {
            self.adopt_page();
        }
        let is_ready = address
            .route
            .as_ref()
            .is_some_and(|route| self.site.is_ready(route));
        let run = self.pending.begin(&address.href, !is_ready);
        self.warm_up();
        let navigator = Rc::clone(self);
        spawn_local(async move {
            let loaded = navigator.site.page(address.route.clone()).await;
            if !navigator.pending.is_newest(run) {
                return;
            }
            let Some(loaded) = navigator.showable(loaded, &address, is_new) else {
                return;
            };
            let left = navigator.here();
            let is_take_over = !navigator.view.is_in_place();
            navigator.show(address, loaded, is_new).await;
            if !host::is_saving() {
                navigator.fetch_visible();
            }
            // The way back to a finished page is as quick as the way on; nothing waits for it.
            let left = left.filter(|_| is_take_over && is_new && !host::is_saving());
            if let Some(route) = left.and_then(|left| left.route) {
                set_timeout(move || navigator.prepare(route), LATER);
            }
        });
    }

    /// What is to be shown, or nothing where the browser goes there itself: the app found nothing, or
    /// could not fetch what has a page of its own. The document's first page is where the browser has
    /// been already.
    fn showable(
        &self,
        loaded: Result<Loaded, Failure>,
        address: &Address,
        is_new: bool,
    ) -> Option<Loaded> {
        let is_for_browser = match &loaded {
            Ok(loaded) => loaded.page == Page::NotFound,
            Err(_) => self.site.has_pages() && !host::is_offline(),
        };
        if is_for_browser && self.has_page.get() {
            self.yield_to_browser();
            let location = window().location();
            let has_left = match is_new {
                true => location.assign(&address.href),
                false => location.reload(),
            };
            if has_left.is_ok() {
                return None;
            }
        }
        Some(loaded.unwrap_or_else(|failure| self.site.failed(&failure)))
    }

    async fn show(&self, address: Address, loaded: Loaded, is_new: bool) {
        self.history.save_scroll();
        history::own_scroll();
        if is_new {
            self.history.push(&address.href);
        }
        let Loaded { site, page } = loaded;
        let is_article = matches!(page, Page::Article(_));
        let route = address.route;
        let canonical = route
            .as_ref()
            .and_then(|route| page.canonical(&site, route));
        let title = page.title(&site);
        self.view.show(site.clone(), route, page);
        tick().await; // the page is rendered
        if is_article {
            host::controls();
        }
        self.pending.end();
        theme::apply(site.theme, site.words);
        announce::describe_document(&title, canonical.as_deref(), &site.language);
        let is_restored = self.history.restore_scroll();
        let is_first = !self.has_page.replace(true);
        announce::move_to_content(&title, is_first, is_restored);
    }

    /// Mounts the app while the first answer is on its way. Most of its code runs for the first time
    /// then, and a browser compiles it when it runs.
    pub fn warm_up(self: &Rc<Self>) {
        let navigator = Rc::clone(self);
        let warm = move || {
            if !navigator.view.is_mounted() {
                navigator.mount(Page::default());
            }
        };
        if !self.view.is_mounted() {
            set_timeout(warm, Duration::ZERO);
        }
    }

    /// Shows an article out of sight, once and unless the view is in its place already.
    pub fn rehearse(&self, mut article: ArticlePage) {
        let text = match std::mem::take(&mut article.body) {
            ArticleBody::Text(html) | ArticleBody::Whole(html) => html,
        };
        article.entry.extension.cover = None; // it would be fetched
        let site = self.site.known_site().unwrap_or_default();
        if let Some(view) = self.view.rehearse(site, Page::Article(Box::new(article))) {
            set_timeout(move || rehearsal::lay_out(&view, &text), Duration::ZERO);
        }
    }

    fn mount(&self, page: Page) {
        let site = self.site.known_site().unwrap_or_default();
        self.view.mount(site, page);
    }
}
