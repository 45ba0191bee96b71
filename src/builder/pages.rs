//! The page at every address, rendered by the views that the app has.

use leptos::prelude::*;

use super::{blog::Blog, head, json, output::Plan, post::Post, template::Template};
use crate::{
    domain::{
        Article, Base, Entry, Listed, Manifest, Page, Pager, Paging, Route, Term, Theme, by_year,
        is_right_to_left,
    },
    views::Frame,
};

/// What the plan names as the source of a page that no file of the author's is.
const ORIGIN: &str = "a list of posts";

/// Stands for a post's text while the views are rendered: no escaped text can hold it.
const TEXT: &str = "<!--text-->";

/// Renders pages.
#[derive(Clone, Copy)]
pub struct Renderer<'b> {
    /// What is published.
    pub blog: &'b Blog<'b>,
    /// What stands around it.
    pub template: &'b Template,
    /// The Content-Security-Policy of every page.
    pub policy: &'b str,
}

impl<'b> Renderer<'b> {
    /// Adds the page of every address, and `404.html`.
    pub fn add(self, plan: &mut Plan<'b>) {
        let Self { blog, .. } = self;
        for post in blog.content.all() {
            let route = Route::Content(post.path.clone());
            self.plan(route, post.source.name(), plan, move |renderer, route| {
                renderer.article(route, post)
            });
        }
        self.add_list(None, &Route::HOME, &blog.posts, plan);
        for group in &blog.tags {
            let route = group.listing.route();
            self.add_list(Some(&group.name), &route, &group.entries, plan);
        }
        let mut add = |route: Route, page: Box<dyn Fn() -> Page + Send + Sync + 'b>| {
            self.plan(route, ORIGIN.to_owned(), plan, move |renderer, route| {
                renderer.page(Some(route), page())
            });
        };
        let terms = || blog.tag_terms().iter().map(Term::from).collect();
        add(Route::Tags, Box::new(move || Page::Tags(terms())));
        add(Route::Archive, Box::new(|| blog.archive()));
        for group in &blog.years {
            let Ok(year) = group.name.parse() else {
                continue;
            };
            let page = move || Page::Archive {
                year: Some(year),
                years: by_year(group.items()),
                older: Vec::new(),
            };
            add(Route::Year(year), Box::new(page));
        }
        plan.make("404.html".to_owned(), ORIGIN.to_owned(), move || {
            Ok(self.page(None, Page::NotFound))
        });
    }

    fn add_list(
        self,
        tag: Option<&'b str>,
        list: &Route,
        entries: &'b [&'b Entry],
        plan: &mut Plan<'b>,
    ) {
        let paging = Paging {
            total: entries.len(),
            per_page: self.blog.settings.site.posts_per_page,
        };
        for page in 1..=paging.pages() {
            let pager = Pager {
                list: list.clone(),
                page,
                pages: paging.pages(),
            };
            let listed = move || Listed {
                tag: tag.map(str::to_owned),
                entries: entries[paging.range(page).unwrap_or_default()]
                    .iter()
                    .map(|entry| (*entry).clone())
                    .collect(),
                pager: pager.clone(),
            };
            let route = list.at_page(page);
            self.plan(route, ORIGIN.to_owned(), plan, move |renderer, route| {
                renderer.page(Some(route), Page::List(listed()))
            });
        }
    }

    fn plan(
        self,
        route: Route,
        origin: String,
        plan: &mut Plan<'b>,
        render: impl Fn(Self, &Route) -> Vec<u8> + Send + Sync + 'b,
    ) {
        let path = format!("{}index.html", route.path());
        plan.make(path, origin, move || Ok(render(self, &route)));
    }

    fn article(self, route: &Route, post: &Post) -> Vec<u8> {
        let page = Page::Article(Box::new(Article {
            entry: post.entry.clone(),
            html: TEXT.to_owned(),
        }));
        self.document(Some(route), page, Some(post))
    }

    fn page(self, route: Option<&Route>, page: Page) -> Vec<u8> {
        self.document(route, page, None)
    }

    /// The page of a route; without one, the page that a host serves wherever nothing stands.
    fn document(self, route: Option<&Route>, page: Page, post: Option<&Post>) -> Vec<u8> {
        let site = &self.blog.settings.site;
        let base = match route {
            Some(route) => Base::up(route.path().matches('/').count()),
            // It may stand at any depth: its links start where the site is said to stand, and the
            // loader corrects them.
            None => Base::new(self.blog.settings.root_path()),
        };
        let head = head::of(self, route, &page, post, &base);
        let opening = self.opening(&base);
        let data = data_block(&page_data(self.blog, post));
        let content = view! { <Frame site=site.clone() base route=route.cloned() page/> };
        let content = without_markers(&content.to_html());
        let content = match post {
            Some(post) => content.replacen(TEXT, &post.html, 1),
            None => content,
        };
        self.template.fill(&opening, &head, &(content + &data))
    }

    /// The opening tag of a document, with what the loader and style sheets need to know.
    fn opening(self, base: &Base) -> String {
        let site = &self.blog.settings.site;
        let theme = match site.theme {
            Theme::Auto => None,
            theme => Some(theme.name()),
        };
        let html = view! {
            <html
                lang=site.language.clone()
                dir=is_right_to_left(&site.language).then_some("rtl")
                data-base=base.as_str().to_owned()
                data-theme=theme
                data-version=self.template.version.clone()
            ></html>
        };
        html.to_html().replace("</html>", "")
    }
}

/// Markup without Leptos's markers, which only hydration needs. They cannot come from a text: its
/// `<` is escaped.
pub fn without_markers(html: &str) -> String {
    html.replace("<!>", "")
}

/// What the app knows of a page without another file: a manifest with the site's settings and the
/// post of the page. What a list alone shows is left out.
fn page_data(blog: &Blog, post: Option<&Post>) -> Manifest {
    let mut data = Manifest::of_site(&blog.settings.site);
    data.items.extend(post.map(|post| Entry {
        summary: None,
        content_text: None,
        ..post.entry.clone()
    }));
    data
}

fn data_block(data: &Manifest) -> String {
    let json = json::in_script(data).unwrap_or_default();
    format!("<script type=\"application/json\" id=\"page-data\">{json}</script>")
}
