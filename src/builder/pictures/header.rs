//! What the first bytes of a picture say: how large it is shown, and whether smaller copies can be made.

use std::{io::Read, path::Path};

use image::metadata::Orientation;

use crate::builder::files;

/// Bytes that are read of a file: a JPEG notes its size after its metadata, 64 KB a piece.
const HEAD: u64 = 128 << 10;

/// Pixels of a picture that is decoded at most: ten times those of a telephone's.
const MOST_PIXELS: u64 = 120_000_000;

/// The head of a picture's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// Width and height in pixels, upright.
    pub size: (u32, u32),
    /// Whether it can be scaled: a JPEG, a PNG or a WebP that does not move.
    pub is_scalable: bool,
}

impl Header {
    /// Reads a file; `None` for what is not a picture of pixels.
    pub fn read(path: &Path) -> Option<Self> {
        let mut head = Vec::new();
        let mut file = files::open(path).ok()?;
        file.by_ref().take(HEAD).read_to_end(&mut head).ok()?;
        let size = imagesize::blob_size(&head);
        let size = size.or_else(|_| imagesize::reader_size(files::open(path).map_err(to_io)?));
        let size = size.ok()?;
        let (width, height): (u32, u32) =
            (size.width.try_into().ok()?, size.height.try_into().ok()?);
        let is_turned = is_tall_or_wide(orientation(&head));
        Some(Self {
            size: if is_turned {
                (height, width)
            } else {
                (width, height)
            },
            is_scalable: is_still(&head) && u64::from(width) * u64::from(height) <= MOST_PIXELS,
        })
    }
}

fn to_io(error: anyhow::Error) -> imagesize::ImageError {
    imagesize::ImageError::IoError(std::io::Error::other(error))
}

/// Whether an orientation swaps width and height.
pub fn is_tall_or_wide(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(
        orientation,
        Rotate90 | Rotate90FlipH | Rotate270 | Rotate270FlipH
    )
}

/// How a JPEG is to be turned, as the camera noted it.
pub fn orientation(file: &[u8]) -> Orientation {
    let orientation = exif(file).and_then(Orientation::from_exif_chunk);
    orientation.unwrap_or(Orientation::NoTransforms)
}

/// The Exif data of a JPEG (JEITA CP-3451, section 4.5): a segment before the picture.
fn exif(file: &[u8]) -> Option<&[u8]> {
    let mut rest = file.strip_prefix(&[0xff, 0xd8])?;
    loop {
        let [0xff, marker, high, low, ..] = *rest else {
            return None;
        };
        let length = usize::from(u16::from_be_bytes([high, low]));
        let segment = rest.get(4..2 + length)?;
        match marker {
            0xe1 if segment.starts_with(b"Exif\0\0") => return segment.get(6..),
            0xda => return None,
            _ => rest = rest.get(2 + length..)?,
        }
    }
}

/// Whether a file is of a kind that is scaled, and does not move.
fn is_still(head: &[u8]) -> bool {
    if head.starts_with(&[0xff, 0xd8, 0xff]) {
        return true;
    }
    if head.starts_with(b"\x89PNG\r\n\x1a\n") {
        // The chunk of an animation comes before the picture's data.
        let end = find(head, b"IDAT").unwrap_or(head.len());
        return find(&head[..end], b"acTL").is_none();
    }
    let is_webp = head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP");
    let is_extended = head.get(12..16) == Some(b"VP8X");
    is_webp && !(is_extended && head.get(20).is_some_and(|flags| flags & 2 != 0))
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A JPEG's start, with Exif data of this orientation.
    pub fn exif_segment(orientation: u8) -> Vec<u8> {
        let mut tiff = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
        tiff.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
        let length = (tiff.len() + 2) as u16;
        let mut segment = vec![0xff, 0xe1];
        segment.extend(length.to_be_bytes());
        segment.extend(tiff);
        segment
    }

    /// A telephone held upright notes a turn, and its picture is taller than wide.
    #[test]
    fn a_turned_picture_is_told_by_its_exif() {
        let file = |orientation| [&[0xff, 0xd8][..], &exif_segment(orientation)].concat();
        assert!(is_tall_or_wide(orientation(&file(6))));
        assert!(!is_tall_or_wide(orientation(&file(3))));
        assert_eq!(orientation(&file(3)), Orientation::Rotate180);
        assert_eq!(orientation(&file(77)), Orientation::NoTransforms);
        for cut in 0..file(6).len() {
            orientation(&file(6)[..cut]); // a cut file is no reason to stop
        }
    }

    /// What moves would stand still in a smaller copy.
    #[test]
    fn what_moves_is_left_alone() {
        let webp = |flags: u8| [b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0", &[flags][..]].concat();
        assert!(is_still(&webp(0x10)) && !is_still(&webp(0x12)));
        let png = b"\x89PNG\r\n\x1a\n....IHDR....acTL....IDAT";
        assert!(!is_still(png));
        assert!(is_still(b"\x89PNG\r\n\x1a\n....IHDR....IDAT..acTL"));
        assert!(!is_still(b"GIF89a") && !is_still(b"<svg/>"));
    }
}
