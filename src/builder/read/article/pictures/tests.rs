use super::*;
use crate::builder::read::article::media::tests::{bundle, finder};

fn show(html: &str) -> String {
    let bundle = bundle();
    shown(
        html.to_owned(),
        &finder(&bundle),
        &ImageOptions::default(),
        true,
    )
    .html
}

/// Every picture of a bundle or of the content root keeps its place, whatever follows its address, and one
/// of another host is left alone.
#[test]
fn pictures_keep_their_place() {
    for address in [
        "small.png",
        "./small.png#center",
        "/img/root.png",
        "../../img/root.png?v=2",
    ] {
        let html = show(&format!("<p><img src=\"{address}\" alt=\"\"></p>"));
        assert!(html.contains("width=\"300\" height=\"200\""), "{html}");
    }
    let remote = show("<img src=\"https://o.example/small.png\" alt=\"\">");
    assert!(
        !remote.contains("width") && remote.contains("decoding"),
        "{remote}"
    );
    let wide = show("<img src='small.png' width='150'>");
    assert!(
        wide.contains("width=\"150\"") && wide.contains("height=\"100\""),
        "{wide}"
    );
    let tall = show("<img src='small.png' height='100px'>");
    assert!(
        tall.contains("width=\"150\"") && tall.contains("height=\"100\""),
        "{tall}"
    );
}

/// A large picture has copies and can be seen whole; a small one, one in a link and one that its author
/// chose from several are what they are.
#[test]
fn large_pictures_have_copies() {
    let bundle = bundle();
    let show = |html: &str| {
        shown(
            html.to_owned(),
            &finder(&bundle),
            &ImageOptions::default(),
            true,
        )
    };
    let large = show("<p><img src=\"large.png#center\" alt=\"L\"></p>");
    assert_eq!(
        large.html,
        "<p><a href=\"large.png\" data-zoom class=\"center\"><picture><source type=\"image/webp\" \
         srcset=\"large.png.480.webp 480w, large.png.720.webp 720w, large.png.800.webp 800w\" \
         sizes=\"(min-width: 720px) 720px, 100vw\"><img src=\"large.png#center\" alt=\"L\" \
         decoding=\"async\" width=\"800\" height=\"400\"></picture></a></p>"
    );
    assert_eq!(large.pictures[0].address, "posts/a/large.png");
    assert_eq!(large.pictures[0].widths, [480, 720, 800]);
    assert!(large.has_figures);
    for html in [
        "<img src=\"small.png\">",
        "<picture><source srcset=\"large.png\" media=\"print\"><img src=\"large.png\"></picture>",
        "<img src=\"large.png\" srcset=\"large.png 2x\">",
        "<img class=\"inline\" src=\"large.png\">",
        "<img src=\"moving.gif\">",
    ] {
        let shown = show(html);
        assert!(
            !shown.html.contains("webp") && shown.pictures.is_empty(),
            "{}",
            shown.html
        );
    }
    let linked = show("<a href=\"b/\"><img src=\"large.png\"></a>").html;
    assert!(
        linked.contains("webp") && !linked.contains("data-zoom"),
        "{linked}"
    );
    let hostile =
        show("<img src='x\"onload=\"y.png' alt=''><img src='large.png' sizes='\"><b>'>").html;
    assert!(
        hostile.contains("sizes=\"&quot;") && !hostile.contains("sizes=\"\"><b>"),
        "{hostile}"
    );
}

/// The first picture is asked for at once, the others when they are near.
#[test]
fn the_first_picture_does_not_wait() {
    let html = show(
        "<img src='small.png' loading='lazy'><img src='small.png'><img src='a' loading='eager'>",
    );
    let loading: Vec<bool> = html
        .split("<img")
        .skip(1)
        .map(|i| i.contains("lazy"))
        .collect();
    assert_eq!(loading, [false, true, false]);
    let bundle = bundle();
    let html = "<img src='small.png'>".to_owned();
    let below = shown(html, &finder(&bundle), &ImageOptions::default(), false);
    assert!(below.html.contains("lazy"));
}

/// A title is a caption where the picture stands alone, and a title elsewhere.
#[test]
fn a_title_is_a_caption() {
    assert_eq!(
        with_captions(
            "<p><img src=\"a.png\" alt=\"x > y\" title=\"A &quot;b&quot; &lt; c\" loading=\"lazy\"></p>\n<p>d</p>"
        ),
        "<figure><img src=\"a.png\" alt=\"x > y\" loading=\"lazy\"><figcaption>A &quot;b&quot; &lt; c</figcaption></figure>\n<p>d</p>"
    );
    for html in [
        "<p><img src=\"a.png\" alt=\"\" title=\"\"></p>",
        "<p><img src=\"a.png\" alt=\"\"></p>",
        "<p><img src=\"a.png\" title=\"t\"> and words</p>",
        "<p><img src=\"a.png\" title=\"t\"><img src=\"b.png\" title=\"u\"></p>",
        "<p>words <img src=\"a.png\" title=\"t\"></p>",
        "<p><img src=\"a.png\" title=\"t\">",
    ] {
        assert_eq!(with_captions(html), html);
    }
}
