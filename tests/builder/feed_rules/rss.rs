//! RSS 2.0 (<https://www.rssboard.org/rss-specification>) and the RSS Advisory Board's best practices.

use std::collections::BTreeSet;

use jiff::{Timestamp, fmt::rfc2822};
use roxmltree::Node;

use super::{ATOM, Faults, elements, parsed, text_of};

const CONTENT: &str = "http://purl.org/rss/1.0/modules/content/";

/// What is wrong with the feed at an address.
pub fn faults(text: &str, url: &str) -> Vec<String> {
    let document = match parsed(text) {
        Ok(document) => document,
        Err(faults) => return faults,
    };
    let rss = document.root_element();
    let mut faults = Faults::default();
    let is_rss = rss.has_tag_name("rss") && rss.attribute("version") == Some("2.0");
    faults.unless(is_rss, || "the root is not RSS 2.0".to_owned());
    let Some(channel) = faults.one(rss, "", "channel") else {
        return faults.0;
    };
    let names = [
        "category",
        "cloud",
        "copyright",
        "description",
        "docs",
        "generator",
        "image",
        "item",
        "language",
        "lastBuildDate",
        "link",
        "managingEditor",
        "pubDate",
        "rating",
        "skipDays",
        "skipHours",
        "textInput",
        "title",
        "ttl",
        "webMaster",
    ];
    faults.only(channel, None, &names);
    faults.at_most_one(
        channel,
        "",
        &[
            "copyright",
            "docs",
            "generator",
            "image",
            "language",
            "lastBuildDate",
            "pubDate",
            "ttl",
        ],
    );
    for name in ["title", "link", "description"] {
        faults.one(channel, "", name);
    }
    for title in elements(channel, "", "title") {
        faults.unless(!text_of(title).trim().is_empty(), || {
            "the title is empty".to_owned()
        });
    }
    for link in elements(channel, "", "link") {
        faults.absolute(text_of(link));
    }
    let own: Vec<(Option<&str>, Option<&str>)> = elements(channel, ATOM, "link")
        .filter(|link| link.attribute("rel") == Some("self"))
        .map(|link| (link.attribute("href"), link.attribute("type")))
        .collect();
    faults.unless(own == [(Some(url), Some("application/rss+xml"))], || {
        format!("its own address is {own:?}")
    });
    let built = elements(channel, "", "lastBuildDate").next();
    let built = built.and_then(|date| moment(date, &mut faults));
    let mut ids = BTreeSet::new();
    for node in elements(channel, "", "item") {
        let published = item(node, &mut ids, &mut faults);
        faults.unless(published <= built, || {
            "an item is newer than the feed".to_owned()
        });
    }
    faults.0
}

/// Looks at an item and returns when it was published.
fn item(item: Node, ids: &mut BTreeSet<String>, faults: &mut Faults) -> Option<Timestamp> {
    let names = [
        "author",
        "category",
        "comments",
        "description",
        "enclosure",
        "guid",
        "link",
        "pubDate",
        "source",
        "title",
    ];
    faults.only(item, None, &names);
    faults.at_most_one(
        item,
        "",
        &[
            "author",
            "comments",
            "description",
            "link",
            "source",
            "title",
        ],
    );
    faults.at_most_one(item, CONTENT, &["encoded"]);
    let says = ["title", "description"]
        .into_iter()
        .flat_map(|name| elements(item, "", name))
        .any(|text| !text_of(text).trim().is_empty());
    faults.unless(says, || {
        "an item has neither title nor description".to_owned()
    });
    for link in elements(item, "", "link") {
        faults.absolute(text_of(link));
    }
    if let Some(guid) = faults.one(item, "", "guid") {
        let kind = guid.attribute("isPermaLink");
        faults.unless(matches!(kind, None | Some("true" | "false")), || {
            format!("isPermaLink is {kind:?}")
        });
        if kind != Some("false") {
            faults.absolute(text_of(guid));
        }
        faults.unique(ids, text_of(guid));
    }
    for category in elements(item, "", "category") {
        let is_empty = text_of(category).trim().is_empty();
        faults.unless(!is_empty, || "a category is empty".to_owned());
    }
    for author in elements(item, "", "author") {
        let is_mail = text_of(author).contains('@');
        faults.unless(is_mail, || "an author has no mail address".to_owned());
    }
    for encoded in elements(item, CONTENT, "encoded") {
        faults.portable(text_of(encoded));
    }
    faults
        .one(item, "", "pubDate")
        .and_then(|date| moment(date, faults))
}

/// A date of RFC 822 with a year of four digits and the right day of the week.
fn moment(date: Node, faults: &mut Faults) -> Option<Timestamp> {
    let text = text_of(date);
    let moment = rfc2822::DateTimeParser::new().parse_timestamp(text).ok();
    let year = text.split(' ').nth(3).unwrap_or_default();
    let is_date = moment.is_some() && year.len() == 4;
    faults.unless(is_date, || format!("`{text}` is not a date of RFC 822"));
    moment
}

/// The rules see what breaks them.
#[test]
fn faults_of_rss_are_found() {
    let good = r#"<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>T</title><link>https://a.example/</link><description/><language>en</language><lastBuildDate>Thu, 02 Jan 2020 00:00:00 +0000</lastBuildDate>
<atom:link href="https://a.example/rss.xml" rel="self" type="application/rss+xml"/>
<item><title>1</title><link>https://a.example/1/</link><guid>https://a.example/1/</guid><category>x</category><pubDate>Wed, 01 Jan 2020 00:00:00 +0100</pubDate>
<content:encoded>&lt;p&gt;x&lt;/p&gt;</content:encoded></item>
<item><description>2</description><guid isPermaLink="false">2</guid><pubDate>Wed, 01 Jan 2020 00:00:00 GMT</pubDate></item></channel></rss>"#;
    super::assert_found(
        good,
        |text| faults(text, "https://a.example/rss.xml"),
        &[
            ("version=\"2.0\"", "version=\"0.9\"", "is not RSS 2.0"),
            ("<title>T</title>", "", "<channel> has 0 <title>"),
            ("<title>T</title>", "<title/>", "the title is empty"),
            ("<description/>", "", "<channel> has 0 <description>"),
            (
                "<link>https://a.example/</link>",
                "<link>/</link>",
                "`/` is not an absolute",
            ),
            ("rel=\"self\"", "rel=\"next\"", "its own address is []"),
            ("type=\"application/rss+xml\"", "", "its own address is"),
            ("Thu, 02 Jan 2020", "2020-01-02", "is not a date"),
            ("Thu, 02 Jan 2020", "Fri, 02 Jan 2020", "is not a date"),
            ("Thu, 02 Jan 2020", "Thu, 02 Jan 20", "is not a date"),
            (
                "Wed, 01 Jan 2020",
                "Fri, 01 Jan 2021",
                "newer than the feed",
            ),
            (
                "<guid>https://a.example/1/</guid>",
                "",
                "<item> has 0 <guid>",
            ),
            (
                "<guid>https://a.example/1/</guid>",
                "<guid>1</guid>",
                "`1` is not an absolute",
            ),
            (
                "<guid>https://a.example/1/</guid>",
                "<guid isPermaLink=\"false\">2</guid>",
                "is there twice",
            ),
            (
                "isPermaLink=\"false\"",
                "isPermaLink=\"no\"",
                "isPermaLink is",
            ),
            (
                "<description>2</description>",
                "",
                "neither title nor description",
            ),
            (
                "<category>x</category>",
                "<category> </category>",
                "a category is empty",
            ),
            (
                "<category>x</category>",
                "<author>A</author>",
                "has no mail address",
            ),
            (
                "<category>x</category>",
                "<updated/>",
                "<item> has a <updated>",
            ),
            ("&lt;p&gt;x", "&lt;a href='x'>", "href=\"x\""),
            ("&lt;p&gt;x&lt;/p&gt;", "", "a text is empty"),
        ],
    );
}
