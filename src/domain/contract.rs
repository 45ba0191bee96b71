//! Names in a page that builder, views, app and the scripts without Rust agree on.

/// The element that holds a whole page's markup, and the app from the first click on.
pub const PLACE: &str = "app";

/// The element of the content, between header and footer.
pub const MAIN: &str = "main";

/// The element of a page's data: a manifest with the site's settings and, on an article's page,
/// the article as its only item.
pub const PAGE_DATA: &str = "page-data";

/// How the element of a page's data starts.
pub const PAGE_DATA_START: &str = "<script type=\"application/json\" id=\"page-data\">";

/// The element with the names of the app's files, which the loader reads.
pub const APP_FILES: &str = "app-files";

/// The element that screen readers are told of new pages by.
pub const ANNOUNCER: &str = "thinleaf-announcer";

/// The class of an article's text (<https://microformats.org/wiki/h-entry>).
pub const ARTICLE_TEXT: &str = "e-content";

/// The attribute of a style sheet that only some pages have, with the feature's name.
pub const FEATURE: &str = "data-feature";

/// How the element of such a style sheet starts.
pub const FEATURE_START: &str = "<style data-feature=\"";

/// The element of an embed's page with the style sheet of embeds, as a JSON text.
pub const EMBED_STYLE: &str = "embed-style";

/// The attribute of the button that tries a failed page again.
pub const RETRY: &str = "data-retry";

/// The attribute of the buttons that change the theme.
pub const THEME_SWITCH: &str = "data-theme-switch";

/// The attribute of links that open the search.
pub const SEARCH: &str = "data-search";

/// The attribute of the element around the search's field and its answers.
pub const SEARCH_BOX: &str = "data-search-box";

/// The key of local storage under which the reader's theme is kept.
pub const THEME_KEY: &str = "thinleaf-theme";

/// The key of local storage that is there where a reader wants no keys of one character.
pub const KEYS_KEY: &str = "thinleaf-keys";

/// The attribute of a document without such keys: `off` by the reader's wish, `none` by the author's.
pub const KEYS: &str = "data-keys";

/// The keys of session storage under which scroll positions are kept: this and the number of the
/// history's entry.
pub const SCROLL_KEY: &str = "thinleaf-scroll-";

#[cfg(test)]
mod tests {
    use super::*;

    /// Scripts, shell and views use the names that the rest looks for.
    #[test]
    fn markup_and_scripts_keep_to_the_names() {
        let shell = include_str!("../../index.html");
        let loader = include_str!("../app/loader.js");
        let trunk = include_str!("../../Trunk.toml");
        let frame = include_str!("../views/frame.rs");
        let article = include_str!("../views/article.rs");
        let failed = include_str!("../views/failed.rs");
        let search = include_str!("../views/search.rs");
        let script = include_str!("../app/search.js");
        let page = include_str!("../builder/emit/page.rs");
        let keys = include_str!("../app/shortcuts.rs");
        let keys_script = include_str!("../app/shortcuts.js");
        let embed = include_str!("../embed/embed.js");
        let embed_loader = include_str!("../embed/files/loader.js");
        for (file, text, name) in [
            ("index.html", shell, format!("id=\"{PLACE}\"")),
            ("index.html", shell, format!("id=\"{ANNOUNCER}\"")),
            ("index.html", shell, format!("getItem('{THEME_KEY}')")),
            ("index.html", shell, format!("getItem('{KEYS_KEY}')")),
            ("index.html", shell, format!("{KEYS}=\"none\"")),
            ("page.rs", page, format!("{KEYS}=(")),
            ("shortcuts.rs", keys, format!("[{KEYS}]")),
            ("shortcuts.rs", keys, format!("[{KEYS}=none]")),
            ("shortcuts.js", keys_script, format!("'{KEYS_KEY}'")),
            ("Trunk.toml", trunk, format!("id=\"{APP_FILES}\"")),
            ("loader.js", loader, format!("getElementById('{PLACE}')")),
            (
                "loader.js",
                loader,
                format!("getElementById('{APP_FILES}')"),
            ),
            ("loader.js", loader, format!("getItem(`{SCROLL_KEY}$")),
            (
                "embed.js",
                embed,
                format!("getElementById('{EMBED_STYLE}')"),
            ),
            (
                "loader.js of embeds",
                embed_loader,
                format!("includes('{}')", crate::math::FORMULA),
            ),
            ("frame.rs", frame, format!("id=\"{MAIN}\"")),
            ("frame.rs", frame, format!("{THEME_SWITCH}=\"\"")),
            (
                "article.rs",
                article,
                format!("class=\"prose {ARTICLE_TEXT}\""),
            ),
            ("failed.rs", failed, format!("{RETRY}=\"\"")),
            ("frame.rs", frame, format!("{SEARCH}=\"\"")),
            ("search.rs", search, format!("{SEARCH_BOX}=\"\"")),
            ("search.js", script, format!("[{SEARCH_BOX}]")),
            ("search.js", script, format!("getItem(`{SCROLL_KEY}$")),
            ("loader.js", loader, format!("[{SEARCH_BOX}]")),
        ] {
            assert!(text.contains(&name), "{file} does not hold {name}");
        }
        assert!(PAGE_DATA_START.contains(&format!("id=\"{PAGE_DATA}\"")));
    }
}
