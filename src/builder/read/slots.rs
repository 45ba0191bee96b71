//! HTML of the author's own in every page: the files of the folder `slots`, and the sources that pages may
//! load from for their sake.

use std::{cell::RefCell, collections::BTreeSet, path::Path};

use anyhow::Result;
use lol_html::{RewriteStrSettings, element, rewrite_str, text};
use serde::Deserialize;
use url::Url;

use crate::{
    builder::{
        files,
        problem::{FileReport, Report},
    },
    markdown::with_unix_line_ends,
};

/// The folder in the content root.
pub const FOLDER: &str = "slots";

/// What authors put into pages.
#[derive(Clone, Debug, Default)]
pub struct Slots {
    /// At the end of the head.
    pub head: String,
    /// Above the site's header.
    pub header: String,
    /// Below the site's footer.
    pub footer: String,
    /// Between a post's title and its text.
    pub before_post: String,
    /// Below a post's text.
    pub after_post: String,
    /// Scripts in them.
    pub scripts: Vec<String>,
    /// Style sheets in them.
    pub styles: Vec<String>,
    /// Where they load from.
    pub sources: Sources,
}

/// Sources of a Content-Security-Policy by what is loaded: the table `[csp]` of `site.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sources {
    /// Scripts.
    pub script: BTreeSet<String>,
    /// Style sheets.
    pub style: BTreeSet<String>,
    /// Pictures.
    pub img: BTreeSet<String>,
    /// What scripts fetch.
    pub connect: BTreeSet<String>,
    /// Frames.
    pub frame: BTreeSet<String>,
    /// Fonts.
    pub font: BTreeSet<String>,
    /// Sounds and films.
    pub media: BTreeSet<String>,
    /// Where forms are sent.
    pub form: BTreeSet<String>,
}

impl Slots {
    /// Adds the files of a content root.
    pub fn read_files(&mut self, content: &Path, report: &mut Report) -> Result<()> {
        let folder = content.join(FOLDER);
        if !folder.is_dir() {
            return Ok(());
        }
        for file in files::walk(&folder)? {
            let name = files::slashed(&file);
            let path = format!("{FOLDER}/{name}");
            let mut problems = FileReport::new(&path);
            let place = match name.as_str() {
                "head.html" => &mut self.head,
                "header.html" => &mut self.header,
                "footer.html" => &mut self.footer,
                "before-post.html" => &mut self.before_post,
                "after-post.html" => &mut self.after_post,
                _ => {
                    let help = "name it head.html, header.html, footer.html, before-post.html or after-post.html, or move it";
                    problems.warn(None, "there is no slot of this name", help);
                    report.extend(problems.into_report());
                    continue;
                }
            };
            let html = files::read_text(&folder.join(&file))?;
            // What a browser hashes has the line ends of Unix.
            let html = with_unix_line_ends(html.trim_start_matches('\u{feff}').to_owned());
            *place += &html;
            if let Err(error) = self.look_into(&html) {
                problems.error(None, error.to_string(), "correct its HTML");
            }
            report.extend(problems.into_report());
        }
        Ok(())
    }

    /// Adds elements to the end of the head, which load from these sources too.
    pub fn add_head(&mut self, html: &str, sources: Sources) -> Result<()> {
        self.head += html;
        self.sources.extend(sources);
        self.look_into(html)
    }

    /// Adds an inline script that pages have, which loads from these sources.
    pub fn add_script(&mut self, script: String, sources: Sources) {
        self.scripts.push(script);
        self.sources.extend(sources);
    }

    /// Finds what the HTML of a slot runs and loads.
    fn look_into(&mut self, html: &str) -> Result<()> {
        let scripts: RefCell<Vec<String>> = RefCell::default();
        let styles: RefCell<Vec<String>> = RefCell::default();
        // Without scripts it is markup.
        let plain: RefCell<Vec<String>> = RefCell::default();
        let sources = RefCell::new(&mut self.sources);
        let from = |set: fn(&mut Sources) -> &mut BTreeSet<String>, address: Option<String>| {
            if let Some(origin) = address.and_then(|address| origin(&address)) {
                set(&mut sources.borrow_mut()).insert(origin);
            }
        };
        let gather = |texts: &RefCell<Vec<String>>, part: &str| {
            if let Some(text) = texts.borrow_mut().last_mut() {
                text.push_str(part);
            }
        };
        let handlers = vec![
            element!("script", |script| {
                from(|sources| &mut sources.script, script.get_attribute("src"));
                scripts.borrow_mut().push(String::new());
                Ok(())
            }),
            text!("script", |chunk| {
                gather(&scripts, chunk.as_str());
                Ok(())
            }),
            element!("style", |_| {
                styles.borrow_mut().push(String::new());
                Ok(())
            }),
            text!("style", |chunk| {
                gather(&styles, chunk.as_str());
                Ok(())
            }),
            element!("link[rel~=stylesheet]", |link| {
                from(|sources| &mut sources.style, link.get_attribute("href"));
                Ok(())
            }),
            element!("img", |img| {
                from(|sources| &mut sources.img, img.get_attribute("src"));
                Ok(())
            }),
            element!("video[poster]", |video| {
                from(|sources| &mut sources.img, video.get_attribute("poster"));
                Ok(())
            }),
            element!("form[action]", |form| {
                from(|sources| &mut sources.form, form.get_attribute("action"));
                Ok(())
            }),
            element!("noscript", |_| {
                plain.borrow_mut().push(String::new());
                Ok(())
            }),
            text!("noscript", |chunk| {
                gather(&plain, chunk.as_str());
                Ok(())
            }),
            element!("iframe", |frame| {
                from(|sources| &mut sources.frame, frame.get_attribute("src"));
                Ok(())
            }),
            element!("audio, video, source", |media| {
                from(|sources| &mut sources.media, media.get_attribute("src"));
                Ok(())
            }),
        ];
        let settings = handlers.into_iter().fold(
            RewriteStrSettings::new(),
            RewriteStrSettings::append_element_content_handler,
        );
        rewrite_str(html, settings)?;
        let is_text = |text: &String| !text.is_empty();
        for html in plain.take() {
            self.look_into(&html)?;
        }
        self.scripts
            .extend(scripts.take().into_iter().filter(is_text));
        self.styles
            .extend(styles.take().into_iter().filter(is_text));
        Ok(())
    }
}

/// The origin of a whole address; the site's own files need none.
pub fn origin(address: &str) -> Option<String> {
    let whole = match address.strip_prefix("//") {
        Some(rest) => format!("https://{rest}"),
        None => address.to_owned(),
    };
    let origin = Url::parse(whole.trim()).ok()?.origin();
    origin.is_tuple().then(|| origin.ascii_serialization())
}

impl Sources {
    /// Adds others.
    fn extend(&mut self, more: Self) {
        self.script.extend(more.script);
        self.style.extend(more.style);
        self.img.extend(more.img);
        self.connect.extend(more.connect);
        self.frame.extend(more.frame);
        self.font.extend(more.font);
        self.media.extend(more.media);
        self.form.extend(more.form);
    }

    /// Tells what would end its part of a policy.
    pub fn check(&self, line: Option<usize>, problems: &mut FileReport) {
        let Self {
            script,
            style,
            img,
            connect,
            frame,
            font,
            media,
            form,
        } = self;
        let sets = [script, style, img, connect, frame, font, media, form];
        for source in sets.into_iter().flatten() {
            if source.is_empty()
                || source.contains(|c: char| c.is_whitespace() || ";,\"<".contains(c))
            {
                let message = format!("`{source}` is no source of a Content-Security-Policy");
                problems.error(line, message, "write one such as \"https://stats.example\"");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page may load what its author has put into it, and nothing else.
    #[test]
    fn what_a_slot_loads_is_found() {
        let mut slots = Slots::default();
        slots
            .look_into(
                "<script async src=\"https://stats.example:8443/js/a.js\"></script><script>go('<p>')</script>\
                 <SCRIPT src='/own.js'></SCRIPT><style>.x{color:red}</style>\
                 <link rel='preload stylesheet' href='//fonts.example/a.css'>\
                 <noscript><iframe src='https://f.example/x?y'></iframe></noscript><img src='data:image/png;base64,AA'>\
                 <form action='https://news.example/join'></form>",
            )
            .unwrap();
        let one = |source: &str| BTreeSet::from([source.to_owned()]);
        assert_eq!(slots.scripts, ["go('<p>')"]);
        assert_eq!(slots.styles, [".x{color:red}"]);
        let expected = Sources {
            script: one("https://stats.example:8443"),
            style: one("https://fonts.example"),
            frame: one("https://f.example"),
            form: one("https://news.example"),
            ..Sources::default()
        };
        assert_eq!(slots.sources, expected);
    }
}
