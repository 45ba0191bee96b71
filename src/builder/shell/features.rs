//! The styles of what only some pages have, as readers get them.

use std::{collections::BTreeMap, path::Path};

use anyhow::{Context, Result};

use super::{csp, minify};
use crate::{
    builder::{Feature, files},
    domain::contract,
};

/// The shell's folder of them.
const FOLDER: &str = "features/";

/// The style sheets by their features.
#[derive(Clone, Debug)]
pub struct FeatureStyles(BTreeMap<Feature, Style>);

/// A style sheet: what is in it, the element, and the hash.
#[derive(Clone, Debug)]
struct Style {
    css: String,
    element: String,
    hash: String,
}

impl FeatureStyles {
    /// Reads the style sheets of a shell. A shell may have none, as that of a test.
    pub fn read(shell: &Path) -> Result<Self> {
        let mut styles = BTreeMap::new();
        for feature in Feature::ALL {
            let name = feature.name();
            let path = shell.join(format!("{FOLDER}{name}.css"));
            let Some(bytes) = files::read_if_any(&path)? else {
                continue;
            };
            let css = minify::css(&String::from_utf8_lossy(&bytes))
                .with_context(|| format!("cannot read {}", path.display()))?;
            let element = format!("{}{name}\">{css}</style>", contract::FEATURE_START);
            let hash = csp::hash(&css);
            styles.insert(feature, Style { css, element, hash });
        }
        Ok(Self(styles))
    }

    /// Whether a file of the shell is one of them: it is in pages, and not a file of the site.
    pub fn is_one(file: &str) -> bool {
        file.starts_with(FOLDER)
    }

    /// The style sheet of a feature, if the shell has it.
    pub fn css(&self, feature: Feature) -> Option<&str> {
        Some(&self.0.get(&feature)?.css)
    }

    /// The elements of some features.
    pub fn elements<'f>(&self, features: impl IntoIterator<Item = &'f Feature>) -> String {
        let features = features.into_iter();
        let elements = features.filter_map(|feature| Some(self.0.get(feature)?.element.as_str()));
        elements.collect()
    }

    /// The hashes of their styles.
    pub fn hashes<'s, 'f>(
        &'s self,
        features: impl IntoIterator<Item = &'f Feature>,
    ) -> impl Iterator<Item = &'s String> {
        let features = features.into_iter();
        features.filter_map(|feature| Some(&self.0.get(feature)?.hash))
    }
}
