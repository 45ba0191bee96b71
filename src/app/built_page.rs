//! What the app takes from a page that the builder made: the data block, the article and its styles.

use leptos::prelude::document;
use web_sys::{Document, DomParser, SupportedType};

use super::styles;
use crate::{
    domain::{ArticleBody, ArticlePage, ArticlePath, Manifest, contract, text},
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

/// What is in the first tag of a page's article; an author's own HTML may hold others.
const ARTICLE_MARK: &str = "class=\"post h-entry\"";

/// The article of a fetched page, if it is the one of this address: a host may answer with another
/// page.
pub fn article(page: &str, path: &ArticlePath) -> Option<ArticlePage> {
    // The style sheet and the rest of the page need not be parsed.
    let article = article_part(page).unwrap_or(page);
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

/// The element of the article.
fn article_part(page: &str) -> Option<&str> {
    let mark = text::position(page, ARTICLE_MARK)?;
    let start = text::last_position(page.get(..mark)?, "<article")?;
    part(page.get(start..)?, "<article", "</article>")
}

/// From the first `start` to the last `end`, both with it.
fn part<'p>(page: &'p str, start: &str, end: &str) -> Option<&'p str> {
    let from = page.get(text::position(page, start)?..)?;
    from.get(..text::last_position(from, end)? + end.len())
}

fn data_of(document: &Document) -> Option<Manifest> {
    let block = document.get_element_by_id(contract::PAGE_DATA)?;
    let data = web::parse(&block.text_content()?)?;
    Some(Manifest::read(&data).ok()?.0)
}
