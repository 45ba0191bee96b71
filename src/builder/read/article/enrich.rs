//! What the builder makes of code, formulas and headings.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
};

use super::{
    code::{self, BlockStyle},
    made::Made,
};
use crate::{
    builder::{Feature, problem::FileReport},
    domain::{ENGLISH, ENGLISH_OF_PAGES, Heading, PageWords, Words},
    markdown::Enrichment,
};

/// Enriches one text, and keeps what is found in it.
pub struct Enricher {
    /// The markup that was made.
    pub made: Made,
    /// The headings, in their order.
    pub outline: RefCell<Vec<Heading>>,
    /// What the text has that needs styles.
    pub features: RefCell<BTreeSet<Feature>>,
    /// Whether headings hold no link to themselves.
    pub has_plain_headings: bool,
    /// Whether a button copies code.
    pub has_copy: bool,
    /// What is said around code.
    pub words: (&'static Words, &'static PageWords),
    /// How many blocks of code there have been.
    pub blocks: Cell<usize>,
    /// What is wrong with them: what follows the fence, what it is, and a way out.
    pub warnings: RefCell<Vec<(String, String, &'static str)>>,
}

impl Default for Enricher {
    fn default() -> Self {
        Self {
            made: Made::default(),
            outline: RefCell::default(),
            features: RefCell::default(),
            has_plain_headings: false,
            has_copy: true,
            words: (&ENGLISH, &ENGLISH_OF_PAGES),
            blocks: Cell::default(),
            warnings: RefCell::default(),
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

impl Enrichment for Enricher {
    fn code(&self, info: &str, text: &str) -> Option<String> {
        let number = self.blocks.replace(self.blocks.get() + 1);
        let block = code::block(
            info,
            text,
            &BlockStyle {
                words: self.words.0,
                own: self.words.1,
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
