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

/// A style sheet by its feature: the element, and the hash of what is in it.
#[derive(Debug)]
pub struct FeatureStyles(BTreeMap<Feature, (String, String)>);

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
            styles.insert(feature, (element, csp::hash(&css)));
        }
        Ok(Self(styles))
    }

    /// Whether a file of the shell is one of them: it is in pages, and not a file of the site.
    pub fn is_one(file: &str) -> bool {
        file.starts_with(FOLDER)
    }

    /// The elements of some features.
    pub fn elements<'f>(&self, features: impl IntoIterator<Item = &'f Feature>) -> String {
        let features = features.into_iter();
        let elements = features.filter_map(|feature| Some(self.0.get(feature)?.0.as_str()));
        elements.collect()
    }

    /// The hashes of their styles.
    pub fn hashes<'s, 'f>(
        &'s self,
        features: impl IntoIterator<Item = &'f Feature>,
    ) -> impl Iterator<Item = &'s String> {
        let features = features.into_iter();
        features.filter_map(|feature| Some(&self.0.get(feature)?.1))
    }
}
