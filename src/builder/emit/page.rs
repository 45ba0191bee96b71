//! The page at every address, rendered by the views that the app has.

use std::{collections::BTreeSet, sync::Arc};

use leptos::prelude::*;

use super::{Blog, Origin, Plan, head, post};
use crate::{
    builder::{
        Feature,
        markup::{in_script, without_markers},
        read::Article,
        shell::{
            Filling, Shell,
            csp::{self, Policy},
        },
    },
    domain::{Base, Entry, Manifest, Page, Route, Site, Theme, contract, is_right_to_left},
    views::Frame,
};

/// What messages call a page that is not made of one file.
const LIST: Origin = Origin::Generated("a list of posts");

/// The page for whatever is missing.
const NOT_FOUND: &str = "404.html";

/// Adds the page of every address, and that for all others. Every page carries the policy.
pub fn add<'b>(documents: &Documents<'b>, plan: &mut Plan<'b>) {
    let blog = documents.blog;
    let lists = blog.list_routes().into_iter().map(|route| (route, LIST));
    let articles = blog.content.articles();
    let articles = articles.map(|article| {
        let origin = Origin::address(article.source.name());
        (article.route(), origin)
    });
    for (route, origin) in articles.chain(lists) {
        let documents = documents.clone();
        plan.make(route.file(), origin, move || {
            Ok(documents.at(&route).into_bytes())
        });
    }
    add_not_found(documents.clone(), plan);
}

/// Adds the page for whatever is missing.
pub fn add_not_found<'b>(documents: Documents<'b>, plan: &mut Plan<'b>) {
    plan.make(NOT_FOUND.to_owned(), LIST, move || {
        Ok(documents.not_found().into_bytes())
    });
}

/// Makes whole documents.
#[derive(Clone)]
pub struct Documents<'b> {
    blog: &'b Blog<'b>,
    shell: &'b Shell,
    /// The Content-Security-Policy.
    policy: Arc<Policy>,
}

impl<'b> Documents<'b> {
    /// Documents that carry a policy, unless Trunk is going to alter them.
    pub fn new(blog: &'b Blog<'b>, shell: &'b Shell, policy: Policy) -> Self {
        Self {
            blog,
            shell,
            policy: Arc::new(policy),
        }
    }

    /// A policy that every document keeps to. Hosts send it with feeds too, whose style sheet is a file.
    pub fn policy_of_all(&self) -> String {
        let articles = self.blog.content.articles();
        let routes = articles.map(Article::route).chain(self.blog.list_routes());
        let routes: Vec<Route> = routes.collect();
        let features = routes.iter().flat_map(|route| self.features(route));
        let features = features.collect();
        let bases = routes.iter().map(Base::relative);
        // Pages of one depth have the same one.
        let bases: BTreeSet<Base> = bases.chain([self.unknown_base()]).collect();
        let look = &self.blog.settings.look;
        let looks = bases.iter().map(|base| look.css(&self.root(base)));
        let looks: Vec<String> = looks.collect();
        let settings = self.blog.settings;
        let has_feeds = settings.site.base_url.is_some();
        // With embeds every page has it already.
        let own = (has_feeds && !settings.embed).then(|| "'self'".to_owned());
        self.policy(&features, looks.iter().map(String::as_str), own)
    }

    /// The policy of documents with these styles.
    fn policy<'l>(
        &self,
        features: &BTreeSet<Feature>,
        looks: impl Iterator<Item = &'l str>,
        more: Option<String>,
    ) -> String {
        let looks = looks.filter(|css| !css.is_empty()).map(csp::hash);
        let looks: Vec<String> = looks.collect();
        let features = self.shell.features.hashes(features);
        self.policy.with_styles(features.chain(&looks).chain(&more))
    }

    /// What the document of an address has that needs styles.
    fn features(&self, route: &Route) -> BTreeSet<Feature> {
        let mut features = self.own_features(route);
        features.extend(self.features_of_all());
        features
    }

    /// What every document has that needs styles.
    fn features_of_all(&self) -> Option<Feature> {
        let site = &self.blog.settings.site;
        let mut menu = site.menu.iter();
        let is_special = menu.any(|item| !item.items.is_empty() || item.url.starts_with("http"));
        let is_special = is_special || !site.languages.is_empty();
        is_special.then_some(Feature::Menu)
    }

    fn own_features(&self, route: &Route) -> BTreeSet<Feature> {
        match route {
            Route::Search => BTreeSet::from([Feature::Search]),
            Route::Home { page: 1 } if self.blog.intro.is_some() => BTreeSet::from([Feature::Home]),
            Route::Section { path, page: 1 } => {
                let section = self.blog.section(path);
                section
                    .map(|section| section.article.features.clone())
                    .unwrap_or_default()
            }
            route => {
                let article = self.blog.article_at(route);
                let features = |article| post::features(self.blog, article);
                article.map(features).unwrap_or_default()
            }
        }
    }

    /// The base of a document that may be at any depth.
    fn unknown_base(&self) -> Base {
        Base::new(self.blog.settings.root_path())
    }

    /// The way to the author's own files, which several languages share.
    fn root(&self, base: &Base) -> Base {
        let way_up = self.blog.settings.edition.way_up();
        Base::new(format!("{}{way_up}", base.as_str()))
    }

    /// The document of an address.
    fn at(&self, route: &Route) -> String {
        self.of(route, self.blog.page(route))
    }

    /// The document of a page at an address.
    pub fn of(&self, route: &Route, page: Page) -> String {
        self.document(Some(route), page, Base::relative(route))
    }

    /// The document that a host serves for addresses that do not exist. It may be at any depth: its
    /// links start where the site is said to be, and the loader corrects them.
    fn not_found(&self) -> String {
        self.document(None, Page::NotFound, self.unknown_base())
    }

    fn document(&self, route: Option<&Route>, page: Page, base: Base) -> String {
        let site = &self.blog.settings.site;
        let article = route.and_then(|route| self.blog.article_at(route));
        let features = match route {
            Some(route) => self.features(route),
            None => self.features_of_all().into_iter().collect(),
        };
        let look = self.blog.settings.look.css(&self.root(&base));
        let policy = || self.policy(&features, std::iter::once(look.as_str()), None);
        let policy = (!self.shell.is_watched).then(policy);
        let head = head::of(&head::Subject {
            blog: self.blog,
            policy: policy.as_deref(),
            route,
            page: &page,
            article,
            base: &base,
        });
        let mut styles = self.shell.features.elements(&features);
        if !look.is_empty() {
            styles += &format!("<style>{look}</style>");
        }
        let slots = &self.blog.settings.slots;
        styles += &slots.head;
        let data = page_data(site, article);
        let data_base = base.as_str().to_owned();
        let content = view! { <Frame site=site.clone() base route=route.cloned() page/> };
        let content = without_markers(&content.to_html()) + data.as_str();
        let theme = match site.theme {
            Theme::Auto => None,
            theme => Some(theme.name()),
        };
        let html = view! {
            <html
                lang=site.language.clone()
                dir=is_right_to_left(&site.language).then_some("rtl")
                data-base=data_base
                data-theme=theme
                data-keys=(!self.blog.settings.shortcuts).then_some("none")
                data-covers=self.blog.settings.images.thumbnails.then_some("small")
                data-version=self.shell.version.clone()
                inner_html=self.shell.fill(&Filling {
                    head: &head,
                    styles: &styles,
                    before: &slots.header,
                    content: &content,
                    after: &slots.footer,
                })
            ></html>
        };
        format!("<!doctype html>\n{}\n", html.to_html())
    }
}

/// What the app knows of a page without another file: a manifest with the site's settings and the
/// article of the page. What a list alone shows is left out.
fn page_data(site: &Site, article: Option<&Article>) -> String {
    let mut data = Manifest::of_site(site);
    data.items.extend(article.map(|article| Entry {
        summary: None,
        content_text: None,
        ..article.entry.clone()
    }));
    let json = in_script(&data).unwrap_or_default();
    format!("{}{json}</script>", contract::PAGE_DATA_START)
}
