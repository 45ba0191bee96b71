//! Hugo's shortcodes (<https://gohugo.io/content-management/shortcodes/>), before the Markdown is read.
//!
//! A text is cut at its tags, the tags find their ends, and each shortcode of the [`table`] becomes
//! Markdown, HTML that goes through the sanitiser as an author's does, or a mark for markup that is made
//! here. Of one that is not known, what it is around is shown, and it is named. In code those that become
//! text do, and others stay as they are written.

mod arguments; // of a tag
mod boxes; // what is around a text: details, alerts, quotations
mod call; // one shortcode with all it knows
mod code; // code, diagrams and formulas
mod others; // embeds of other sites
mod pairs; // of tags
mod pictures;
mod place; // of a block in a text
mod qr;
mod table; // the shortcodes by name
mod tag;
mod values; // what becomes text: references, parameters

use std::{borrow::Cow, ops::Range};

use call::Call;
pub use call::Context;
use place::Place;
use table::{Inner, Shown};
use tag::{Kind, Tag};

use super::inline;
use crate::markdown::code_places;

/// Shortcodes in each other at most: each level copies what is in it.
const MOST_DEPTH: usize = 32;

/// A text without shortcodes, emoji names and backslashed formulas.
pub fn expanded<'t>(text: &'t str, context: &mut Context) -> Cow<'t, str> {
    let has_tags = text.contains("{{<") || text.contains("{{%");
    if !has_tags && !inline::has_any(text, context.inline) {
        return text.into();
    }
    let code = code_places(text);
    let tags = if has_tags {
        tag::tags(text)
    } else {
        Vec::new()
    };
    let mut expansion = Expansion {
        text,
        code,
        line_ends: text.match_indices('\n').map(|(at, _)| at).collect(),
        frames: vec![Frame::default()],
        context,
    };
    expansion.run(&tags);
    expansion.finish().into()
}

/// A shortcode whose end is not reached.
#[derive(Default)]
struct Frame {
    /// The place of its tag among the tags.
    tag: usize,
    /// What is in it so far.
    inner: String,
}

struct Expansion<'t, 'c, 's, 'p> {
    text: &'t str,
    /// Where code is.
    code: Vec<Range<usize>>,
    frames: Vec<Frame>,
    /// Where the lines of the text end.
    line_ends: Vec<usize>,
    context: &'c mut Context<'s, 'p>,
}

impl<'t> Expansion<'t, '_, '_, '_> {
    fn run(&mut self, tags: &[Tag<'t>]) {
        let pairs = pairs::pairs(tags, |at| self.is_code(at));
        let (mut at, mut from) = (0, 0);
        while let Some(tag) = tags.get(at) {
            self.pass(from..tag.range.start);
            let next = self.tag(tags, &pairs, at);
            from = tags.get(next - 1).map_or(from, |last| last.range.end);
            at = next;
        }
        self.pass(from..self.text.len());
    }

    /// Expands the tag at a place among the tags, and returns the place of the next one.
    fn tag(&mut self, tags: &[Tag<'t>], pairs: &[Option<usize>], at: usize) -> usize {
        let tag = &tags[at];
        let next = at + 1;
        match &tag.kind {
            Kind::Escaped(shown) => self.push(shown),
            Kind::Open(opening) => {
                let is_code = self.is_code(tag.range.start);
                let Some(shortcode) = table::find(opening.name) else {
                    match is_code {
                        true => self.push(&self.text[tag.range.clone()]),
                        false => self.unknown(tag, opening.name),
                    }
                    return next;
                };
                if is_code && !shortcode.is_text {
                    self.push(&self.text[tag.range.clone()]);
                    return next;
                }
                match (shortcode.inner, pairs[at]) {
                    (Inner::Raw, Some(end)) => {
                        let inner = &self.text[tag.range.end..tags[end].range.start];
                        self.show(tag, Some(inner));
                        return end + 1;
                    }
                    (Inner::Text, Some(_)) if self.frames.len() <= MOST_DEPTH => {
                        self.frames.push(Frame {
                            tag: at,
                            inner: String::new(),
                        });
                    }
                    _ => self.show(tag, None),
                }
            }
            Kind::Close(_) if self.is_code(tag.range.start) => {
                self.push(&self.text[tag.range.clone()]);
            }
            Kind::Close(_) => {
                let is_its = |frame: &Frame| pairs[at] == Some(frame.tag);
                if self.frames.len() > 1
                    && self.frames.last().is_some_and(is_its)
                    && let Some(frame) = self.frames.pop()
                {
                    self.show(&tags[frame.tag], Some(&frame.inner));
                }
            }
        }
        next
    }

    /// What a shortcode shows, in its place.
    fn show(&mut self, tag: &Tag, inner: Option<&str>) {
        let Kind::Open(opening) = &tag.kind else {
            return;
        };
        let Some(shortcode) = table::find(opening.name) else {
            return;
        };
        let mut call = Call {
            name: opening.name,
            arguments: &opening.arguments,
            inner,
            line: self.line(tag.range.start),
            context: self.context,
        };
        match (shortcode.show)(&mut call) {
            Shown::Line(shown) => self.push(&shown),
            Shown::Block(block) => {
                let block = Place::of(self.text, tag.range.start).block(&block);
                self.push(&block);
            }
        }
    }

    fn unknown(&mut self, tag: &Tag, name: &str) {
        let line = self.line(tag.range.start);
        let (message, help) = match name.ends_with(".inline") {
            true => (
                format!("the shortcode `{name}` is a template of Hugo's"),
                "only what is written in it is shown; write it in Markdown",
            ),
            false => (
                format!("the shortcode `{name}` is not known"),
                "only what it is around is shown; write it in Markdown",
            ),
        };
        self.context.problems.warn(line, message, help);
    }

    /// Text between tags, in which names of emoji and formulas are looked for outside of code.
    fn pass(&mut self, range: Range<usize>) {
        let mut from = range.start;
        let first = self.code.partition_point(|code| code.end <= range.start);
        let codes: Vec<Range<usize>> = self.code[first..]
            .iter()
            .take_while(|code| code.start < range.end)
            .cloned()
            .collect();
        for code in codes {
            let code = code.start.max(from)..code.end.min(range.end);
            self.words(from..code.start);
            self.push(&self.text[code.clone()]);
            from = code.end;
        }
        self.words(from..range.end);
    }

    fn words(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let start = range.start;
        let line = |at: usize| self.line(start + at);
        let shown = inline::replaced(
            self.text,
            range,
            self.context.inline,
            |latex, is_display, at| {
                self.context
                    .enricher
                    .formula_at(latex, is_display, Some(line(at)))
            },
        );
        self.push(&shown);
    }

    fn push(&mut self, text: &str) {
        if let Some(frame) = self.frames.last_mut() {
            frame.inner += text;
        }
    }

    fn is_code(&self, at: usize) -> bool {
        let next = self.code.partition_point(|code| code.end <= at);
        self.code.get(next).is_some_and(|code| code.start <= at)
    }

    /// The line of the file that holds a byte of the text.
    fn line(&self, at: usize) -> usize {
        self.context.first_line + self.line_ends.partition_point(|end| *end < at)
    }

    fn finish(mut self) -> String {
        let mut inner = self.frames.drain(..).map(|frame| frame.inner);
        let first = inner.next().unwrap_or_default();
        inner.fold(first, |text, inner| text + &inner)
    }
}

#[cfg(test)]
mod tests;
