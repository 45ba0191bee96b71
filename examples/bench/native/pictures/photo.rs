//! A photo that nobody took, the same on every machine: sky, hills and grain.

use std::io::Cursor;

use anyhow::Result;
use image::{Rgb, RgbImage, codecs::jpeg::JpegEncoder};

/// As a telephone takes it.
const SIZE: (u32, u32) = (4000, 3000);

/// A JPEG of 12 megapixels, of a number's own.
pub fn photo(number: u64) -> Result<Vec<u8>> {
    let mut state = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let waves: Vec<(f32, f32, f32)> = (0..6)
        .map(|wave| {
            let part = |bits: u64| (bits % 1000) as f32 / 1000.0;
            let length = 0.0015 * 2f32.powi(wave) * (0.7 + part(random()));
            (length, part(random()) * 6.3, 320.0 / 2f32.powi(wave))
        })
        .collect();
    let (width, height) = SIZE;
    let hills: Vec<f32> = (0..width)
        .map(|x| {
            let waves = waves.iter();
            let heights =
                waves.map(|(length, phase, size)| (x as f32 * length + phase).sin() * size);
            height as f32 * 0.55 + heights.sum::<f32>()
        })
        .collect();
    let mut pixels = RgbImage::new(width, height);
    for (x, y, pixel) in pixels.enumerate_pixels_mut() {
        let noise = random();
        let grain = (noise & 15) as f32 - 7.5;
        let depth = y as f32 - hills[x as usize];
        let colour = match depth < 0.0 {
            true => [
                90.0 + y as f32 * 0.04,
                140.0 + y as f32 * 0.03,
                225.0 - y as f32 * 0.01,
            ],
            false => {
                // Leaves: coarse spots that get larger towards the viewer.
                let spot = ((x as f32 * 0.11).sin() * (y as f32 * 0.13).cos() * 40.0)
                    + ((x as f32 * 0.37 + depth * 0.2).sin() * 25.0);
                [
                    70.0 + spot,
                    105.0 + spot * 0.8 - depth * 0.02,
                    45.0 + spot * 0.3,
                ]
            }
        };
        *pixel = Rgb(colour.map(|channel| (channel + grain).clamp(0.0, 255.0) as u8));
    }
    let mut file = Cursor::new(Vec::new());
    JpegEncoder::new_with_quality(&mut file, 90).encode_image(&pixels)?;
    Ok(file.into_inner())
}
