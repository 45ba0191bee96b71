//! What a browser shows of a feed: the words of the site's language in the look of the site, by CSS alone.

use anyhow::Result;
use lightningcss::{printer::PrinterOptions, traits::ToCss, values::string::CSSString};
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesPI, Event},
};

use crate::{
    builder::{emit::Blog, shell::minify},
    domain::{Base, Theme, fill, is_right_to_left},
};

/// The file's name at the root of an edition.
pub const FILE: &str = "feed.css";

const TOKENS: &str = include_str!("../../../../style/tokens.css");
const RULES: &str = include_str!("../../../../style/feed.css");

/// The style sheet of all feeds of a blog.
pub fn css(blog: &Blog) -> Result<Vec<u8>> {
    let (settings, site) = (blog.settings, &blog.settings.site);
    let own = settings.vocabulary.own;
    let title = quoted(fill(own.feed_title(), &[("site", &site.title)]))?;
    let help = quoted(own.feed_help().to_owned())?;
    let look = settings.look.tokens();
    let scheme = match site.theme {
        Theme::Auto => String::new(),
        theme => format!(":root{{color-scheme:{}}}", theme.name()),
    };
    let direction = match is_right_to_left(&site.language) {
        true => ":root{direction:rtl}",
        false => "",
    };
    let css = minify::css(&format!(
        "{TOKENS}{look}{RULES}{scheme}{direction}\
         :is(feed,channel)::before{{content:{title}}}:is(feed,channel)::after{{content:{help}}}"
    ))?;
    // The minifier drops it, and not every host names the charset.
    Ok(format!("@charset \"utf-8\";{css}\n").into_bytes())
}

/// A feed that names the style sheet, which is at its base.
pub fn styled(feed: &[u8], base: &Base) -> Result<Vec<u8>> {
    let declaration = feed.windows(2).position(|part| part == b"?>");
    let body = &feed[declaration.map_or(0, |at| at + 2)..];
    let style = format!(
        "xml-stylesheet type=\"text/css\" href=\"{}\"",
        base.join(FILE)
    );
    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    writer.get_mut().push(b'\n');
    writer.write_event(Event::PI(BytesPI::new(style)))?;
    writer.get_mut().push(b'\n');
    Ok([writer.into_inner().as_slice(), body.trim_ascii()].concat())
}

/// A text as CSS has it between quotes.
fn quoted(text: String) -> Result<String> {
    let text = CSSString(text.into());
    Ok(text.to_css_string(PrinterOptions::default())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No title ends the rule that it is in.
    #[test]
    fn texts_stay_in_their_quotes() {
        for text in ["a \"b\" \\ }", "a\nb", "\\", "Ä </style> 你好"] {
            let css = format!("a::before{{content:{}}}", quoted(text.to_owned()).unwrap());
            let css = minify::css(&css).unwrap();
            assert!(
                css.starts_with("a:before{content:\"") && css.ends_with("\"}"),
                "{css}"
            );
        }
    }

    /// The style sheet is named where XML wants it: after the declaration, before the root.
    #[test]
    fn a_feed_names_its_style_sheet() {
        for feed in ["<?xml version=\"1.0\"?>\n<rss/>", "<rss/>"] {
            let styled = styled(feed.as_bytes(), &Base::up(2)).unwrap();
            assert_eq!(
                String::from_utf8(styled).unwrap(),
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
                 <?xml-stylesheet type=\"text/css\" href=\"../../feed.css\"?>\n<rss/>"
            );
        }
    }
}
