//! The sites whose things can be embedded, and the addresses that they have there.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Embed, Look};

/// A site, and what it makes of the text that names a thing there.
pub struct Provider {
    /// The names of its shortcodes.
    pub shortcodes: &'static [&'static str],
    /// Its name.
    pub name: &'static str,
    /// What its frames look like.
    pub look: Look,
    /// What names a thing, in the order in which it is written.
    pub keys: &'static [&'static str],
    /// The page, by the values of the keys.
    page: fn(&[&str]) -> String,
    /// The frame, if there is one.
    frame: fn(&[&str]) -> Option<String>,
}

/// The sites. A value is encoded before it comes here, and can be no more than a part of an address.
pub const PROVIDERS: &[Provider] = &[
    Provider {
        shortcodes: &["youtube"],
        name: "YouTube",
        look: Look::Video,
        keys: &["id", "start"],
        page: |of| match of[1] {
            "" => format!("https://www.youtube.com/watch?v={}", of[0]),
            start => format!("https://www.youtube.com/watch?v={}&t={start}", of[0]),
        },
        frame: |of| {
            Some(match of[1] {
                "" => format!("https://www.youtube-nocookie.com/embed/{}", of[0]),
                start => format!(
                    "https://www.youtube-nocookie.com/embed/{}?start={start}",
                    of[0]
                ),
            })
        },
    },
    Provider {
        shortcodes: &["vimeo", "vimeo_simple"],
        name: "Vimeo",
        look: Look::Video,
        keys: &["id"],
        page: |of| format!("https://vimeo.com/{}", of[0]),
        frame: |of| Some(format!("https://player.vimeo.com/video/{}?dnt=1", of[0])),
    },
    Provider {
        shortcodes: &["bilibili"],
        name: "Bilibili",
        look: Look::Video,
        keys: &["id", "page"],
        page: |of| format!("https://www.bilibili.com/video/{}/", of[0]),
        frame: |of| {
            let page = if of[1].is_empty() { "1" } else { of[1] };
            let id = of[0];
            let key = if id.starts_with("BV") { "bvid" } else { "aid" };
            let id = id.trim_start_matches("av");
            Some(format!(
                "https://player.bilibili.com/player.html?{key}={id}&page={page}&autoplay=0"
            ))
        },
    },
    Provider {
        shortcodes: &["gist"],
        name: "GitHub Gist",
        look: Look::Post,
        keys: &["user", "id", "file"],
        page: |of| match of[2] {
            "" => format!("https://gist.github.com/{}/{}", of[0], of[1]),
            file => {
                let file = file.to_lowercase().replace("%2E", "-").replace("%2e", "-");
                format!("https://gist.github.com/{}/{}#file-{file}", of[0], of[1])
            }
        },
        frame: |_| None, // gists refuse to be framed
    },
    Provider {
        shortcodes: &["x", "x_simple", "tweet", "twitter", "twitter_simple"],
        name: "X",
        look: Look::Post,
        keys: &["user", "id"],
        page: |of| format!("https://x.com/{}/status/{}", of[0], of[1]),
        frame: |of| {
            Some(format!(
                "https://platform.twitter.com/embed/Tweet.html?id={}&dnt=true",
                of[1]
            ))
        },
    },
    Provider {
        shortcodes: &["instagram", "instagram_simple"],
        name: "Instagram",
        look: Look::Post,
        keys: &["id"],
        page: |of| format!("https://www.instagram.com/p/{}/", of[0]),
        frame: |of| Some(format!("https://www.instagram.com/p/{}/embed/", of[0])),
    },
    Provider {
        shortcodes: &["codepen"],
        name: "CodePen",
        look: Look::Tall,
        keys: &["user", "id"],
        page: |of| format!("https://codepen.io/{}/pen/{}", of[0], of[1]),
        frame: |of| Some(format!("https://codepen.io/{}/embed/{}", of[0], of[1])),
    },
    Provider {
        shortcodes: &["codesandbox"],
        name: "CodeSandbox",
        look: Look::Tall,
        keys: &["id"],
        page: |of| format!("https://codesandbox.io/s/{}", of[0]),
        frame: |of| Some(format!("https://codesandbox.io/embed/{}", of[0])),
    },
    Provider {
        shortcodes: &["spotify"],
        name: "Spotify",
        look: Look::Audio,
        keys: &["type", "id"],
        page: |of| format!("https://open.spotify.com/{}/{}", of[0], of[1]),
        frame: |of| {
            Some(format!(
                "https://open.spotify.com/embed/{}/{}",
                of[0], of[1]
            ))
        },
    },
];

/// What may stand in a segment of a path, in a query or in a fragment.
const PART: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'~');

/// The thing that these values name at a site; the first key without a value, if one has to have it.
pub fn embed_of(
    provider: &'static Provider,
    values: &[&str],
    title: &str,
) -> Result<Embed, &'static str> {
    let needed = |key: &str| !matches!(key, "start" | "page" | "file");
    let mut parts = Vec::new();
    for (place, key) in provider.keys.iter().enumerate() {
        let value = values.get(place).copied().unwrap_or_default();
        if value.is_empty() && needed(key) {
            return Err(key);
        }
        parts.push(utf8_percent_encode(value, PART).to_string());
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    Ok(Embed {
        provider: provider.name,
        look: provider.look,
        link: (provider.page)(&parts),
        frame: (provider.frame)(&parts),
        title: title.to_owned(),
    })
}
