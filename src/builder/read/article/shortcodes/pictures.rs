//! Pictures, sounds, videos and documents.

use globset::Glob;
use percent_encoding::percent_decode_str;

use super::{Shown, call::Call};
use crate::{
    builder::{Feature, files},
    markdown::escaped,
};

/// `{{< figure src="a.png" caption="…" >}}`, with all that Hugo and PaperMod know of one.
pub fn figure(call: &mut Call) -> Shown {
    let arguments = call.arguments;
    let Some(source) = arguments.get("src", 0) else {
        return call.without("src", "{{< figure src=\"picture.png\" >}}");
    };
    call.uses(Feature::Figure);
    let mut class = arguments.text("class").to_owned();
    if arguments.text("align") == "center" || source.ends_with("#center") {
        class = format!("{class} center").trim_start().to_owned();
    }
    let class = match class.is_empty() {
        true => String::new(),
        false => format!(" class=\"{}\"", escaped(&class)),
    };
    let mut picture = picture(call, source);
    if let Some(link) = arguments.named("link").filter(|link| !link.is_empty()) {
        let kind: String = ["target", "rel"]
            .into_iter()
            .filter_map(|key| Some((key, arguments.named(key)?)))
            .map(|(key, value)| format!(" {key}=\"{}\"", escaped(value)))
            .collect();
        picture = match kind.is_empty() {
            true => format!("[{picture}]({})", destination(link)),
            false => format!("<a href=\"{}\"{kind}>{picture}</a>", escaped(link)),
        };
    }
    let caption = caption(call);
    let caption = match caption.is_empty() {
        true => String::new(),
        false => format!("<figcaption>{caption}</figcaption>\n"),
    };
    // The picture is Markdown's, so that its size is known like that of any other one.
    Shown::Block(format!(
        "<figure{class}>\n\n{picture}\n\n{caption}</figure>"
    ))
}

/// A picture as Markdown has it; of a size that an author chose, as HTML.
fn picture(call: &Call, source: &str) -> String {
    let arguments = call.arguments;
    let caption = arguments.named("caption").or(arguments.named("title"));
    let alternative = arguments.named("alt").or(caption).unwrap_or_default();
    let size: String = ["width", "height"]
        .into_iter()
        .filter_map(|side| Some((side, pixels(arguments.named(side)?)?)))
        .map(|(side, pixels)| format!(" {side}=\"{pixels}\""))
        .collect();
    if size.is_empty() {
        let alternative = plain(alternative);
        return format!("![{alternative}]({})", destination(source));
    }
    format!(
        "<img src=\"{}\" alt=\"{}\"{size} loading=\"lazy\" decoding=\"async\">",
        escaped(source),
        escaped(alternative)
    )
}

/// `300` or `300px`; a share of the width is left to the style sheet.
fn pixels(length: &str) -> Option<u32> {
    length.trim_end_matches("px").parse().ok()
}

/// Text in which nothing is Markdown.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push(' '),
            c if c.is_ascii_punctuation() => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// An address as a link of Markdown has it.
fn destination(address: &str) -> String {
    let address: String = address.split_whitespace().collect::<Vec<_>>().join("%20");
    format!(
        "<{}>",
        address
            .replace('<', "%3C")
            .replace('>', "%3E")
            .replace('\\', "%5C")
    )
}

/// The title, the caption and whose it is.
fn caption(call: &Call) -> String {
    let arguments = call.arguments;
    let named = |key| arguments.named(key).filter(|text| !text.is_empty());
    let title = named("title").map(|title| format!("<strong>{}</strong>", call.inline_html(title)));
    let text = named("caption").map(|caption| call.inline_html(caption));
    let of = named("attr").map(|of| {
        let of = call.inline_html(of);
        match named("attrlink") {
            Some(link) => format!("<a href=\"{}\">{of}</a>", escaped(link)),
            None => of,
        }
    });
    let parts: Vec<String> = title.into_iter().chain(text).chain(of).collect();
    parts.join(" ")
}

/// `{{< gallery match="images/*" >}}`, `{{< gallery a.png b.png >}}`, or figures up to its end.
pub fn gallery(call: &mut Call) -> Shown {
    call.uses(Feature::Figure);
    let arguments = call.arguments;
    let mut sources: Vec<String> = arguments.positional().map(str::to_owned).collect();
    let folder = arguments
        .named("dir")
        .map(|dir| format!("{}/*", dir.trim_matches('/')));
    if let Some(pattern) = arguments.named("match").map(str::to_owned).or(folder) {
        let found = of_bundle(call, &pattern);
        if found.is_empty() {
            let message = format!("finds no picture of the bundle by `{pattern}`");
            call.warn(&message, "name files beside the post, such as `images/*`");
        }
        sources.extend(found);
    }
    let pictures: Vec<String> = sources
        .iter()
        .map(|source| format!("![]({})", destination(source)))
        .collect();
    let inner = call
        .inner()
        .lines()
        .map(str::trim_start)
        .collect::<Vec<_>>()
        .join("\n");
    Shown::Block(format!(
        "<div class=\"gallery\">\n\n{}\n\n{}\n\n</div>",
        pictures.join("\n"),
        inner.trim()
    ))
}

/// The pictures of the bundle that a pattern names.
fn of_bundle(call: &Call, pattern: &str) -> Vec<String> {
    const PICTURES: [&str; 8] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "bmp"];
    let Ok(glob) = Glob::new(pattern) else {
        return Vec::new();
    };
    let glob = glob.compile_matcher();
    let resources = call.context.source.resources.iter();
    let pictures = resources.filter(|file| {
        let ending = file
            .extension()
            .and_then(|ending| ending.to_str())
            .unwrap_or_default();
        glob.is_match(file) && PICTURES.contains(&ending.to_lowercase().as_str())
    });
    pictures.map(|file| files::slashed(file)).collect()
}

/// PaperMod's `{{< inTextImg url="a.png" height="20" >}}`: as high as the words around it.
pub fn in_text(call: &mut Call) -> Shown {
    let Some(source) = call.arguments.get("url", 0) else {
        return call.without("url", "{{< inTextImg url=\"icon.png\" >}}");
    };
    let height = call
        .arguments
        .named("height")
        .and_then(pixels)
        .unwrap_or(15);
    let alternative = escaped(call.arguments.text("alt"));
    let source = escaped(source);
    Shown::Line(format!(
        "<img class=\"inline\" src=\"{source}\" alt=\"{alternative}\" height=\"{height}\">"
    ))
}

/// `{{< audio src="a.mp3" >}}`.
pub fn audio(call: &mut Call) -> Shown {
    match call.arguments.get("src", 0) {
        Some(source) => Shown::Block(format!(
            "<div>\n<audio src=\"{}\" controls preload=\"none\"></audio>\n</div>",
            escaped(source)
        )),
        None => call.without("src", "{{< audio src=\"sound.mp3\" >}}"),
    }
}

/// `{{< video src="a.mp4" poster="a.jpg" >}}`.
pub fn video(call: &mut Call) -> Shown {
    let Some(source) = call.arguments.get("src", 0) else {
        return call.without("src", "{{< video src=\"film.mp4\" >}}");
    };
    let mut video = format!(
        "<video src=\"{}\" controls preload=\"metadata\"",
        escaped(source)
    );
    for side in ["width", "height"] {
        if let Some(pixels) = call.arguments.named(side).and_then(pixels) {
            video += &format!(" {side}=\"{pixels}\"");
        }
    }
    if let Some(poster) = call
        .arguments
        .named("poster")
        .filter(|poster| !poster.is_empty())
    {
        video += &format!(" poster=\"{}\"", escaped(poster));
    }
    for flag in ["loop", "muted"] {
        if call.arguments.is_set(flag) {
            video = video + " " + flag;
        }
    }
    Shown::Block(format!("<div>\n{video}></video>\n</div>"))
}

/// `{{< pdf src="paper.pdf" >}}`: a link to the document, which readers open where they like.
pub fn document(call: &mut Call) -> Shown {
    let arguments = call.arguments;
    let source = arguments
        .named("src")
        .or(arguments.named("url"))
        .or(arguments.at(0));
    let Some(source) = source.filter(|source| !source.is_empty()) else {
        return call.without("src", "{{< pdf src=\"paper.pdf\" >}}");
    };
    let file = source.rsplit('/').next().unwrap_or(source);
    let file = percent_decode_str(file).decode_utf8_lossy();
    let title = arguments.named("title").unwrap_or(&file);
    Shown::Line(format!("[{} (PDF)]({})", plain(title), destination(source)))
}
