//! Pictures: what their files say of themselves, and what is made of them: smaller copies for smaller
//! screens, and files without what a camera notes of its owner.

mod cache; // what an earlier build made
mod card; // of a post without a picture
mod header; // size and kind
mod icon; // of the site
mod metadata; // taken out of published files
mod options; // what an author chooses
mod resize; // decoded, scaled, encoded
mod variants; // the copies of one picture

pub use cache::{Cache, default_folder};
pub use card::{CARD_SIZE, Card, text_width};
pub use header::Header;
pub use icon::{IconFile, icon_flaw};
pub use metadata::stripped;
pub use options::{ImageOptions, MOST_WIDTHS};
pub use variants::{Failures, Variants};
