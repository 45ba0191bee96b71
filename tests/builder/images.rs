//! Pictures: their copies, their places, what is taken out of them, and those that are broken.

use std::{fs, io::Cursor, path::Path};

use image::{DynamicImage, ImageFormat, RgbImage};
use tempfile::TempDir;
use thinleaf::builder::{Build, build};

use crate::harness::{
    assert_contains, built, content_root, expect_output, files, options, try_build,
};

const SITE: &str = "title = 'T'\nbase_url = 'https://a.example/'\n";

pub fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let pixels = RgbImage::from_fn(width, height, |x, y| {
        image::Rgb([x as u8, y as u8, (x * y) as u8])
    });
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(pixels)
        .write_to(&mut bytes, format)
        .unwrap();
    bytes.into_inner()
}

/// A JPEG with a position and a turn to the right, as a telephone writes it.
fn turned_photo() -> Vec<u8> {
    let mut photo = picture(600, 800, ImageFormat::Jpeg);
    let mut exif =
        b"\xff\xe1\x00\x2cExif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"
            .to_vec();
    exif.extend(b"GPS 48.1N");
    exif.push(0);
    photo.splice(2..2, exif);
    photo
}

fn blog(post: &str) -> TempDir {
    let files: [(&str, Vec<u8>); 6] = [
        ("site.toml", SITE.into()),
        ("posts/a/index.md", post.as_bytes().to_vec()),
        ("posts/a/photo.jpg", turned_photo()),
        ("posts/a/plain.png", picture(900, 300, ImageFormat::Png)),
        ("posts/a/small.png", picture(100, 50, ImageFormat::Png)),
        ("img/root.webp", picture(500, 500, ImageFormat::WebP)),
    ];
    content_root(files)
}

fn text(out: &Path, file: &str) -> String {
    fs::read_to_string(out.join(file)).unwrap()
}

const POST: &str = "---\ntitle: A\ndate: 2020-01-01\n---\n![P](photo.jpg#center 'A caption')\n\n![R](/img/root.webp)\n\n![S](small.png)\n";

/// What a reader loads is there, in the size that the page says, upright and without the camera's notes.
#[test]
fn a_photo_is_published_in_several_sizes() {
    let (content, out) = (blog(POST), TempDir::new().unwrap());
    built(content.path(), out.path());
    let page = text(out.path(), "posts/a/index.html");
    assert_contains(
        &page,
        "srcset=\"photo.jpg.480.webp 480w, photo.jpg.720.webp 720w, photo.jpg.800.webp 800w\"",
    );
    assert_contains(&page, "<figcaption>A caption</figcaption>");
    assert_contains(&page, "<a href=\"photo.jpg\" data-zoom class=\"center\">");
    assert_contains(
        &page,
        "src=\"photo.jpg#center\" alt=\"P\" decoding=\"async\" width=\"800\" height=\"600\"",
    );
    assert_contains(
        &page,
        "srcset=\"/img/root.webp.480.webp 480w, /img/root.webp.500.webp 500w\"",
    );
    assert_contains(
        &page,
        "src=\"small.png\" alt=\"S\" loading=\"lazy\" decoding=\"async\" width=\"100\" height=\"50\"",
    );
    for (file, size) in [
        ("posts/a/photo.jpg.480.webp", (480, 360)),
        ("img/root.webp.480.webp", (480, 480)),
    ] {
        let copy = image::open(out.path().join(file)).unwrap();
        assert_eq!((copy.width(), copy.height()), size, "{file}");
    }
    let published = files(out.path());
    assert!(!published.contains_key("posts/a/small.png.480.webp"));
    assert!(
        !published.contains_key("posts/a/plain.png.480.webp"),
        "nobody shows it"
    );
    for (file, bytes) in published {
        assert!(!bytes.windows(9).any(|part| part == b"GPS 48.1N"), "{file}");
    }
}

/// The cache saves work and changes nothing: with it and without, damaged or not, the bytes are the same.
#[test]
fn a_cache_changes_nothing() {
    let (content, cache) = (blog(POST), TempDir::new().unwrap());
    let build_into = |cache: Option<&Path>| {
        let out = TempDir::new().unwrap();
        let outcome = build(&Build {
            cache: cache.map(Path::to_owned),
            ..options(content.path(), out.path())
        });
        expect_output(outcome.unwrap());
        files(out.path())
    };
    let plain = build_into(None);
    assert_eq!(build_into(Some(cache.path())), plain);
    let kept = files(cache.path());
    // And when the cache was looked through.
    assert_eq!(kept.len(), 5 + 1, "{:?}", kept.keys());
    for (name, bytes) in &kept {
        fs::write(cache.path().join(name), &bytes[..bytes.len() / 2]).unwrap();
    }
    assert_eq!(build_into(Some(cache.path())), plain);
    assert_eq!(files(cache.path()), kept, "what was damaged is made anew");
}

/// A broken picture stops no build: it is named, and published as it is.
#[test]
fn a_broken_picture_is_named() {
    let (content, out) = (blog(POST), TempDir::new().unwrap());
    let broken = &picture(700, 300, ImageFormat::Png)[..90];
    fs::write(content.path().join("posts/a/small.png"), broken).unwrap();
    let outcome = try_build(content.path(), out.path()).unwrap();
    assert_contains(
        &outcome.report.to_string(),
        "warning: posts/a/small.png: the picture cannot be read",
    );
    expect_output(outcome);
    assert_eq!(
        fs::read(out.path().join("posts/a/small.png")).unwrap(),
        broken
    );
}

/// Every key of `cover`, of the post and of the site, has its effect where the cover is seen.
#[test]
fn covers_are_shown_where_they_are_wanted() {
    let post = |cover: &str| format!("---\ntitle: A\ndate: 2020-01-01\n{cover}---\nText\n");
    let seen = |cover: &str, site: &str| {
        let (content, out) = (blog(&post(cover)), TempDir::new().unwrap());
        fs::write(content.path().join("site.toml"), format!("{SITE}{site}")).unwrap();
        built(content.path(), out.path());
        (
            text(out.path(), "posts/a/index.html"),
            text(out.path(), "index.html"),
        )
    };
    let cover = |page: &str| page.contains("u-photo");
    let full = "cover: {image: plain.png, alt: Alt, caption: 'By *her*', linkFullImages: true}\n";
    let (page, home) = seen(full, "");
    assert_contains(&page, "<figcaption>By <em>her</em></figcaption>");
    assert_contains(&page, "<a href=\"../../posts/a/plain.png\"><picture>");
    assert_contains(&page, "../../posts/a/plain.png.720.webp 720w");
    assert_contains(
        &home,
        "srcset=\"./posts/a/plain.png.480.webp 480w, ./posts/a/plain.png.720.webp 720w, ./posts/a/plain.png.900.webp 900w\"",
    );
    for (cover_keys, site, in_page, in_list) in [
        (
            "cover: {image: plain.png, hidden: true}\n",
            "",
            false,
            false,
        ),
        (
            "cover: {image: plain.png, hiddenInList: true}\n",
            "",
            true,
            false,
        ),
        (
            "cover: {image: plain.png, hiddenInSingle: true}\n",
            "",
            false,
            true,
        ),
        (
            "cover: plain.png\n",
            "[params.cover]\nhiddenInList = true\n",
            true,
            false,
        ),
        (
            "cover: {image: plain.png, hiddenInList: false}\n",
            "[params.cover]\nhiddenInList = true\n",
            true,
            true,
        ),
        ("images: [plain.png]\n", "", false, false),
        (
            "featured_image: plain.png\n",
            "[images]\nthumbnails = true\n",
            false,
            true,
        ),
    ] {
        let (page, home) = seen(cover_keys, site);
        assert_eq!(
            (cover(&page), cover(&home)),
            (in_page, in_list),
            "{cover_keys} {site}"
        );
    }
    let (page, home) = seen("cover: {image: plain.png, responsiveImages: false}\n", "");
    assert!(!page.contains(".webp") && !home.contains(".webp"));
    let (page, _) = seen("images: [plain.png]\n", "");
    assert_contains(
        &page,
        "content=\"https://a.example/posts/a/plain.png\" property=\"og:image\"",
    );
}

/// A post without a picture has a card, where its author wants that, and one with a picture has none.
#[test]
fn a_post_without_a_picture_has_a_card() {
    let content = blog("---\ntitle: Ålesund\ndate: 2020-01-01\n---\nText\n");
    let out = TempDir::new().unwrap();
    fs::write(
        content.path().join("site.toml"),
        format!("{SITE}[images]\nsocial_cards = true\n"),
    )
    .unwrap();
    fs::write(
        content.path().join("posts/b.md"),
        "---\ntitle: 你好\ndate: 2020-01-01\n---\n",
    )
    .unwrap();
    fs::write(
        content.path().join("posts/c.md"),
        "---\ntitle: C\ndate: 2020-01-01\nimages: [img/root.webp]\n---\n",
    )
    .unwrap();
    built(content.path(), out.path());
    let card = image::open(out.path().join("posts/a/card.png")).unwrap();
    assert_eq!((card.width(), card.height()), (1200, 630));
    let page = text(out.path(), "posts/a/index.html");
    assert_contains(
        &page,
        "content=\"https://a.example/posts/a/card.png\" property=\"og:image\"",
    );
    assert_contains(&page, "content=\"1200\" property=\"og:image:width\"");
    for other in ["b", "c"] {
        assert!(
            !out.path().join(format!("posts/{other}/card.png")).exists(),
            "{other}"
        );
        assert!(!text(out.path(), &format!("posts/{other}/index.html")).contains("card.png"));
    }
}

/// What an author does not want is not done.
#[test]
fn pictures_can_stay_as_they_are() {
    let (content, out) = (blog(POST), TempDir::new().unwrap());
    let site = format!("{SITE}[images]\nresponsive = false\nstrip_metadata = false\n");
    fs::write(content.path().join("site.toml"), site).unwrap();
    built(content.path(), out.path());
    assert!(!text(out.path(), "posts/a/index.html").contains(".webp "));
    assert_eq!(
        fs::read(out.path().join("posts/a/photo.jpg")).unwrap(),
        turned_photo()
    );
}
