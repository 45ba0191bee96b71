//! Markup that the builder makes itself: coloured code, formulas, embeds. It is kept apart while the
//! text goes through Markdown, the sanitiser and the repairs, where a mark stands for it; so it needs no
//! place in what an author may write, and nobody else can write it.

use std::cell::RefCell;

/// Opens a mark: a noncharacter, which Unicode keeps for a program's own use.
const OPEN: char = '\u{fdd0}';
/// Closes it.
const CLOSE: char = '\u{fdd1}';

/// Where an author wants the contents: what knows the headings puts them there.
pub const CONTENTS: &str = "<!--contents-->";

/// The markup of one text.
#[derive(Default)]
pub struct Made(RefCell<Vec<Part>>);

/// One piece of it.
struct Part {
    markup: String,
    /// What stands for it where there is no markup: in a title, in a summary.
    plain: String,
    /// Whether it is a part of its line, even where there is nothing else.
    is_inline: bool,
}

impl Made {
    /// Keeps markup, and returns the mark that stands for it.
    pub fn keep(&self, markup: String) -> String {
        self.keep_as(markup, "")
    }

    /// The same, with the text that stands for it where there is no markup.
    pub fn keep_as(&self, markup: String, plain: &str) -> String {
        self.add(markup, plain, false)
    }

    /// The same, of what is a part of its line.
    pub fn keep_inline(&self, markup: String, plain: &str) -> String {
        self.add(markup, plain, true)
    }

    fn add(&self, markup: String, plain: &str, is_inline: bool) -> String {
        let mut parts = self.0.borrow_mut();
        parts.push(Part {
            markup,
            plain: plain.to_owned(),
            is_inline,
        });
        format!("{OPEN}{}{CLOSE}", parts.len() - 1)
    }

    /// A text without markup, in which plain text takes the place of the marks.
    pub fn plain(&self, text: &str) -> String {
        let parts = self.0.borrow();
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, mark)) = rest.split_once(OPEN) {
            out += before;
            let (number, after) = mark.split_once(CLOSE).unwrap_or(("", mark));
            let part = number.parse().ok().and_then(|at: usize| parts.get(at));
            out += part.map_or("", |part| &part.plain);
            rest = after;
        }
        out + rest
    }

    /// The HTML with the markup in place of the marks, and plain text in attributes. A mark that is all of
    /// a paragraph takes its place.
    pub fn restored(&self, html: &str) -> String {
        let parts = self.0.borrow();
        if parts.is_empty() {
            return html.to_owned();
        }
        let mut out = String::with_capacity(html.len());
        let mut tag = Tag::Outside;
        let mut rest = html;
        while let Some(at) = rest.find(OPEN) {
            let (before, mark) = rest.split_at(at);
            tag = before.bytes().fold(tag, Tag::after);
            out += before;
            let mark = &mark[OPEN.len_utf8()..];
            let Some((number, after)) = mark.split_once(CLOSE) else {
                rest = mark;
                continue;
            };
            rest = after;
            let Some(part) = number.parse().ok().and_then(|at: usize| parts.get(at)) else {
                continue;
            };
            if tag != Tag::Outside {
                if matches!(tag, Tag::Quoted(_)) {
                    out += &html_escape::encode_quoted_attribute(&part.plain);
                }
                continue;
            }
            match (out.strip_suffix("<p>"), rest.strip_prefix("</p>")) {
                (Some(kept), Some(after)) if !part.is_inline => {
                    out.truncate(kept.len());
                    rest = after;
                }
                _ => {}
            }
            out += &part.markup;
        }
        out + rest
    }
}

/// Whether a place in HTML is in a tag, and in which quotes of it.
#[derive(Clone, Copy, PartialEq)]
enum Tag {
    Outside,
    Inside,
    Quoted(u8),
}

impl Tag {
    fn after(self, byte: u8) -> Self {
        match (self, byte) {
            (Self::Outside, b'<') => Self::Inside,
            (Self::Inside, b'>') => Self::Outside,
            (Self::Inside, b'"' | b'\'') => Self::Quoted(byte),
            (Self::Quoted(quote), _) if quote == byte => Self::Inside,
            _ => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is of a line stays in its paragraph.
    #[test]
    fn a_line_stays_a_paragraph() {
        let made = Made::default();
        let formula = made.keep_inline("<math/>".into(), "x");
        assert_eq!(
            made.restored(&format!("<p>{formula}</p>")),
            "<p><math/></p>"
        );
    }

    /// Markup is where its mark was, as often as that is, and never in an attribute.
    #[test]
    fn marks_become_markup_outside_of_tags() {
        let made = Made::default();
        let (code, formula) = (
            made.keep("<pre>x</pre>".into()),
            made.keep_as("<math/>".into(), "\"x\""),
        );
        let html = format!(
            "<p>{code}</p>\n<p>a {formula} <img alt=\"{formula}>\" title='{code}'>{formula}</p>{OPEN}9{CLOSE}{OPEN}"
        );
        assert_eq!(
            made.plain(&format!("a {formula}{code} b{OPEN}7{CLOSE}")),
            "a \"x\" b"
        );
        assert_eq!(
            made.restored(&html),
            "<pre>x</pre>\n<p>a <math/> <img alt=\"&quot;x&quot;>\" title=''><math/></p>"
        );
    }
}
