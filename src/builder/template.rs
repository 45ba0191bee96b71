//! The shell that Trunk made, opened at the two places that differ from page to page.

use std::{
    cell::RefCell,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow, ensure};
use lightningcss::{
    printer::PrinterOptions,
    stylesheet::{MinifyOptions, ParserOptions, StyleSheet},
};
use lol_html::{RewriteStrSettings, element, html_content::ContentType, rewrite_str, text};

use super::{files, output::Plan, policy};

/// Trunk's page. What differs stands between its parts: the head's tags and the content.
#[derive(Debug)]
pub struct Template {
    /// From `<head>` to the page's own tags, from there to its content, and from there to the end.
    parts: [String; 3],
    /// The hashes of inline scripts.
    pub scripts: Vec<String>,
    /// The hashes of inline styles.
    pub styles: Vec<String>,
    /// Whether `trunk serve` watches: it alters its own script in the page when it serves it, so
    /// that no hash is right.
    pub is_watched: bool,
    /// What the unhashed Markdown module is asked for by, so that caches do not keep an old one.
    pub version: String,
    /// The folder of the shell, and the paths of its other files in it.
    folder: PathBuf,
    files: Vec<String>,
}

const HEAD: &str = "<!--head-->";
const CONTENT: &str = "<!--content-->";

/// What Trunk's own script asks for.
const WATCH: &str = ".well-known/trunk/ws";

impl Template {
    /// Reads the shell. Its style sheets become one without white space, its scripts lose their
    /// comments, and what is for a site without a builder goes.
    pub fn read(shell: &Path) -> Result<Self> {
        let path = shell.join("index.html");
        let html = files::read_text(&path)
            .context("the app is not built: run `make shell`, or name its folder with --shell")?;
        let opened =
            Opened::of(&html).with_context(|| format!("cannot read {}", path.display()))?;
        let damaged = || {
            format!(
                "{} has no <head>, no <title> or no element `app`: run `make shell` again",
                path.display()
            )
        };
        let from_head = opened.html.find("<head>").with_context(damaged)?;
        let rest = &opened.html[from_head..];
        let (start, rest) = rest.split_once(HEAD).with_context(damaged)?;
        let (middle, end) = rest.split_once(CONTENT).with_context(damaged)?;
        let style = match opened.css.is_empty() {
            true => String::new(),
            false => format!("<style>{}</style>", opened.css),
        };
        let module = files::read(&shell.join("markdown_bg.wasm"))?;
        ensure!(
            module.starts_with(b"\0asm"),
            "markdown_bg.wasm is no Wasm module"
        );
        let hash = blake3::hash(&module).to_hex();
        Ok(Self {
            parts: [start.to_owned(), style + middle, end.to_owned()],
            scripts: opened
                .scripts
                .iter()
                .map(|text| policy::hash(text))
                .collect(),
            is_watched: opened.scripts.iter().any(|text| text.contains(WATCH)),
            styles: match opened.css.as_str() {
                "" => Vec::new(),
                css => vec![policy::hash(css)],
            },
            version: format!("?v={}", &hash[..16]),
            folder: shell.to_owned(),
            files: files::walk(shell)?
                .iter()
                .map(|file| files::slashed(file))
                .filter(|file| file != "index.html")
                .collect(),
        })
    }

    /// Adds the app and the Markdown module.
    pub fn add_files(&self, plan: &mut Plan) {
        for file in &self.files {
            plan.copy(file.clone(), "the app".to_owned(), self.folder.join(file));
        }
    }

    /// The files whose names change with their bytes: Trunk hashes the app's.
    pub fn hashed(&self) -> Vec<String> {
        let hashed = self.files.iter().filter(|file| file.starts_with("app-"));
        hashed.cloned().collect()
    }

    /// A document: the opening of its root, its own tags of the head, and its content.
    pub fn fill(&self, html: &str, head: &str, content: &str) -> Vec<u8> {
        let [start, middle, end] = &self.parts;
        let all = [
            "<!doctype html>\n",
            html,
            "\n",
            start,
            head,
            middle,
            content,
            end,
        ];
        all.concat().into_bytes()
    }
}

/// The shell's page as it was read.
#[derive(Default)]
struct Opened {
    html: String,
    css: String,
    scripts: Vec<String>,
}

impl Opened {
    fn of(html: &str) -> Result<Self> {
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
            element!("#app", |place| {
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
            html: html.lines().filter(|line| !line.trim().is_empty()).fold(
                String::new(),
                |mut all, line| {
                    all += line;
                    all.push('\n');
                    all
                },
            ),
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
            include_str!("../../index.html"),
            include_str!("../../style/tokens.css"),
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
        let opened = Opened::of(
            "<head><title>T</title><style>a { b: c }</style><script>\n// Why.\n  x = '//';\n\n  y();\n</script></head><div id=\"app\"></div>",
        )
        .unwrap();
        assert_eq!(opened.scripts, ["x = '//';\ny();"]);
        assert!(opened.html.contains("<script>x = '//';\ny();</script>"));
        assert_eq!(opened.css, "a{b:c}");
        assert!(opened.html.contains("<!--head-->") && !opened.html.contains("<style>"));
    }
}
