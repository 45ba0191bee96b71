//! One shortcode of a text, with all that it may need to know.

use super::{Shown, arguments::Arguments};
use crate::{
    builder::{
        Feature,
        problem::FileReport,
        read::{
            article::{enrich::Enricher, inline::Inline},
            front_matter::FrontMatter,
            scan::SourceFile,
            settings::Settings,
        },
    },
    domain::{PageWords, Words},
    markdown::{Document, ImageSizes, RawHtml, escaped},
};

/// A text's file, and what is known of it.
pub struct Context<'c, 'p> {
    /// The line of the file, from 1, on which the text starts.
    pub first_line: usize,
    /// What becomes of formulas and emoji.
    pub inline: Inline,
    /// The file.
    pub source: &'c SourceFile,
    /// Its front matter.
    pub matter: &'c FrontMatter,
    /// The site's settings.
    pub settings: &'c Settings,
    /// The words around texts.
    pub words: &'c Words,
    /// Those of posts.
    pub own: &'c PageWords,
    /// What makes markup, and keeps it.
    pub enricher: &'c Enricher,
    /// What the author should know.
    pub problems: &'c mut FileReport<'p>,
}

/// One shortcode.
pub struct Call<'a, 'c, 'p> {
    /// Its name, of those that it may have.
    pub name: &'a str,
    /// What is written behind the name.
    pub arguments: &'a Arguments<'a>,
    /// What it is around, if it has an end.
    pub inner: Option<&'a str>,
    /// The line of the file on which it starts.
    pub line: usize,
    /// Its text.
    pub context: &'a mut Context<'c, 'p>,
}

impl<'a> Call<'a, '_, '_> {
    /// What it is around; nothing where it has no end.
    pub fn inner(&self) -> &'a str {
        self.inner.unwrap_or_default()
    }

    /// Says what is wrong with it.
    pub fn warn(&mut self, message: &str, help: &str) {
        let message = format!("the shortcode `{}` {message}", self.name);
        self.context.problems.warn(self.line, message, help);
    }

    /// Says that a value is missing, and shows what it is around.
    pub fn without(&mut self, key: &str, example: &str) -> Shown {
        self.warn(
            &format!("has no `{key}`, and shows nothing"),
            &format!("write it as `{example}`"),
        );
        Shown::Line(self.inner().to_owned())
    }

    /// One line of Markdown as HTML.
    pub fn inline_html(&self, markdown: &str) -> String {
        let punctuation = self.context.settings.punctuation;
        let document = Document::parse(markdown, RawHtml::Safe, punctuation);
        let html = document.html(&ImageSizes::default(), self.context.words, &());
        let line = html
            .trim()
            .strip_prefix("<p>")
            .and_then(|html| html.strip_suffix("</p>"));
        match line {
            Some(line) if !line.contains("<p>") => line.replace('\n', " "),
            _ => escaped(markdown).replace('\n', " "),
        }
    }

    /// Notes that the text has something that comes with styles.
    pub fn uses(&self, feature: Feature) {
        self.context.enricher.features.borrow_mut().insert(feature);
    }
}
