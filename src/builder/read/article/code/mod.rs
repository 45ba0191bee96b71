//! Blocks of code, in colour: the grammars of Sublime Text by syntect, with the languages of two-face.
//!
//! [`languages`] finds the grammar of a name, [`fence`] reads what the author asks for, [`colour`] and
//! [`session`] make lines of parts that each play one of the [`roles`], and [`write`] makes markup of
//! them. The colours are in `style/features/code.css`.

mod colour;
mod fence;
mod languages;
mod roles;
mod session;
mod write;

#[cfg(test)]
mod contrast;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::domain::{PageWords, Words};
use fence::Fence;
pub use fence::line_of;
use languages::Language;
use write::Sign;

/// How blocks of code are shown.
pub struct BlockStyle<'w> {
    /// The forms of counts.
    pub words: &'w Words,
    /// What is said around them.
    pub own: &'w PageWords,
    /// Whether a button copies them.
    pub has_copy: bool,
    /// Which block of its text it is, from 0.
    pub number: usize,
}

/// A block of code.
pub struct Block {
    /// Its markup.
    pub markup: String,
    /// Whether it needs no styles.
    pub is_plain: bool,
    /// What the author should know, and a way out.
    pub warnings: Vec<(String, &'static str)>,
}

/// The block of a text; `info` is what follows its fence.
pub fn block(info: &str, text: &str, style: &BlockStyle) -> Block {
    let fence = Fence::read(info);
    let language = Language::named(&fence.language);
    let mut warnings = Vec::new();
    if matches!(language, Language::Unknown) {
        warnings.push((
            format!("the language `{}` has no colours", fence.language),
            "correct its name, or write `text` for none",
        ));
    }
    for key in &fence.unknown {
        warnings.push((
            format!("the attribute `{key}` of a code block is not known"),
            "docs/markdown.md names those that are",
        ));
    }
    let (text, signs) = match fence.is_diff {
        true => without_signs(text),
        false => (text.into(), Vec::new()),
    };
    let lines = colour::lines(language, &text);
    let markup = write::markup(&fence, &lines, &signs, style);
    let is_plain = markup.starts_with("<pre")
        && !markup.contains("</span>")
        && !fence.is_wrapped
        && signs.is_empty()
        && fence.marked.is_empty();
    Block {
        markup,
        is_plain,
        warnings,
    }
}

/// The lines of a difference without their signs, and the signs. If every line has one, a blank for what
/// stays, that goes too.
fn without_signs(text: &str) -> (Cow<'_, str>, Vec<Sign>) {
    let sign = |line: &str| match line.as_bytes().first() {
        Some(b'+') => Sign::Added,
        Some(b'-') => Sign::Removed,
        _ => Sign::Same,
    };
    let signs: Vec<Sign> = text.lines().map(sign).collect();
    let mut same = text.lines().filter(|line| sign(line) == Sign::Same);
    let is_indented = same.all(|line| line.is_empty() || line.starts_with(' '));
    let mut kept = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        kept += match sign(line) {
            Sign::Same if is_indented => line.strip_prefix(' ').unwrap_or(line),
            Sign::Same => line,
            Sign::Added | Sign::Removed => &line[1..],
        };
    }
    (kept.into(), signs)
}
