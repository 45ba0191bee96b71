//! Places to share a post: those of PaperMod, and those that its users ask for.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::domain::PageWords;

/// A place, and how its address is made.
#[derive(Debug)]
pub struct SharePlace {
    /// What authors write in `ShareButtons`, in lower case.
    key: &'static str,
    /// What it calls itself; empty where readers' own word is shown.
    name: &'static str,
    /// The address; `{url}` and `{title}` stand for the post's, percent-encoded.
    address: &'static str,
}

const PLACES: [SharePlace; 12] = [
    SharePlace {
        key: "mastodon",
        name: "Mastodon",
        address: "https://share.joinmastodon.org/#text={title}%20{url}",
    },
    SharePlace {
        key: "bluesky",
        name: "Bluesky",
        address: "https://bsky.app/intent/compose?text={title}%20{url}",
    },
    SharePlace {
        key: "ycombinator",
        name: "Hacker News",
        address: "https://news.ycombinator.com/submitlink?t={title}&u={url}",
    },
    SharePlace {
        key: "reddit",
        name: "Reddit",
        address: "https://www.reddit.com/submit?url={url}&title={title}",
    },
    SharePlace {
        key: "linkedin",
        name: "LinkedIn",
        address: "https://www.linkedin.com/sharing/share-offsite/?url={url}",
    },
    SharePlace {
        key: "x",
        name: "X",
        address: "https://x.com/intent/post?text={title}&url={url}",
    },
    SharePlace {
        key: "mail",
        name: "",
        address: "mailto:?subject={title}&body={url}",
    },
    SharePlace {
        key: "facebook",
        name: "Facebook",
        address: "https://www.facebook.com/sharer/sharer.php?u={url}",
    },
    SharePlace {
        key: "whatsapp",
        name: "WhatsApp",
        address: "https://wa.me/?text={title}%20{url}",
    },
    SharePlace {
        key: "telegram",
        name: "Telegram",
        address: "https://t.me/share/url?url={url}&text={title}",
    },
    SharePlace {
        key: "threads",
        name: "Threads",
        address: "https://www.threads.net/intent/post?text={title}%20{url}",
    },
    SharePlace {
        key: "lobsters",
        name: "Lobsters",
        address: "https://lobste.rs/stories/new?url={url}&title={title}",
    },
];

/// How many of them are shown where the author names none.
const USUAL: usize = 7;

impl SharePlace {
    /// The place of a name as authors write it.
    pub fn of_name(name: &str) -> Option<&'static Self> {
        let key = match name.to_lowercase().as_str() {
            "twitter" => "x".to_owned(),
            "hackernews" | "hn" => "ycombinator".to_owned(),
            "email" => "mail".to_owned(),
            other => other.to_owned(),
        };
        PLACES.iter().find(|place| place.key == key)
    }

    /// Those that are shown where the author names none.
    pub fn usual() -> impl Iterator<Item = &'static Self> {
        PLACES.iter().take(USUAL)
    }

    /// What readers see.
    pub fn name(&self, words: &PageWords) -> &'static str {
        match self.name {
            "" => words.mail(),
            name => name,
        }
    }

    /// The address that shares a post here.
    pub fn address(&self, title: &str, url: &str) -> String {
        let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        self.address
            .replace("{title}", &encoded(title))
            .replace("{url}", &encoded(url))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A title with signs of its own does not become another parameter.
    #[test]
    fn titles_are_encoded() {
        let place = SharePlace::of_name("HackerNews").unwrap();
        assert_eq!(
            place.address("C & {url}", "https://a.example/?b"),
            "https://news.ycombinator.com/submitlink?t=C%20%26%20%7Burl%7D&u=https%3A%2F%2Fa%2Eexample%2F%3Fb"
        );
        assert!(SharePlace::of_name("orkut").is_none());
    }
}
