//! Trunk's page, opened at the two places that differ from page to page.

use std::cell::RefCell;

use anyhow::{Result, anyhow};
use lightningcss::{
    printer::PrinterOptions,
    stylesheet::{MinifyOptions, ParserOptions, StyleSheet},
};
use lol_html::{RewriteStrSettings, element, html_content::ContentType, rewrite_str, text};

use crate::domain::contract;

/// The place of a page's own tags in the head.
pub const HEAD: &str = "<!--head-->";

/// The place of its content.
pub const CONTENT: &str = "<!--content-->";

/// The shell's page as it was read.
#[derive(Default)]
pub struct OpenedPage {
    /// The page with [`HEAD`] and [`CONTENT`] in it.
    pub html: String,
    /// Its style sheets as one.
    pub css: String,
    /// Its scripts, without comments.
    pub scripts: Vec<String>,
}

impl OpenedPage {
    /// Opens the page.
    pub fn new(html: &str) -> Result<Self> {
        let (css, scripts) = (RefCell::new(String::new()), RefCell::new(Vec::new()));
        let (code, is_data) = (RefCell::new(String::new()), RefCell::new(false));
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
                let kind = script.get_attribute("type");
                *is_data.borrow_mut() = kind.is_some_and(|kind| kind.contains("json"));
                Ok(())
            }),
            text!("script", |chunk| {
                if *is_data.borrow() {
                    return Ok(());
                }
                code.borrow_mut().push_str(chunk.as_str());
                match chunk.last_in_text_node() {
                    true => {
                        let bare = without_comments(&code.take());
                        chunk.replace(&bare, ContentType::Html);
                        scripts.borrow_mut().push(bare);
                    }
                    false => chunk.remove(),
                }
                Ok(())
            }),
            element!(format!("#{}", contract::PLACE), |place| {
                place.set_inner_content(CONTENT, ContentType::Html);
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
            css: minified(&css.take())?,
            scripts: scripts.take(),
        })
    }
}

fn minified(css: &str) -> Result<String> {
    let refused = |error: &dyn std::fmt::Display| anyhow!("its style sheet: {error}");
    let mut sheet =
        StyleSheet::parse(css, ParserOptions::default()).map_err(|error| refused(&error))?;
    sheet
        .minify(MinifyOptions::default())
        .map_err(|error| refused(&error))?;
    let options = PrinterOptions {
        minify: true,
        ..PrinterOptions::default()
    };
    let printed = sheet.to_css(options).map_err(|error| refused(&error))?;
    Ok(printed.code)
}

/// The lines of a script that are more than a comment, without their indentation.
fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let code = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    code.collect::<Vec<_>>().join("\n")
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
        assert_eq!(opened.scripts, ["x = '//';\ny();"]);
        assert!(opened.html.contains("<script>x = '//';\ny();</script>"));
        assert_eq!(opened.css, "a{b:c}");
        assert!(opened.html.contains("<!--head-->") && !opened.html.contains("<style>"));
    }
}
