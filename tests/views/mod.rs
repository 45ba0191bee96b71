//! One page of each kind, which the native tests compare with their golden files and the Wasm
//! tests with the DOM: one view renders a thing everywhere.

use leptos::prelude::*;
use thinleaf::{
    domain::{
        ArchivePage, ArticleBody, ArticlePage, Author, Base, Date, Entry, EntryExtension, Footer,
        Link, ListPage, MenuItem, Page, Pager, Prefetch, Route, Site, Slug, Taxonomy, Term, Theme,
        YearPosts,
    },
    views::Frame,
};

/// A site whose names try to break the markup.
pub fn site() -> Site {
    let link = |name: &str, url: &str| Link {
        name: name.to_owned(),
        url: url.to_owned(),
    };
    let item = |name: &str, url: &str| MenuItem {
        name: name.to_owned(),
        url: url.to_owned(),
        items: Vec::new(),
    };
    Site {
        title: "Leaves & <b>more</b>".to_owned(),
        description: "A test.".to_owned(),
        language: "en".to_owned(),
        menu: vec![
            item("Archive", "archive/"),
            item("Elsewhere", "https://other.example/?a=1&b=2"),
        ],
        footer: Footer {
            text: vec!["One \"line\"".to_owned(), "Another".to_owned()],
            links: vec![link("Mail", "mailto:a@b.example")],
        },
        theme: Theme::Auto,
        prefetch: Prefetch::Visible,
        has_search: true,
        posts_per_page: 10,
        ..Site::default()
    }
}

/// A post that has everything.
pub fn entry() -> Entry {
    Entry {
        id: "posts/a".to_owned(),
        title: "Title with <script>alert(1)</script> & \"quotes\"".to_owned(),
        summary: Some("What it <i>says</i>.".to_owned()),
        date_published: Date::parse("2020-11-18T23:30:00-07:00").ok(),
        authors: vec![
            Author {
                name: "MW".to_owned(),
            },
            Author {
                name: "Ann".to_owned(),
            },
        ],
        tags: vec!["Go".to_owned(), "北京".to_owned()],
        extension: EntryExtension {
            path: "posts/a.md".to_owned(),
            reading_time: Some(5),
            truncated: true,
            cover: Some("posts/a/cover.png".to_owned()),
            cover_alt: "A \"cover\"".to_owned(),
            cover_size: Some((720, 320)),
            ..EntryExtension::default()
        },
        ..Entry::default()
    }
}

/// A post of which only the title is known.
pub fn bare() -> Entry {
    Entry {
        id: "posts/b".to_owned(),
        title: "Bare".to_owned(),
        extension: EntryExtension {
            path: "posts/b/".to_owned(),
            ..EntryExtension::default()
        },
        ..Entry::default()
    }
}

/// The golden file, the address and the page of each kind, with its expected markup.
pub fn pages() -> Vec<(&'static str, Option<Route>, Page, &'static str)> {
    let list = |tag: Option<&str>, entries, page, pages| {
        Page::List(ListPage {
            has_feed: tag.is_some(),
            translations: Vec::new(),
            intro: None,
            tag: tag.map(str::to_owned),
            entries,
            pager: Pager {
                list: match tag.and_then(|tag| Slug::parse(tag).ok()) {
                    Some(term) => Route::Term {
                        taxonomy: Taxonomy::Tags,
                        term,
                        page: 1,
                    },
                    None => Route::HOME,
                },
                page,
                pages,
            },
        })
    };
    let term = |name: &str, path: &str, posts| Term {
        name: name.to_owned(),
        path: path.to_owned(),
        posts,
    };
    let archive = |year| {
        Page::Archive(ArchivePage {
            year,
            years: YearPosts::group(vec![entry()]),
            older: match year {
                Some(_) => Vec::new(),
                None => vec![term("2019", "archive/2019/", 3)],
            },
        })
    };
    let article = ArticlePage {
        entry: entry(),
        body: ArticleBody::Text("<p>The <em>text</em>.</p>\n".to_owned()),
    };
    macro_rules! page {
        ($name:literal, $route:expr, $page:expr) => {
            ($name, $route, $page, include_str!(concat!($name, ".html")))
        };
    }
    vec![
        page!(
            "home",
            Some(Route::HOME),
            list(None, vec![entry(), bare()], 1, 3)
        ),
        page!("tag", None, list(Some("go"), vec![bare()], 3, 3)),
        page!("empty", None, list(None, Vec::new(), 1, 1)),
        page!("article", None, Page::Article(Box::new(article))),
        page!(
            "tags",
            Some(Route::Terms(Taxonomy::Tags)),
            Page::Terms(Taxonomy::Tags, vec![term("Go", "tags/go/", 2)])
        ),
        page!("archive", Some(Route::Archive), archive(None)),
        page!("year", Some(Route::Year(2020)), archive(Some(2020))),
        page!("not-found", None, Page::NotFound),
        page!("waiting", None, Page::Waiting(Route::HOME)),
        page!(
            "failed",
            None,
            Page::Failed("Because <of> this.".to_owned())
        ),
    ]
}

/// A whole page as a view.
pub fn frame(route: Option<Route>, page: Page) -> impl IntoView {
    view! { <Frame site=site() base=Base::new("/blog/") route page/> }
}
