//! What the app takes from a page that the builder made: the data block and the article's text.

use leptos::prelude::document;
use web_sys::{Document, DomParser, SupportedType};

use super::json;
use crate::domain::{Article, ContentPath, Manifest};

/// The element of a page's data.
const DATA: &str = "page-data";

/// Whether the page that the app was started in carries data: a site that has no builder does not.
pub fn has_data() -> bool {
    document().get_element_by_id(DATA).is_some()
}

/// The data of the page that the app was started in, while it stands: the site's settings.
pub fn own_data() -> Option<Manifest> {
    data_of(&document())
}

/// The article of a fetched page, if it is the one that stands at this address: a host may answer
/// with another page.
pub fn article(page: &str, path: &ContentPath) -> Option<Article> {
    // The style sheet and the rest of the page need not be parsed.
    let article = part(page, "<article", "</article>").unwrap_or(page);
    let data = part(
        page,
        "<script type=\"application/json\" id=\"page-data\"",
        "</script>",
    );
    let parser = DomParser::new().ok()?;
    let parsed = |html: &str| parser.parse_from_string(html, SupportedType::TextHtml).ok();
    let entry = data_of(&parsed(data.unwrap_or(page))?)?.items.pop()?;
    let text = parsed(article)?.query_selector(".e-content").ok()??;
    (entry.content_path().as_ref() == Some(path)).then(|| Article {
        html: text.inner_html(),
        entry,
    })
}

/// From the first `start` to the last `end`, both with it.
fn part<'p>(page: &'p str, start: &str, end: &str) -> Option<&'p str> {
    let from = page.get(page.find(start)?..)?;
    from.get(..from.rfind(end)? + end.len())
}

fn data_of(document: &Document) -> Option<Manifest> {
    let block = document.get_element_by_id(DATA)?;
    let data = json::parse(&block.text_content()?)?;
    Some(Manifest::read(&data).ok()?.0)
}
