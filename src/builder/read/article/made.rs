//! Markup that the builder makes itself: coloured code, formulas, embeds. It is kept apart while the
//! text goes through Markdown, the sanitiser and the repairs, where a mark stands for it; so it needs no
//! place in what an author may write, and nobody else can write it.

use std::cell::RefCell;

/// Opens a mark: a noncharacter, which Unicode keeps for a program's own use.
const OPEN: char = '\u{fdd0}';
/// Closes it.
const CLOSE: char = '\u{fdd1}';

/// The markup of one text.
#[derive(Default)]
pub struct Made(RefCell<Vec<String>>);

impl Made {
    /// Keeps markup, and returns the mark that stands for it.
    pub fn keep(&self, markup: String) -> String {
        let mut parts = self.0.borrow_mut();
        parts.push(markup);
        format!("{OPEN}{}{CLOSE}", parts.len() - 1)
    }

    /// The HTML with the markup in place of the marks. A mark in an attribute stands for nothing; one
    /// that is all of a paragraph takes its place.
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
            let markup = number.parse().ok().and_then(|at: usize| parts.get(at));
            let Some(markup) = markup.filter(|_| tag == Tag::Outside) else {
                continue;
            };
            if let (Some(kept), Some(after)) = (out.strip_suffix("<p>"), rest.strip_prefix("</p>"))
            {
                out.truncate(kept.len());
                rest = after;
            }
            out += markup;
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

    /// Markup is where its mark was, as often as that is, and never in an attribute.
    #[test]
    fn marks_become_markup_outside_of_tags() {
        let made = Made::default();
        let (code, formula) = (
            made.keep("<pre>x</pre>".into()),
            made.keep("<math/>".into()),
        );
        let html = format!(
            "<p>{code}</p>\n<p>a {formula} <img alt=\"{formula}>\" title='{code}'>{formula}</p>{OPEN}9{CLOSE}{OPEN}"
        );
        assert_eq!(
            made.restored(&html),
            "<pre>x</pre>\n<p>a <math/> <img alt=\">\" title=''><math/></p>"
        );
    }
}
