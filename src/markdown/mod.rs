//! Markdown to HTML, summary and word count. The only home of pulldown-cmark.
//!
//! The flavour is CommonMark with tables, task lists, strikethrough, footnotes, GitHub alerts,
//! definition lists, heading attributes and smart punctuation. A text becomes parser events, a
//! few small adapters each change one kind of event, and pulldown-cmark writes the HTML.

mod blocks;
mod enrichment;
mod footnotes;
mod formulas;
mod headings;
mod line_breaks;
mod media;
mod places;
mod quotes;
mod raw_html;
mod summary;
mod text;

pub use enrichment::Enrichment;
pub use formulas::{Formulas, after_escape, as_written, formula_at};
pub use media::{ImageSizes, escaped};
pub use places::code_places;
pub use summary::Summary;
pub use text::plain_text;

use std::borrow::Cow;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

use crate::domain::{WordCount, Words, count_words};

/// A parsed post. Raw HTML is settled when it is parsed: see [`RawHtml`].
pub struct Document<'a> {
    events: Vec<Event<'a>>,
}

/// What becomes of HTML written in Markdown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RawHtml {
    /// Nothing that loads, runs or submits: plain tags without attributes, such as `<kbd>`, stay; anything
    /// else shows as text. The builder, which has a parser for HTML, keeps all of it and sanitises
    /// what comes of it.
    #[default]
    Safe,
    /// All of it stays: the author's explicit choice, `unsafe_html = true`.
    Kept,
}

/// What becomes of quotes, dashes and three dots.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Punctuation {
    /// Typographer's marks take their place.
    #[default]
    Smart,
    /// They stay: the author's choice, `smart_punctuation = false`.
    AsWritten,
}

/// A text with the line ends of Unix: parsers disagree on what the others are.
pub fn with_unix_line_ends(text: String) -> String {
    match text.contains('\r') {
        true => text.replace("\r\n", "\n").replace('\r', "\n"),
        false => text,
    }
}

impl<'a> Document<'a> {
    /// Parses the text below the front matter; its lines end as [`with_unix_line_ends`] leaves them.
    pub fn parse(text: &'a str, raw: RawHtml, punctuation: Punctuation) -> Self {
        Self::with_options(text, raw, punctuation, Options::empty())
    }

    /// The same, with formulas between dollar signs.
    pub fn parse_with_formulas(text: &'a str, raw: RawHtml, punctuation: Punctuation) -> Self {
        Self::with_options(text, raw, punctuation, Options::ENABLE_MATH)
    }

    fn with_options(text: &'a str, raw: RawHtml, punctuation: Punctuation, more: Options) -> Self {
        let mut options = more
            | Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_GFM
            | Options::ENABLE_DEFINITION_LIST;
        options.set(
            Options::ENABLE_SMART_PUNCTUATION,
            punctuation == Punctuation::Smart,
        );
        let events = line_breaks::joined(Parser::new_ext(text, options));
        let events = match punctuation {
            Punctuation::Smart => quotes::paired(events),
            Punctuation::AsWritten => events,
        };
        Self {
            events: raw_html::settle(events.into_iter(), raw),
        }
    }

    /// The rendered text, with these words around it. Images whose size is known reserve their place.
    pub fn html(&self, sizes: &ImageSizes, words: &Words, enrichment: &impl Enrichment) -> String {
        let events = self.events.iter().filter(|event| !is_more(event)).cloned();
        let events = media::safe_links(events);
        let events = media::images(events, sizes);
        let events = enrichment::enriched(events.into_iter(), enrichment);
        let events = blocks::adapt(events, words);
        let events = headings::linked(events, self.heading_ids(), words, enrichment);
        let events = footnotes::collected(events, words);
        let mut out = String::new();
        html::push_html(&mut out, events.into_iter());
        out
    }

    /// The ids that the author gave headings.
    fn heading_ids(&self) -> impl Iterator<Item = String> {
        self.events.iter().filter_map(|event| match event {
            Event::Start(Tag::Heading { id, .. }) => id.as_ref().map(ToString::to_string),
            _ => None,
        })
    }

    /// The HTML written in the text, where it is kept.
    pub fn raw_html(&self) -> impl Iterator<Item = &str> {
        self.events.iter().filter_map(|event| match event {
            Event::Html(html) | Event::InlineHtml(html) if !is_more(event) => Some(&**html),
            _ => None,
        })
    }

    /// Whether the author divided the text by `<!--more-->`.
    pub fn is_divided(&self) -> bool {
        self.events.iter().any(is_more)
    }

    /// The addresses of its links, as written.
    pub fn links(&self) -> Vec<String> {
        self.addresses(|tag| match tag {
            Tag::Link { dest_url, .. } => Some(dest_url),
            _ => None,
        })
    }

    /// The addresses of its images, as written.
    pub fn images(&self) -> Vec<String> {
        self.addresses(|tag| match tag {
            Tag::Image { dest_url, .. } => Some(dest_url),
            _ => None,
        })
    }

    fn addresses(&self, of: impl for<'t> Fn(&'t Tag<'a>) -> Option<&'t CowStr<'a>>) -> Vec<String> {
        let address = |event: &Event<'a>| match event {
            Event::Start(tag) => of(tag).map(ToString::to_string),
            _ => None,
        };
        self.events.iter().filter_map(address).collect()
    }

    /// What a list shows of the text.
    pub fn summary(&self, enrichment: &impl Enrichment) -> Summary {
        summary::of(&self.events, enrichment)
    }
}

/// A text as it is rendered without a builder: its formulas are marked for the module that shows them.
pub fn rendered_live(text: &str, raw: RawHtml, words: &Words) -> String {
    let formulas = Formulas::Clear;
    let text = formulas::in_dollars(text, formulas);
    let parse = match matches!(text, Cow::Owned(_)) || formulas.reads_dollars(&text) {
        true => Document::parse_with_formulas,
        false => Document::parse,
    };
    let document = parse(&text, raw, Punctuation::Smart);
    document.html(&ImageSizes::default(), words, &formulas)
}

/// The length of a rendered text, code and footnotes included.
pub fn word_count(html: &str) -> WordCount {
    count_words(&plain_text(html).replace(footnotes::WAY_BACK, ""))
}

/// Plain text of one line of Markdown, such as a summary in front matter.
pub fn inline_text(markdown: &str, punctuation: Punctuation, words: &Words) -> String {
    let document = Document::parse(markdown, RawHtml::Kept, punctuation);
    let text = plain_text(&document.html(&ImageSizes::default(), words, &()));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a fence holds a diagram of Mermaid's language.
pub fn is_diagram(info: &str) -> bool {
    let language = info.split([' ', ',', '{']).next().unwrap_or_default();
    language.eq_ignore_ascii_case("mermaid")
}

/// The divider that ends a summary.
fn is_more(event: &Event) -> bool {
    matches!(event, Event::Html(html) | Event::InlineHtml(html) if html.trim() == "<!--more-->")
}

/// Whether a paragraph, a cell or another block begins or ends here: what stands on a line of its own.
fn is_block_edge(event: &Event) -> bool {
    use TagEnd::{Emphasis, Image, Link, Strikethrough, Strong};
    let element = match event {
        Event::Start(tag) => tag.to_end(),
        Event::End(element) => *element,
        _ => return false,
    };
    !matches!(element, Emphasis | Strong | Strikethrough | Link | Image)
}

#[cfg(test)]
mod tests;
