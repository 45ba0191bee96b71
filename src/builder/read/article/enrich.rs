//! What the builder makes of code, formulas and headings.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
    fmt,
};

use super::{
    code::{self, BlockStyle},
    diagram::{self, Diagram, DiagramPicture, Wrong},
    embeds::Embed,
    made::{CONTENTS, Made},
    math,
};
use crate::{
    builder::{Feature, problem::FileReport, words::Vocabulary},
    domain::{Heading, PageWords},
    markdown::{Enrichment, Formulas, as_written, escaped, is_diagram},
};

/// Enriches one text, and keeps what is found in it.
pub struct Enricher {
    /// The markup that was made.
    pub made: Made,
    /// The headings that say something, in their order.
    pub outline: RefCell<Vec<Heading>>,
    /// What the text has that needs styles.
    pub features: RefCell<BTreeSet<Feature>>,
    /// Whether headings hold no link to themselves.
    pub has_plain_headings: bool,
    /// Whether a button copies code.
    pub has_copy: bool,
    /// What is said around code.
    pub vocabulary: Vocabulary,
    /// How many blocks of code there have been.
    pub blocks: Cell<usize>,
    /// What is wrong with them: what follows the fence, what it is, and a way out.
    pub warnings: RefCell<Vec<(String, String, &'static str)>>,
    /// What is taken for a formula.
    pub formulas: Formulas,
    /// The diagrams that were drawn.
    pub diagrams: RefCell<Vec<DiagramPicture>>,
    /// Formulas and diagrams that could not be made.
    pub failures: RefCell<Vec<Failure>>,
    /// The origins of the frames that cards open.
    pub frame_origins: RefCell<BTreeSet<String>>,
}

impl Default for Enricher {
    fn default() -> Self {
        Self {
            made: Made::default(),
            outline: RefCell::default(),
            features: RefCell::default(),
            has_plain_headings: false,
            has_copy: true,
            vocabulary: Vocabulary::default(),
            blocks: Cell::default(),
            warnings: RefCell::default(),
            formulas: Formulas::default(),
            diagrams: RefCell::default(),
            failures: RefCell::default(),
            frame_origins: RefCell::default(),
        }
    }
}

impl Enricher {
    /// Tells what is wrong with the code blocks of a text, which starts in a line of its file.
    pub fn report(&self, text: &str, first_line: usize, problems: &mut FileReport) {
        let mut seen = 0;
        for (info, message, help) in self.warnings.borrow().iter() {
            // One block may have two of them.
            let line = code::line_of(text, info, seen)
                .or_else(|| code::line_of(text, info, seen.saturating_sub(1)));
            seen = line.unwrap_or(seen);
            problems.warn(line.map(|line| first_line + line - 1), message, help);
        }
    }
}

/// A formula or a diagram that is not one.
pub struct Failure {
    /// What it was to be.
    pub what: &'static str,
    /// What is wrong with it.
    pub message: String,
    /// Its text, which is shown in its place.
    pub source: String,
    /// The line of the file in which it starts, where that is known.
    pub line: Option<usize>,
    /// The line of its text that is wrong, from 0.
    pub source_line: usize,
}

impl Failure {
    /// The line of its text that is wrong.
    pub fn wrong_line(&self) -> &str {
        let line = self.source.trim().lines().nth(self.source_line);
        line.unwrap_or_default().trim()
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown: String = self.wrong_line().chars().take(60).collect();
        write!(
            f,
            "a {} cannot be read: {}: `{shown}`",
            self.what, self.message
        )
    }
}

impl Enricher {
    /// The mark of a formula, or its source as code.
    pub fn formula_at(&self, latex: &str, is_display: bool, line: Option<usize>) -> String {
        let markup = match math::mathml(latex, is_display) {
            Ok(markup) => {
                self.features.borrow_mut().insert(Feature::Math);
                markup
            }
            Err(message) => {
                self.failures.borrow_mut().push(Failure {
                    what: "formula",
                    message,
                    source: latex.to_owned(),
                    line,
                    source_line: 0,
                });
                format!("<code>{}</code>", escaped(latex))
            }
        };
        let plain = math::plain(latex, is_display, &markup);
        match is_display {
            true => self.made.keep_as(markup, &plain),
            false => self.made.keep_inline(markup, &plain),
        }
    }

    /// The mark of a card.
    pub fn card(&self, embed: &Embed, words: &PageWords) -> String {
        self.features.borrow_mut().insert(Feature::Embed);
        self.frame_origins.borrow_mut().extend(embed.frame_origin());
        self.made.keep_as(embed.card(words), &embed.title)
    }

    /// The mark of the place where the contents are to be.
    pub fn contents_mark(&self) -> String {
        self.made.keep(CONTENTS.to_owned())
    }

    /// The mark of a diagram; `None` where its text cannot be read, and is shown as code.
    fn diagram(&self, text: &str) -> Option<String> {
        let text = text.trim();
        let mut diagrams = self.diagrams.borrow_mut();
        match diagram::drawn(text, diagrams.len() + 1, self.vocabulary.own.diagram()) {
            Ok(Diagram { markup, picture }) => {
                diagrams.push(picture);
                self.features.borrow_mut().insert(Feature::Diagram);
                Some(self.made.keep(markup))
            }
            Err(Wrong { message, line }) => {
                self.failures.borrow_mut().push(Failure {
                    what: "diagram",
                    message,
                    source: text.to_owned(),
                    line: None,
                    source_line: line,
                });
                None
            }
        }
    }
}

impl Enrichment for Enricher {
    fn formula(&self, latex: &str, is_display: bool) -> Option<String> {
        // What is not taken for a formula is the text that it is.
        Some(match self.formulas.takes(latex) {
            true => self.formula_at(latex, is_display, None),
            false => escaped(&as_written(latex, is_display)),
        })
    }

    fn formula_text(&self, latex: &str, is_display: bool) -> Option<String> {
        Some(match self.formulas.takes(latex) {
            true => {
                let markup = math::mathml(latex, is_display).unwrap_or_default();
                math::plain(latex, is_display, &markup)
            }
            false => as_written(latex, is_display),
        })
    }

    fn code(&self, info: &str, text: &str) -> Option<String> {
        let holds_diagram = is_diagram(info);
        if let Some(diagram) = holds_diagram.then(|| self.diagram(text)).flatten() {
            return Some(diagram);
        }
        // The text of a diagram that cannot be drawn has no language of code.
        let info = if holds_diagram { "" } else { info };
        let number = self.blocks.replace(self.blocks.get() + 1);
        let block = code::block(
            info,
            text,
            &BlockStyle {
                words: self.vocabulary.words,
                own: self.vocabulary.own,
                has_copy: self.has_copy,
                number,
            },
        );
        let mut warnings = self.warnings.borrow_mut();
        let said = block.warnings.into_iter();
        warnings.extend(said.map(|(message, help)| (info.to_owned(), message, help)));
        if !block.is_plain {
            self.features.borrow_mut().insert(Feature::Code);
        }
        Some(self.made.keep(block.markup))
    }

    fn heading(&self, level: usize, id: &str, text: &str) {
        // One without words, as of a picture alone, would be a link without a name.
        if text.trim().is_empty() {
            return;
        }
        self.outline.borrow_mut().push(Heading {
            level,
            id: id.to_owned(),
            text: text.to_owned(),
        });
    }

    fn has_anchors(&self) -> bool {
        !self.has_plain_headings
    }
}
