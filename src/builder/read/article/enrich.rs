//! What the builder makes of code, formulas and headings.

use std::{cell::RefCell, collections::BTreeSet};

use super::made::Made;
use crate::{builder::Feature, domain::Heading, markdown::Enrichment};

/// Enriches one text, and keeps what is found in it.
#[derive(Default)]
pub struct Enricher {
    /// The markup that was made.
    pub made: Made,
    /// The headings, in their order.
    pub outline: RefCell<Vec<Heading>>,
    /// What the text has that needs styles.
    pub features: RefCell<BTreeSet<Feature>>,
    /// Whether headings hold no link to themselves.
    pub has_plain_headings: bool,
}

impl Enrichment for Enricher {
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
