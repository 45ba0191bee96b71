//! A picture decoded under limits, scaled to several widths and encoded as WebP.

use std::io::Cursor;

use anyhow::{Context, Result, anyhow, bail};
use fast_image_resize::{
    FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer,
    images::{Image, ImageRef},
};
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, RgbImage, RgbaImage};
use img_parts::{Bytes, ImageICC, webp::WebP};
use webp::{Encoder, WebPConfig};

use super::header;

/// Memory that a decoder may take: a picture of the most pixels, of four bytes each, and what it needs
/// beside it.
const MOST_MEMORY: u64 = 640 << 20;

/// How long libwebp looks for a smaller file, from 0 to 6: 4, its own choice, takes twice the time for
/// 1/20 less.
const METHOD: i32 = 2;

/// How much larger than with losses a drawing may be without: letters stay sharp.
const LOSSLESS_LIMIT: f64 = 1.25;

/// A picture in memory, not turned yet.
#[derive(Clone)]
pub struct Picture {
    pixels: DynamicImage,
    turned: image::metadata::Orientation,
    /// Its colours, as ICC defines them.
    pub profile: Option<Vec<u8>>,
    is_drawing: bool,
}

/// The copies of a picture in these widths, the smallest first; they are its widths as it is shown.
pub fn copies(file: &[u8], widths: &[u32], quality: u8) -> Result<Vec<Vec<u8>>> {
    let mut picture = Picture::decode(file)?;
    let mut copies = Vec::new();
    // Each is made from the next larger one, which costs a fraction of making it from the whole.
    for width in widths.iter().rev() {
        picture.scale_to(*width)?;
        copies.push(picture.encode(quality)?);
    }
    copies.reverse();
    Ok(copies)
}

impl Picture {
    /// Reads a JPEG, a PNG or a WebP.
    pub fn decode(file: &[u8]) -> Result<Self> {
        let mut reader = ImageReader::new(Cursor::new(file)).with_guessed_format()?;
        let mut limits = Limits::default();
        limits.max_alloc = Some(MOST_MEMORY);
        reader.limits(limits);
        let is_drawing = reader.format() == Some(image::ImageFormat::Png);
        let mut decoder = reader.into_decoder()?;
        let profile = decoder.icc_profile().ok().flatten();
        let pixels = DynamicImage::from_decoder(decoder)?;
        let pixels = match pixels.color().has_alpha() {
            true => pixels.into_rgba8().into(),
            false => pixels.into_rgb8().into(),
        };
        Ok(Self {
            pixels,
            turned: header::orientation(file),
            // A profile of inks says nothing of the colours that the decoder made of them.
            profile: profile.filter(|profile| profile.get(16..20) == Some(b"RGB ")),
            is_drawing,
        })
    }

    /// Width and height as it is shown.
    fn shown(&self) -> (u32, u32) {
        let (width, height) = (self.pixels.width(), self.pixels.height());
        match header::is_tall_or_wide(self.turned) {
            true => (height, width),
            false => (width, height),
        }
    }

    /// The picture upright, as large as it fits into a square.
    pub fn fitted(&self, side: u32) -> Result<RgbaImage> {
        let (width, height) = self.shown();
        let longer = f64::from(width.max(height).max(1));
        let scaled = |side_of: u32| {
            let scaled = f64::from(side_of) * f64::from(side) / longer;
            (scaled.round() as u32).clamp(1, side)
        };
        let mut scaled_picture = self.clone();
        scaled_picture.resize(scaled(width), scaled(height))?;
        let mut upright = scaled_picture.pixels;
        upright.apply_orientation(self.turned);
        Ok(upright.into_rgba8())
    }

    /// Scales it to a width as it is shown.
    fn scale_to(&mut self, width: u32) -> Result<()> {
        let shown = self.shown();
        if shown.0 == width {
            return Ok(());
        }
        let height = u64::from(shown.1) * u64::from(width);
        let height = (height + u64::from(shown.0) / 2) / u64::from(shown.0).max(1);
        self.resize(width, u32::try_from(height)?.max(1))
    }

    /// Scales it to a width and a height as it is shown.
    fn resize(&mut self, width: u32, height: u32) -> Result<()> {
        let (old_width, old_height) = (self.pixels.width(), self.pixels.height());
        let is_turned = header::is_tall_or_wide(self.turned);
        let (new_width, new_height) = if is_turned {
            (height, width)
        } else {
            (width, height)
        };
        let (pixels, kind) = match &self.pixels {
            DynamicImage::ImageRgb8(pixels) => (pixels.as_raw(), PixelType::U8x3),
            DynamicImage::ImageRgba8(pixels) => (pixels.as_raw(), PixelType::U8x4),
            _ => bail!("its pixels are of another kind"),
        };
        let source = ImageRef::new(old_width, old_height, pixels, kind)?;
        let mut target = Image::new(new_width, new_height, kind);
        let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
        Resizer::new().resize(&source, &mut target, &options)?;
        let pixels = target.into_vec();
        let scaled = match kind {
            PixelType::U8x3 => RgbImage::from_raw(new_width, new_height, pixels).map(Into::into),
            _ => RgbaImage::from_raw(new_width, new_height, pixels).map(Into::into),
        };
        self.pixels = scaled.context("its pixels are too few")?;
        Ok(())
    }

    fn encode(&self, quality: u8) -> Result<Vec<u8>> {
        let mut upright = self.pixels.clone();
        upright.apply_orientation(self.turned);
        let (width, height) = (upright.width(), upright.height());
        let encoder = match &upright {
            DynamicImage::ImageRgb8(pixels) => Encoder::from_rgb(pixels, width, height),
            DynamicImage::ImageRgba8(pixels) => Encoder::from_rgba(pixels, width, height),
            _ => bail!("its pixels are of another kind"),
        };
        let mut encoded = encoded(&encoder, quality, false)?;
        if self.is_drawing {
            let exact = self::encoded(&encoder, 30, true)?;
            if exact.len() as f64 <= encoded.len() as f64 * LOSSLESS_LIMIT {
                encoded = exact;
            }
        }
        match &self.profile {
            None => Ok(encoded),
            Some(profile) => {
                let mut file = WebP::from_bytes(Bytes::from(encoded))?;
                file.set_icc_profile(Some(Bytes::from(profile.clone())));
                Ok(file.encoder().bytes().to_vec())
            }
        }
    }
}

/// A WebP; where it is exact, quality is effort.
fn encoded(encoder: &Encoder, quality: u8, is_exact: bool) -> Result<Vec<u8>> {
    let failed = |()| anyhow!("libwebp has another version than its bindings");
    let mut config = WebPConfig::new().map_err(failed)?;
    config.quality = f32::from(quality);
    config.lossless = i32::from(is_exact);
    config.method = METHOD;
    let encoded = encoder.encode_advanced(&config);
    let encoded = encoded.map_err(|error| anyhow!("libwebp cannot encode it: {error:?}"))?;
    Ok(encoded.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builder::pictures::header::tests::exif_segment;
    use image::{GenericImageView, ImageFormat, Rgb};

    /// Left half red, right half blue.
    fn two_halves(format: ImageFormat) -> Vec<u8> {
        let pixels = RgbImage::from_fn(64, 32, |x, _| match x < 32 {
            true => Rgb([220, 20, 20]),
            false => Rgb([20, 20, 220]),
        });
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::from(pixels)
            .write_to(&mut bytes, format)
            .unwrap();
        bytes.into_inner()
    }

    fn is_red(picture: &DynamicImage, x: u32, y: u32) -> bool {
        let [red, _, blue, _] = picture.get_pixel(x, y).0;
        red > blue
    }

    /// A copy shows what the picture shows, upright, in the width that was asked for.
    #[test]
    fn copies_are_upright() {
        let plain = two_halves(ImageFormat::Jpeg);
        for (orientation, size, first_is_red) in [(1, (32, 16), true), (3, (32, 16), false)] {
            let mut file = plain.clone();
            file.splice(2..2, exif_segment(orientation));
            let copies = copies(&file, &[16, 32], 80).unwrap();
            let copy = image::load_from_memory(&copies[1]).unwrap();
            assert_eq!(copy.dimensions(), size);
            assert_eq!(is_red(&copy, 4, 8), first_is_red, "{orientation}");
            assert_eq!(
                image::load_from_memory(&copies[0]).unwrap().dimensions(),
                (16, 8)
            );
        }
        let mut turned = plain;
        turned.splice(2..2, exif_segment(6));
        let copy = copies(&turned, &[16], 80).unwrap();
        let copy = image::load_from_memory(&copy[0]).unwrap();
        assert_eq!(copy.dimensions(), (16, 32));
        assert!(is_red(&copy, 8, 4) && !is_red(&copy, 8, 28));
    }

    /// Flat colours keep their edges, and the same picture gives the same bytes.
    #[test]
    fn a_drawing_loses_nothing() {
        let png = two_halves(ImageFormat::Png);
        let copy = copies(&png, &[64], 75).unwrap();
        assert_eq!(
            image::load_from_memory(&copy[0]).unwrap().to_rgb8(),
            image::load_from_memory(&png).unwrap().to_rgb8()
        );
        assert_eq!(
            copies(&png, &[48], 75).unwrap(),
            copies(&png, &[48], 75).unwrap()
        );
    }

    /// What cannot be decoded is an error, and a size that a file lies about costs no memory.
    #[test]
    fn broken_files_are_refused() {
        let png = two_halves(ImageFormat::Png);
        assert!(copies(&png[..60], &[16], 75).is_err());
        assert!(copies(b"not a picture", &[16], 75).is_err());
        let mut large = png;
        large[16..24].copy_from_slice(&[0, 0xff, 0xff, 0xff, 0, 0xff, 0xff, 0xff]);
        assert!(copies(&large, &[16], 75).is_err());
    }
}
