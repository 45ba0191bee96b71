//! The OpenSearch 1.1 description, by which a browser offers to search the site.

use anyhow::Result;
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};
use url::Url;

use super::{Blog, Origin, Plan};
use crate::domain::{Route, fill};

/// The file's name at the site's root.
pub const FILE: &str = "opensearch.xml";

/// Its media type.
pub const KIND: &str = "application/opensearchdescription+xml";

/// The longest short name, in characters (OpenSearch 1.1, "ShortName").
const SHORT: usize = 16;

/// Adds the description, where the site's address is known. A site without a search of its own has a
/// search engine asked for its pages, as a static host answers no query.
pub fn add(blog: &Blog, plan: &mut Plan) -> Result<()> {
    let site = &blog.settings.site;
    let Some(base) = blog.settings.base_url() else {
        return Ok(());
    };
    let template = match site.has_search {
        true => format!("{base}{}?q={{searchTerms}}", Route::Search.url_path()),
        false => by_engine(&base),
    };
    let short = short_name(&site.title);
    let search = blog.settings.vocabulary.own.search_site();
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer
        .create_element("OpenSearchDescription")
        .with_attribute(("xmlns", "http://a9.com/-/spec/opensearch/1.1/"))
        .write_inner_content(|writer| {
            let mut write = |name: &str, text: &str| {
                writer
                    .create_element(name)
                    .write_text_content(BytesText::new(text))
                    .map(drop)
            };
            write("ShortName", &short)?;
            write("Description", &fill(search, &[("site", &site.title)]))?;
            write("InputEncoding", "UTF-8")?;
            writer
                .create_element("Url")
                .with_attributes([("type", "text/html"), ("template", &template)])
                .write_empty()?;
            Ok(())
        })?;
    plan.add(
        FILE.to_owned(),
        Origin::Generated("the search description"),
        writer.into_inner(),
    );
    Ok(())
}

/// What asks a search engine for the pages below an address.
fn by_engine(base: &Url) -> String {
    let place = format!("{}{}", base.host_str().unwrap_or_default(), base.path());
    let place: String =
        url::form_urlencoded::byte_serialize(place.trim_end_matches('/').as_bytes()).collect();
    format!("https://duckduckgo.com/?q={{searchTerms}}+site%3A{place}")
}

/// The words of a title that fit into a short name, or as much of the first as does.
pub fn short_name(title: &str) -> String {
    let mut short = String::new();
    for word in title.split_whitespace() {
        let longer = match short.as_str() {
            "" => word.to_owned(),
            short => format!("{short} {word}"),
        };
        if longer.chars().count() > SHORT {
            break;
        }
        short = longer;
    }
    match short.is_empty() {
        true => title.chars().take(SHORT).collect(),
        false => short,
    }
}
