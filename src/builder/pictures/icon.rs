//! The icons of a site: one picture in the sizes that browsers and phones ask for.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use image::{
    DynamicImage, ExtendedColorType, ImageEncoder, Rgba, RgbaImage,
    codecs::{
        ico::{IcoEncoder, IcoFrame},
        png::{CompressionType, FilterType, PngEncoder},
    },
    imageops,
};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree},
};

use super::{Header, resize::Picture};
use crate::builder::files;

/// Changes when a file of the same picture is drawn in another way.
const VERSION: &str = "thinleaf icon 1: resvg 0.49, fast_image_resize 6";

/// The sides of the pictures in a `favicon.ico`.
const ICO: [u32; 2] = [16, 32];

/// The side of a phone's icon, and the margin around a picture that does not fill it.
const TOUCH: (u32, u32) = (180, 18);

/// What phones show where a picture shows nothing.
const WHITE: Rgba<u8> = Rgba([255; 4]);

/// A file that is made of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconFile {
    /// A `favicon.ico`.
    Ico,
    /// An `apple-touch-icon.png`, which shows no ground through it.
    Touch,
    /// A square PNG with this side.
    Png(u32),
}

/// The picture.
enum Source {
    Pixels(Box<Picture>),
    Drawing(Box<Tree>),
}

/// What an author should know of a picture, with a way out; an error where it is none.
pub fn icon_flaw(path: &Path, is_drawing: bool) -> Result<Option<(String, &'static str)>> {
    if is_drawing {
        let file = files::read(path)?;
        drawing(&file)?;
        let is_part = |part: &[u8]| part == b"<text" || part == b"<imag";
        let flaw = (
            "it has letters or pictures, which icons lack".to_owned(),
            "make paths of its letters, and draw without pictures",
        );
        return Ok(file.windows(5).any(is_part).then_some(flaw));
    }
    let header = Header::read(path).context("it is not a picture")?;
    ensure!(
        header.is_scalable,
        "it is not a PNG, a JPEG, a WebP or an SVG that stands still"
    );
    let (width, height) = header.size;
    let flaw = (
        format!("it has {width} × {height} pixels, which are too few"),
        "icons are sharp from 512 × 512 pixels on, or from an SVG",
    );
    Ok((width.max(height) < TOUCH.0).then_some(flaw))
}

impl IconFile {
    /// What it is kept under.
    pub fn key(self, picture: &[u8], is_drawing: bool) -> blake3::Hash {
        let mut key = blake3::Hasher::new();
        key.update(format!("{VERSION} {self:?} {is_drawing}").as_bytes());
        key.update(picture).finalize()
    }

    /// The file.
    pub fn make(self, picture: &[u8], is_drawing: bool) -> Result<Vec<u8>> {
        let source = match is_drawing {
            true => Source::Drawing(Box::new(drawing(picture)?)),
            false => Source::Pixels(Box::new(Picture::decode(picture)?)),
        };
        match self {
            Self::Png(side) => source.png(source.square(side, 0)?.into()),
            Self::Touch => {
                let (side, margin) = TOUCH;
                let mut square = source.square(side, 0)?;
                if square.pixels().any(|pixel| pixel.0[3] < u8::MAX) {
                    let shown = source.square(side, margin)?;
                    square = RgbaImage::from_pixel(side, side, WHITE);
                    imageops::overlay(&mut square, &shown, 0, 0);
                }
                source.png(DynamicImage::from(square).into_rgb8().into())
            }
            Self::Ico => {
                let frames = ICO.iter().map(|side| {
                    let png = source.png(source.square(*side, 0)?.into())?;
                    let colours = ExtendedColorType::Rgba8;
                    Ok(IcoFrame::with_encoded(png, *side, *side, colours)?)
                });
                let frames: Vec<IcoFrame> = frames.collect::<Result<_>>()?;
                let mut file = Vec::new();
                IcoEncoder::new(&mut file).encode_images(&frames)?;
                Ok(file)
            }
        }
    }
}

impl Source {
    /// The picture in the middle of a square, as large as it fits between the margins.
    fn square(&self, side: u32, margin: u32) -> Result<RgbaImage> {
        let room = side - 2 * margin;
        let shown = match self {
            Self::Pixels(picture) => picture.fitted(room)?,
            Self::Drawing(tree) => drawn(tree, room)?,
        };
        let mut square = RgbaImage::new(side, side);
        let middle = |length: u32| i64::from((side - length) / 2);
        let (x, y) = (middle(shown.width()), middle(shown.height()));
        imageops::replace(&mut square, &shown, x, y);
        Ok(square)
    }

    fn png(&self, pixels: DynamicImage) -> Result<Vec<u8>> {
        let mut png = Vec::new();
        let (best, filter) = (CompressionType::Best, FilterType::Adaptive);
        let mut encoder = PngEncoder::new_with_quality(&mut png, best, filter);
        if let Self::Pixels(picture) = self
            && let Some(profile) = &picture.profile
        {
            encoder.set_icc_profile(profile.clone())?;
        }
        pixels.write_with_encoder(encoder)?;
        Ok(png)
    }
}

/// An SVG, which has no file beside it and no fonts: it is the same on every machine.
fn drawing(file: &[u8]) -> Result<Tree> {
    let text = str::from_utf8(file).context("it is not UTF-8 text")?;
    Tree::from_str(text, &Options::default()).context("it is not an SVG")
}

fn drawn(tree: &Tree, side: u32) -> Result<RgbaImage> {
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = side as f32 / width.max(height);
    let middle = |length: f32| (side as f32 - length * scale) / 2.0;
    let place = Transform::from_scale(scale, scale).post_translate(middle(width), middle(height));
    let mut pixels = Pixmap::new(side, side).context("an icon has a size")?;
    resvg::render(tree, place, &mut pixels.as_mut());
    RgbaImage::from_raw(side, side, pixels.take_demultiplied()).context("its pixels are too few")
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{GenericImageView, ImageFormat, Rgb, RgbImage};
    use std::io::Cursor;

    const ROUND: &[u8] = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20"><circle cx="5" cy="10" r="5" fill="#1f6f43"/></svg>"##;

    fn decoded(file: &[u8]) -> DynamicImage {
        image::load_from_memory(file).unwrap()
    }

    fn jpeg(width: u32, height: u32) -> Vec<u8> {
        let pixels = RgbImage::from_pixel(width, height, Rgb([200, 30, 30]));
        let mut bytes = Cursor::new(Vec::new());
        let image = DynamicImage::from(pixels);
        image.write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
        bytes.into_inner()
    }

    /// What is not square is whole and in the middle, with nothing around it, whatever it is drawn with.
    #[test]
    fn a_picture_is_in_the_middle() {
        let png =
            |file: &[u8], is_drawing| decoded(&IconFile::Png(96).make(file, is_drawing).unwrap());
        for (icon, inner, outer) in [
            (png(ROUND, true), (48, 48), (48, 10)),
            (png(&jpeg(400, 200), false), (4, 48), (48, 10)),
            (png(&jpeg(3, 900), false), (47, 2), (10, 48)),
        ] {
            assert_eq!(icon.dimensions(), (96, 96));
            assert_eq!(icon.get_pixel(inner.0, inner.1).0[3], 255);
            assert_eq!(icon.get_pixel(outer.0, outer.1).0[3], 0);
        }
    }

    /// A phone would show black where nothing is; what fills the square has no margin.
    #[test]
    fn a_phone_sees_no_hole() {
        let touch =
            |file: &[u8], is_drawing| decoded(&IconFile::Touch.make(file, is_drawing).unwrap());
        let round = touch(ROUND, true);
        assert_eq!(
            (round.dimensions(), round.color().has_alpha()),
            ((180, 180), false)
        );
        assert_eq!(round.get_pixel(1, 1), WHITE);
        assert_eq!(round.get_pixel(90, 90), Rgba([0x1f, 0x6f, 0x43, 255]));
        let full = touch(&jpeg(300, 300), false);
        assert!(full.get_pixel(0, 0).0[1] < 60, "{:?}", full.get_pixel(0, 0));
    }

    /// Old browsers take the size that they need.
    #[test]
    fn an_ico_has_two_sizes() {
        let ico = IconFile::Ico.make(ROUND, true).unwrap();
        assert_eq!(ico[..6], [0, 0, 1, 0, 2, 0]);
        assert_eq!((ico[6], ico[7], ico[22], ico[23]), (16, 16, 32, 32));
        assert_eq!(decoded(&ico).dimensions(), (32, 32));
    }

    /// What an author has to know is told before anything is made.
    #[test]
    fn flaws_are_told() {
        let folder = tempfile::TempDir::new().unwrap();
        let flaw = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).unwrap();
            let flaw = icon_flaw(&path, name.ends_with("svg"));
            flaw.map_err(|error| format!("{error:#}"))
                .map(|flaw| flaw.map(|(message, _)| message))
        };
        let text =
            br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>a</text></svg>"#;
        assert_eq!(flaw("a.svg", ROUND), Ok(None));
        assert!(flaw("a.svg", text).unwrap().is_some());
        assert!(flaw("a.svg", b"<html>").is_err());
        assert_eq!(flaw("a.jpg", &jpeg(180, 90)), Ok(None));
        let small = flaw("a.jpg", &jpeg(179, 90)).unwrap();
        assert_eq!(
            small.as_deref(),
            Some("it has 179 × 90 pixels, which are too few")
        );
        assert!(flaw("a.png", b"GIF89a").is_err());
    }

    /// A file of an earlier build is used only for the same picture and size.
    #[test]
    fn keys_differ() {
        let key = |file: IconFile, picture: &[u8]| file.key(picture, false);
        assert_eq!(key(IconFile::Ico, b"a"), key(IconFile::Ico, b"a"));
        assert_ne!(key(IconFile::Ico, b"a"), key(IconFile::Ico, b"b"));
        assert_ne!(key(IconFile::Png(96), b"a"), key(IconFile::Png(192), b"a"));
    }
}
