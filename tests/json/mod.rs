//! Manifests as the app reads them, with serde_json in place of the browser's parser.

use serde_json::Value;
use thinleaf::domain::{BadItem, Json, Manifest, ManifestError};

/// JSON that serde_json has parsed.
struct Parsed<'v>(&'v Value);

impl Json for Parsed<'_> {
    fn member(&self, key: &str) -> Option<Self> {
        let value = self.0.get(key).filter(|value| !value.is_null())?;
        Some(Self(value))
    }

    fn as_text(&self) -> Option<String> {
        self.0.as_str().map(str::to_owned)
    }

    fn as_number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    fn as_flag(&self) -> Option<bool> {
        self.0.as_bool()
    }

    fn as_list(&self) -> Option<Vec<Self>> {
        Some(self.0.as_array()?.iter().map(Self).collect())
    }
}

/// A manifest, and the items of it that cannot be read.
pub fn read(text: &str) -> Result<(Manifest, Vec<BadItem>), ManifestError> {
    match serde_json::from_str(text) {
        Ok(value) => Manifest::read(&Parsed(&value)),
        Err(_) => Err(ManifestError::of_refused(text)),
    }
}
