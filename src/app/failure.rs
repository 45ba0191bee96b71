//! What can go wrong between a reader and a page, as the sentence the reader sees.

use std::fmt;

use crate::domain::ManifestError;

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

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Network => {
                f.write_str("The site could not be reached. Are you connected to the internet?")
            }
            Self::Status(status) => write!(f, "The site answered with an error (HTTP {status})."),
            Self::NoManifest => f.write_str("The list of posts (manifest.json) is missing."),
            Self::Manifest(error) => error.fmt(f),
            Self::Markdown => {
                f.write_str("The part of the app that renders this post could not be loaded.")
            }
        }
    }
}
