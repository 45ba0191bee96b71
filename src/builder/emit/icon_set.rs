//! Icons made of one picture of the author's, `look.icon`: the set that browsers and phones ask for. It is at
//! the root of all editions.

use std::sync::Arc;

use anyhow::{Context, Result};
use serde::Serialize;

use super::{Blog, Origin, Pictures, Plan, icon, opensearch::short_name};
use crate::{
    builder::{
        files,
        pictures::IconFile,
        read::{Icon, SETTINGS_FILE},
    },
    domain::Theme,
};

/// The web app manifest (<https://www.w3.org/TR/appmanifest/>).
pub const MANIFEST: &str = "manifest.webmanifest";

/// For browsers that show no SVG.
pub const SMALL: &str = "favicon-96x96.png";

/// What messages call the files.
const ORIGIN: Origin = Origin::Generated("the icons");

/// The pictures.
const FILES: [(&str, IconFile); 5] = [
    ("favicon.ico", IconFile::Ico),
    (SMALL, IconFile::Png(96)),
    ("apple-touch-icon.png", IconFile::Touch),
    ("icon-192.png", IconFile::Png(192)),
    ("icon-512.png", IconFile::Png(512)),
];

/// The grounds of pages in light and dark, in style/tokens.css.
const GROUNDS: [&str; 2] = ["#f6f6f4", "#191a1c"];

/// Whether the root has a file of the set.
pub fn has(blog: &Blog, name: &str) -> bool {
    let Some(icon) = &blog.settings.look.icon else {
        return false;
    };
    match name {
        MANIFEST => true,
        icon::FILE => icon.is_drawing(),
        SMALL => !icon.is_drawing(),
        name => FILES.iter().any(|(file, _)| *file == name),
    }
}

/// Adds the files that the author did not make.
pub fn add<'b>(blog: &'b Blog<'b>, pictures: &Pictures, plan: &mut Plan<'b>) -> Result<()> {
    let settings = blog.settings;
    let Some(icon) = settings.look.icon.as_ref() else {
        return Ok(());
    };
    let source = blog.content.asset(&icon.path);
    let Some(source) = source.filter(|_| settings.edition.is_at_root()) else {
        return Ok(()); // told by the checks
    };
    let source = Arc::new(source);
    let is_wanted = |name: &str| has(blog, name) && !blog.content.assets.contains(name);
    for (name, file) in FILES.into_iter().filter(|(name, _)| is_wanted(name)) {
        let (source, cache) = (Arc::clone(&source), pictures.cache.clone());
        plan.make(name.to_owned(), ORIGIN, move || {
            let picture = files::read(&source)?;
            let key = file.key(&picture, icon.is_drawing());
            if let Some(kept) = cache.get(&key) {
                return Ok(kept);
            }
            let made = file.make(&picture, icon.is_drawing());
            let made = made.with_context(|| unreadable(icon))?;
            cache.keep(&key, &made);
            Ok(made)
        });
    }
    if is_wanted(icon::FILE) {
        plan.copy(icon::FILE.to_owned(), ORIGIN, source.to_path_buf());
    }
    if is_wanted(MANIFEST) {
        plan.add(MANIFEST.to_owned(), ORIGIN, manifest(blog)?);
    }
    Ok(())
}

/// What is said of a picture whose head alone is right.
fn unreadable(Icon { path, line }: &Icon) -> String {
    let line = line.map(|line| format!(":{line}")).unwrap_or_default();
    format!(
        "{SETTINGS_FILE}{line}: the icon `{path}` cannot be read: save it again with another program"
    )
}

/// What a phone's home screen shows, and opens: the site in a browser.
#[derive(Serialize)]
struct Manifest<'a> {
    name: &'a str,
    short_name: String,
    lang: &'a str,
    start_url: &'static str,
    display: &'static str,
    background_color: &'static str,
    theme_color: &'static str,
    icons: Vec<ManifestIcon>,
}

#[derive(Serialize)]
struct ManifestIcon {
    src: &'static str,
    sizes: String,
    #[serde(rename = "type")]
    kind: &'static str,
}

fn manifest(blog: &Blog) -> Result<Vec<u8>> {
    let site = &blog.settings.site;
    let [light, dark] = GROUNDS;
    let ground = match site.theme {
        Theme::Dark => dark,
        _ => light,
    };
    let icons = FILES.into_iter().filter_map(|(src, file)| match file {
        IconFile::Png(side) if src != SMALL => Some(ManifestIcon {
            src,
            sizes: format!("{side}x{side}"),
            kind: "image/png",
        }),
        _ => None,
    });
    Ok(serde_json::to_vec(&Manifest {
        name: &site.title,
        short_name: short_name(&site.title),
        lang: &site.language,
        start_url: "./",
        display: "browser",
        background_color: ground,
        theme_color: ground,
        icons: icons.collect(),
    })?)
}

#[cfg(test)]
mod tests {
    /// The colours are those of the pages.
    #[test]
    fn the_grounds_are_the_style_sheets() {
        let tokens = include_str!("../../../style/tokens.css");
        for (name, ground) in ["paper", "night"].iter().zip(super::GROUNDS) {
            assert!(tokens.contains(&format!("--{name}: {ground};")), "{name}");
        }
    }
}
