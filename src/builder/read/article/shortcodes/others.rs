//! What other sites play: a card that loads at a click.

use super::{Shown, call::Call};
use crate::builder::read::article::embeds::{Embed, PROVIDERS, Provider, embed_of, embed_of_frame};

/// `{{< youtube ID >}}` and its like: what the site's own keys name, or their places.
pub fn embed(call: &mut Call) -> Shown {
    let is_it = |provider: &&Provider| {
        let mut names = provider.shortcodes.iter();
        names.any(|name| name.eq_ignore_ascii_case(call.name))
    };
    let Some(provider) = PROVIDERS.iter().find(is_it) else {
        return Shown::Line(String::new());
    };
    let arguments = call.arguments;
    let mut values: Vec<&str> = provider
        .keys
        .iter()
        .enumerate()
        .map(|(place, key)| arguments.get(key, place).unwrap_or_default())
        .collect();
    // Before Hugo asked for the user, a post of X was named by its number alone.
    if let ["", number, ..] | [number, "", ..] = values.as_slice()
        && provider.name == "X"
    {
        values = vec!["i", number];
    }
    let title = arguments.named("title").unwrap_or_default();
    match embed_of(provider, &values, title) {
        Ok(embed) => shown(call, &embed),
        Err(key) => call.without(key, &format!("{{{{< {} {key}=… >}}}}", call.name)),
    }
}

/// `{{< map "https://www.openstreetmap.org/export/embed.html?bbox=…" >}}`: the address of a frame.
pub fn frame(call: &mut Call) -> Shown {
    let arguments = call.arguments;
    let address = arguments
        .named("src")
        .or(arguments.named("url"))
        .or(arguments.at(0));
    let Some(address) = address.filter(|address| !address.is_empty()) else {
        return call.without(
            "src",
            &format!("{{{{< {} src=\"https://…\" >}}}}", call.name),
        );
    };
    let address = match call.name {
        "soundcloud" if !address.contains("w.soundcloud.com") => {
            let track: String = url::form_urlencoded::byte_serialize(address.as_bytes()).collect();
            format!("https://w.soundcloud.com/player/?url={track}")
        }
        _ => address.to_owned(),
    };
    match embed_of_frame(&address, arguments.text("title")) {
        Some(embed) => shown(call, &embed),
        None => {
            call.warn(
                &format!("shows `{address}`, which is not a frame of a site that is known"),
                "docs/markdown.md lists the sites; link to it",
            );
            Shown::Line(String::new())
        }
    }
}

fn shown(call: &Call, embed: &Embed) -> Shown {
    let card = call.context.enricher.card(embed, call.context.own);
    Shown::Line(card)
}
