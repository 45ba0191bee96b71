//! The frames that sites offer to be pasted, as raw HTML.

use url::Url;

use super::{Embed, Look, PROVIDERS, embed_of};

/// The thing that a frame's address shows, if it is of a site that is known.
pub fn embed_of_frame(source: &str, title: &str) -> Option<Embed> {
    let source = match source.trim() {
        source if source.starts_with("//") => format!("https:{source}"),
        source => source.replacen("http://", "https://", 1),
    };
    let url = Url::parse(&source).ok()?;
    if url.scheme() != "https" || url.port().is_some() || !url.username().is_empty() {
        return None;
    }
    let host = url.host_str()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let path: Vec<&str> = url
        .path()
        .split('/')
        .filter(|part| !part.is_empty())
        .collect();
    let query = |key: &str| {
        let found = url.query_pairs().find(|(name, _)| name == key);
        found.map_or_else(String::new, |(_, value)| value.into_owned())
    };
    let by = |shortcode: &str, values: &[&str]| {
        let is_it = |provider: &&super::Provider| provider.shortcodes.contains(&shortcode);
        let provider = PROVIDERS.iter().find(is_it)?;
        embed_of(provider, values, title).ok()
    };
    let as_it_is = |provider, look, link: String| {
        Some(Embed {
            provider,
            look,
            link,
            frame: Some(url.to_string()),
            title: title.to_owned(),
        })
    };
    match (host, path.as_slice()) {
        ("youtube.com" | "m.youtube.com" | "youtube-nocookie.com", ["embed", "videoseries"]) => {
            let list =
                url::form_urlencoded::byte_serialize(query("list").as_bytes()).collect::<String>();
            let embed = by("youtube", &["videoseries"])?;
            Some(Embed {
                link: format!("https://www.youtube.com/playlist?list={list}"),
                frame: Some(format!(
                    "https://www.youtube-nocookie.com/embed/videoseries?list={list}"
                )),
                ..embed
            })
        }
        ("youtube.com" | "m.youtube.com" | "youtube-nocookie.com", ["embed", id]) => {
            by("youtube", &[id, &query("start")])
        }
        ("player.vimeo.com", ["video", id]) => by("vimeo", &[id]),
        ("player.bilibili.com", ["player.html"]) => match query("bvid") {
            id if id.is_empty() => by("bilibili", &[&query("aid"), &query("page")]),
            id => by("bilibili", &[&id, &query("page")]),
        },
        ("codepen.io", [user, "embed", "preview", id] | [user, "embed", id]) => {
            by("codepen", &[user, id])
        }
        ("codesandbox.io", ["embed", id]) => by("codesandbox", &[id]),
        ("open.spotify.com", ["embed", kind, id] | ["embed-podcast", kind, id]) => {
            by("spotify", &[kind, id])
        }
        ("w.soundcloud.com", ["player"]) => {
            let track = Url::parse(&query("url")).ok()?;
            let is_web = track.scheme() == "https" && is_soundcloud(track.host_str()?);
            is_web.then(|| as_it_is("SoundCloud", Look::Audio, track.into()))?
        }
        ("google.com", ["maps", "embed", ..]) | ("maps.google.com", ["maps", ..]) => {
            let place = query("q");
            let link =
                Url::parse_with_params("https://www.google.com/maps", [("q", &place)]).ok()?;
            let link = if place.is_empty() {
                "https://www.google.com/maps".to_owned()
            } else {
                link.into()
            };
            as_it_is("Google Maps", Look::Tall, link)
        }
        ("openstreetmap.org", ["export", "embed.html"]) => {
            as_it_is("OpenStreetMap", Look::Tall, map_page(&query("bbox")))
        }
        ("platform.twitter.com", ["embed", "Tweet.html"]) => by("x", &["i", &query("id")]),
        ("instagram.com", ["p" | "reel", id, "embed", ..]) => by("instagram", &[id]),
        _ => None,
    }
}

fn is_soundcloud(host: &str) -> bool {
    host == "soundcloud.com" || host.ends_with(".soundcloud.com")
}

/// The page of a map whose frame shows these bounds: west, south, east, north.
fn map_page(bounds: &str) -> String {
    let bounds: Vec<f64> = bounds
        .split(',')
        .filter_map(|part| part.parse().ok())
        .collect();
    match bounds.as_slice() {
        [west, south, east, north] => format!(
            "https://www.openstreetmap.org/#map=15/{:.4}/{:.4}",
            (south + north) / 2.0,
            (west + east) / 2.0
        ),
        _ => "https://www.openstreetmap.org/".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the sites' own "share" buttons give becomes a card, and no other frame does.
    #[test]
    fn frames_of_known_sites_become_cards() {
        for (source, link, frame) in [
            (
                "https://www.youtube.com/embed/dQw4w9WgXcQ?si=abc&start=30",
                "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=30",
                "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=30",
            ),
            (
                "//www.youtube.com/embed/videoseries?list=PL1",
                "https://www.youtube.com/playlist?list=PL1",
                "https://www.youtube-nocookie.com/embed/videoseries?list=PL1",
            ),
            (
                "https://player.vimeo.com/video/146022717?color=0c9",
                "https://vimeo.com/146022717",
                "https://player.vimeo.com/video/146022717?dnt=1",
            ),
            (
                "//player.bilibili.com/player.html?aid=1&bvid=BV1xx&cid=3&page=2",
                "https://www.bilibili.com/video/BV1xx/",
                "https://player.bilibili.com/player.html?bvid=BV1xx&page=2&autoplay=0",
            ),
            (
                "https://codepen.io/chriscoyier/embed/preview/gfdDu?height=300",
                "https://codepen.io/chriscoyier/pen/gfdDu",
                "https://codepen.io/chriscoyier/embed/gfdDu",
            ),
            (
                "https://open.spotify.com/embed/track/4uLU6?utm_source=x",
                "https://open.spotify.com/track/4uLU6",
                "https://open.spotify.com/embed/track/4uLU6",
            ),
            (
                "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1",
                "https://api.soundcloud.com/tracks/1",
                "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1",
            ),
            (
                "https://www.openstreetmap.org/export/embed.html?bbox=13,52,14,53&layer=mapnik",
                "https://www.openstreetmap.org/#map=15/52.5000/13.5000",
                "https://www.openstreetmap.org/export/embed.html?bbox=13,52,14,53&layer=mapnik",
            ),
        ] {
            let embed = embed_of_frame(source, "T").unwrap();
            assert_eq!(
                (embed.link.as_str(), embed.frame.as_deref()),
                (link, Some(frame)),
                "{source}"
            );
        }
        for source in [
            "https://evil.example/embed/x",
            "https://youtube.com.evil.example/embed/x",
            "https://www.youtube.com:8443/embed/x",
            "https://www.youtube.com/watch?v=x",
            "javascript:alert(1)",
            "https://w.soundcloud.com/player/?url=https://evilsoundcloud.com/x",
            "x.html",
        ] {
            assert_eq!(embed_of_frame(source, ""), None, "{source}");
        }
    }

    /// No text that names a thing leads out of its place in an address.
    #[test]
    fn a_name_stays_in_its_place() {
        let youtube = PROVIDERS
            .iter()
            .find(|provider| provider.name == "YouTube")
            .unwrap();
        let embed = embed_of(youtube, &["../x?a=\"<#"], "").unwrap();
        assert_eq!(
            embed.frame.unwrap(),
            "https://www.youtube-nocookie.com/embed/%2E%2E%2Fx%3Fa%3D%22%3C%23"
        );
        assert_eq!(embed_of(youtube, &[], ""), Err("id"));
    }
}
