//! A manifest from its text.

use wasm_bindgen::JsValue;

use super::{failure::Failure, json};
use crate::domain::{Manifest, ManifestError};

/// A manifest, and the value that it was read from.
pub struct ManifestFile {
    /// What was read.
    pub manifest: Manifest,
    /// The whole document.
    pub json: JsValue,
}

/// Reads the manifest at `url`. Items that cannot be read are named in the console.
pub fn read_manifest(text: &str, url: &str) -> Result<ManifestFile, Failure> {
    let json = json::parse(text).ok_or_else(|| ManifestError::of_refused(text));
    let read = json.and_then(|json| Ok((Manifest::read(&json)?, json)));
    let ((manifest, bad), json) = read.map_err(Failure::Manifest)?;
    for item in bad {
        let message = format!("{url}: item {} is left out: {}", item.index, item.reason);
        web_sys::console::warn_1(&message.into());
    }
    Ok(ManifestFile { manifest, json })
}
