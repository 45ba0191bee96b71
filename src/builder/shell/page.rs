//! Trunk's page, opened at the places that differ from page to page.

use std::cell::RefCell;

use anyhow::Result;
use lol_html::{RewriteStrSettings, element, html_content::ContentType, rewrite_str, text};

use super::minify;
use crate::domain::contract;

/// The place of a page's own tags in the head.
pub const HEAD: &str = "<!--head-->";

/// The place above its content.
pub const BEFORE: &str = "<!--before-->";

/// The place of its content.
pub const CONTENT: &str = "<!--content-->";

/// The place below it.
pub const AFTER: &str = "<!--after-->";

/// What Trunk's own script asks for. `trunk serve` alters it when it serves it: it stays as it is.
pub const WATCH: &str = ".well-known/trunk/ws";

/// The shell's page as it was read.
#[derive(Default)]
pub struct OpenedPage {
    /// The page with these places in it.
    pub html: String,
    /// Its style sheets as one.
    pub css: String,
    /// Its scripts, minified.
    pub scripts: Vec<String>,
}

impl OpenedPage {
    /// Opens the page.
    pub fn new(html: &str) -> Result<Self> {
        let (css, scripts) = (RefCell::new(String::new()), RefCell::new(Vec::new()));
        let (code, kind) = (RefCell::new(String::new()), RefCell::new(String::new()));
        let handlers = vec![
            element!("head > title", |title| {
                title.replace(HEAD, ContentType::Html);
                Ok(())
            }),
            element!("link[rel~=icon], noscript, style", |element| {
                element.remove();
                Ok(())
            }),
            text!("style", |chunk| {
                css.borrow_mut().push_str(chunk.as_str());
                Ok(())
            }),
            element!("script", |script| {
                *kind.borrow_mut() = script.get_attribute("type").unwrap_or_default();
                Ok(())
            }),
            text!("script", |chunk| {
                if kind.borrow().contains("json") {
                    return Ok(());
                }
                code.borrow_mut().push_str(chunk.as_str());
                match chunk.last_in_text_node() {
                    true => {
                        let code = code.take();
                        let small = match code.contains(WATCH) {
                            true => code,
                            false => minify::script(&code, *kind.borrow() == "module")?,
                        };
                        chunk.replace(&small, ContentType::Html);
                        scripts.borrow_mut().push(small);
                    }
                    false => chunk.remove(),
                }
                Ok(())
            }),
            element!(format!("#{}", contract::PLACE), |place| {
                place.before(BEFORE, ContentType::Html);
                place.set_inner_content(CONTENT, ContentType::Html);
                place.after(AFTER, ContentType::Html);
                Ok(())
            }),
        ];
        let settings = handlers.into_iter().fold(
            RewriteStrSettings::new(),
            RewriteStrSettings::append_element_content_handler,
        );
        let html = rewrite_str(html, settings)?;
        Ok(Self {
            // Where an element was, its line is left.
            html: html
                .lines()
                .filter(|line| !line.trim().is_empty())
                .flat_map(|line| [line, "\n"])
                .collect(),
            css: minify::css(&css.take())?,
            scripts: scripts.take(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Browsers colour their own bars like the page: the shell's colours are the style sheet's.
    #[test]
    fn the_bars_have_the_grounds_colours() {
        let (shell, tokens) = (
            include_str!("../../../index.html"),
            include_str!("../../../style/tokens.css"),
        );
        for (name, scheme) in [("--paper", "light"), ("--night", "dark")] {
            let colour = tokens.split(&format!("{name}: ")).nth(1);
            let colour = colour.and_then(|rest| rest.split(';').next()).unwrap();
            let tag = format!("content=\"{colour}\" media=\"(prefers-color-scheme: {scheme})\"");
            assert!(shell.contains(&tag), "{tag}");
        }
    }

    /// What is hashed is what is in the page, and comments cost no reader a byte.
    #[test]
    fn scripts_lose_their_comments_and_keep_their_code() {
        let opened = OpenedPage::new(
            "<head><title>T</title><style>a { b: c }</style><script>\n// Why.\n  x = '//';\n\n  y();\n</script></head><div id=\"app\"></div>",
        )
        .unwrap();
        assert_eq!(opened.scripts, ["x=`//`,y();"]);
        assert!(opened.html.contains("<script>x=`//`,y();</script>"));
        assert_eq!(opened.css, "a{b:c}");
        assert!(opened.html.contains("<!--head-->") && !opened.html.contains("<style>"));
    }
}
