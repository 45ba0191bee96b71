//! What the app takes from a page that the builder made: the data block, the article and its styles.

use leptos::prelude::document;
use web_sys::{Document, DomParser, SupportedType};

use super::styles;
use crate::{
    domain::{ArticleBody, ArticlePage, ArticlePath, Manifest, contract},
    web,
};

/// Whether the page that the app was started in carries data: a site that has no builder does not.
pub fn has_data() -> bool {
    document().get_element_by_id(contract::PAGE_DATA).is_some()
}

/// The data of the page that the app was started in, while it is there: the site's settings.
pub fn own_data() -> Option<Manifest> {
    data_of(&document())
}

/// How the article of a page starts; an author's own HTML may hold others.
const ARTICLE_START: &str = "<article class=\"post ";

/// The article of a fetched page, if it is the one of this address: a host may answer with another
/// page.
pub fn article(page: &str, path: &ArticlePath) -> Option<ArticlePage> {
    // The style sheet and the rest of the page need not be parsed.
    let article = part(page, ARTICLE_START, "</article>").unwrap_or(page);
    let data = part(page, contract::PAGE_DATA_START, "</script>");
    let parser = DomParser::new().ok()?;
    let parsed = |html: &str| parser.parse_from_string(html, SupportedType::TextHtml).ok();
    let entry = data_of(&parsed(data.unwrap_or(page))?)?.items.pop()?;
    let article = parsed(article)?.query_selector("article.post").ok()??;
    if entry.article_path().as_ref() != Some(path) {
        return None;
    }
    styles::adopt(page);
    Some(ArticlePage {
        body: ArticleBody::Whole(article.inner_html()),
        entry,
    })
}

/// From the first `start` to the last `end`, both with it.
fn part<'p>(page: &'p str, start: &str, end: &str) -> Option<&'p str> {
    let from = page.get(page.find(start)?..)?;
    from.get(..from.rfind(end)? + end.len())
}

fn data_of(document: &Document) -> Option<Manifest> {
    let block = document.get_element_by_id(contract::PAGE_DATA)?;
    let data = web::parse(&block.text_content()?)?;
    Some(Manifest::read(&data).ok()?.0)
}
