//! The shell: Trunk's page around `#app`, at every address of the site.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use leptos::prelude::*;

use super::{content::Content, files, output::Plan, site::Settings};
use crate::domain::{
    Article, Base, Listed, Page, Pager, Paging, Route, Theme, by_tag, by_year_of, is_right_to_left,
};

/// What the plan names as the source of the app's files.
const ORIGIN: &str = "the app";

/// Adds the app's files, and its page at every address, so that a host answers a deep link with
/// status 200. `404.html` is served at any depth and finds the site's root by itself.
pub fn add(shell: &Path, settings: &Settings, content: &Content, plan: &mut Plan) -> Result<()> {
    let template = Template::read(shell)?.without_missing(content);
    for file in files::walk(shell)? {
        let path = files::slashed(&file);
        if path != "index.html" {
            plan.copy(path, ORIGIN.to_owned(), shell.join(&file));
        }
    }
    let site = &settings.site;
    for post in content.all() {
        let page = Page::Article(Box::new(Article {
            entry: post.entry.clone(),
            html: String::new(),
        }));
        let head = Head {
            title: page.title(site),
            description: post.description.clone(),
        };
        let route = Route::Content(post.path.clone());
        template.add(&route, post.source.name(), settings, head, plan);
    }
    for (route, page) in lists(settings, content) {
        let head = Head {
            title: page.title(site),
            description: site.description.clone(),
        };
        template.add(&route, ORIGIN.to_owned(), settings, head, plan);
    }
    let head = Head {
        title: Page::NotFound.title(site),
        description: String::new(),
    };
    let missing = template.page(None, settings, head);
    plan.add(
        "404.html".to_owned(),
        ORIGIN.to_owned(),
        missing.into_bytes(),
    );
    Ok(())
}

/// Every address of a list, with a page that knows its name.
fn lists(settings: &Settings, content: &Content) -> Vec<(Route, Page)> {
    let mut all = vec![(Route::Tags, Page::Tags(Vec::new()))];
    let mut add_paged = |tag: Option<String>, list: Route, total: usize| {
        let pages = Paging {
            total,
            per_page: settings.site.posts_per_page,
        }
        .pages();
        for page in 1..=pages {
            let pager = Pager {
                list: list.clone(),
                page,
                pages,
            };
            let listed = Listed {
                tag: tag.clone(),
                entries: Vec::new(),
                pager,
            };
            all.push((list.at_page(page), Page::List(listed)));
        }
    };
    add_paged(None, Route::HOME, content.posts.len());
    let entries = content.entries();
    for group in by_tag(&entries) {
        add_paged(Some(group.name), group.listing.route(), group.entries.len());
    }
    let years = by_year_of(&entries)
        .into_iter()
        .map(|group| group.name.parse().ok());
    for year in std::iter::once(None).chain(years) {
        let page = Page::Archive {
            year,
            years: Vec::new(),
            older: Vec::new(),
        };
        all.push((year.map_or(Route::Archive, Route::Year), page));
    }
    all
}

/// What differs between the heads of two pages.
struct Head {
    title: String,
    description: String,
}

/// The page that Trunk made.
struct Template {
    /// From `<head>` up to the marked part of the head.
    start: String,
    /// From there to the end.
    end: String,
    /// What the unhashed Markdown module is asked for by, so that caches do not keep an old one.
    version: String,
}

impl Template {
    fn read(shell: &Path) -> Result<Self> {
        let path = shell.join("index.html");
        let html = files::read_text(&path)
            .context("the app is not built: run `make shell`, or name its folder with --shell")?;
        let marked = || {
            format!(
                "{} has lost its marks <head> and <!--head-->",
                path.display()
            )
        };
        let from_head = html.find("<head>").with_context(marked)?;
        let (start, rest) = html[from_head..]
            .split_once("<!--head-->")
            .with_context(marked)?;
        let (_, end) = rest.split_once("<!--/head-->").with_context(marked)?;
        let module = files::read(&shell.join("markdown_bg.wasm"))?;
        ensure!(
            module.starts_with(b"\0asm"),
            "markdown_bg.wasm is no Wasm module"
        );
        let hash = blake3::hash(&module).to_hex();
        Ok(Self {
            start: start.to_owned(),
            end: end.to_owned(),
            version: format!("?v={}", &hash[..16]),
        })
    }

    /// The page without the line of an icon that the site has not.
    fn without_missing(self, content: &Content) -> Self {
        const ICON: &str = "favicon.svg";
        if content.serves(ICON) {
            return self;
        }
        let lines = self.end.split_inclusive('\n');
        let end = lines.filter(|line| !line.contains(ICON)).collect();
        Self { end, ..self }
    }

    fn add(&self, route: &Route, origin: String, settings: &Settings, head: Head, plan: &mut Plan) {
        let path = route.path();
        let base = Base::up(path.matches('/').count());
        let page = self.page(Some(&base), settings, head);
        plan.add(format!("{path}index.html"), origin, page.into_bytes());
    }

    /// A page that stands `base` away from the root, or anywhere.
    fn page(&self, base: Option<&Base>, settings: &Settings, head: Head) -> String {
        let Head { title, description } = head;
        let described = (!description.is_empty())
            .then(|| view! { <meta name="description" content=description/> });
        let head = view! { <title>{title}</title>{described} }.to_html();
        let theme = match settings.site.theme {
            Theme::Auto => None,
            theme => Some(theme.name()),
        };
        let opening = view! {
            <html
                lang=settings.site.language.clone()
                dir=is_right_to_left(&settings.site.language).then_some("rtl")
                data-base=base.map(|base| base.as_str().to_owned())
                data-theme=theme
                data-version=self.version.clone()
            ></html>
        };
        let opening = opening.to_html();
        let opening = opening.strip_suffix("</html>").unwrap_or(&opening);
        let (start, end) = (placed(&self.start, base), placed(&self.end, base));
        let head = head.replace("<!>", "");
        format!("<!doctype html>\n{opening}\n{start}{head}{end}")
    }
}

/// Leads references to the root. A page that may stand anywhere has none: its lines that refer to
/// a file are left out.
fn placed(html: &str, base: Option<&Base>) -> String {
    match base {
        Some(base) => html.replace("\"./", &format!("\"{}", base.as_str())),
        None => {
            let lines = html.split_inclusive('\n');
            lines.filter(|line| !line.contains("\"./")).collect()
        }
    }
}
