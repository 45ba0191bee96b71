//! What can go wrong between a reader and a page.

use crate::domain::{ManifestError, Words, fill};

/// Why a page cannot be shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// No answer came.
    Network,
    /// The host answered with this HTTP status.
    Status(u16),
    /// The manifest is missing.
    NoManifest,
    /// The manifest cannot be read.
    Manifest(ManifestError),
    /// The Markdown module did not start.
    Markdown,
}

impl Failure {
    /// What kind of failure it is, as a `thinleaf-error` event names it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Status(404) | Self::NoManifest => "missing",
            Self::Status(_) => "status",
            Self::Manifest(_) => "feed",
            Self::Markdown => "program",
        }
    }

    /// The sentence that the reader sees.
    pub fn message(&self, words: &Words) -> String {
        let message = match self {
            Self::Network => words.unreachable(),
            Self::Status(status) => {
                return fill(words.error_status(), &[("status", &status.to_string())]);
            }
            Self::NoManifest => words.no_manifest(),
            Self::Manifest(error) => return error.message(words),
            Self::Markdown => words.no_markdown(),
        };
        message.to_owned()
    }
}
