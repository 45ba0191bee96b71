//! An icon for a site that has none: its first letter on its accent. Browsers ask for one anyway.

use leptos::prelude::*;

use super::{Blog, Origin, Plan};

/// The file of the icon.
pub const FILE: &str = "favicon.svg";

/// The accent of style/tokens.css.
const ACCENT: &str = "#1f6f43";

/// Whether the icon is ours to make.
pub fn is_made(blog: &Blog) -> bool {
    let assets = &blog.content.assets;
    let has_picture = blog.settings.look.icon.is_some();
    !has_picture && !assets.contains(FILE) && !assets.contains("favicon.ico")
}

/// Adds the icon.
pub fn add(blog: &Blog, plan: &mut Plan) {
    if !is_made(blog) {
        return;
    }
    let title = blog.settings.site.title.trim();
    let letter: String = title.chars().take(1).flat_map(char::to_uppercase).collect();
    let icon = view! {
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
            <rect width="32" height="32" rx="6" fill=ACCENT/>
            <text x="16" y="23" font-family="sans-serif" font-size="20" font-weight="700" text-anchor="middle" fill="#fff">
                {letter}
            </text>
        </svg>
    };
    let origin = Origin::Generated("the icon");
    plan.add(FILE.to_owned(), origin, icon.to_html().into_bytes());
}

#[cfg(test)]
mod tests {
    /// The icon has the colour of the site.
    #[test]
    fn the_accent_is_the_style_sheets() {
        let tokens = include_str!("../../../style/tokens.css");
        assert!(tokens.contains(&format!("--moss: {};", super::ACCENT)));
    }
}
