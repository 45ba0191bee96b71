//! Published files without metadata: where a picture was taken, by which camera, with which program, and
//! what a telephone hides behind it. Colours and the way it is turned stay.

use std::borrow::Cow;

use image::metadata::Orientation;
use img_parts::{
    Bytes,
    jpeg::{Jpeg, JpegSegment},
    png::Png,
    riff::{RiffChunk, RiffContent},
    webp::WebP,
};

use super::header;

/// The bytes of a file without metadata: the same where it has none, or is of another kind.
pub fn stripped(bytes: &[u8]) -> Cow<'_, [u8]> {
    let clean = match bytes {
        [0xff, 0xd8, ..] => jpeg(bytes),
        [0x89, b'P', b'N', b'G', ..] => png(bytes),
        [b'R', b'I', b'F', b'F', ..] => webp(bytes),
        _ => None,
    };
    clean.map_or(Cow::Borrowed(bytes), Cow::Owned)
}

/// Segments that stay: what decoders need, JFIF, the colour profile and Adobe's note on colours.
fn is_of_the_picture(segment: &JpegSegment) -> bool {
    match segment.marker() {
        0xe0 => segment.contents().starts_with(b"JFIF\0"),
        0xe2 => segment.contents().starts_with(b"ICC_PROFILE\0"),
        0xee => segment.contents().starts_with(b"Adobe"),
        0xe1 | 0xe3..=0xed | 0xef | 0xfe => false,
        _ => true,
    }
}

fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut picture = Jpeg::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    let turned = header::orientation(bytes);
    let segments = picture.segments_mut();
    segments.retain(is_of_the_picture);
    if turned != Orientation::NoTransforms {
        let first = segments.first().is_some_and(|first| first.marker() == 0xe0);
        let turn = JpegSegment::new_with_contents(0xe1, exif_of(turned));
        segments.insert(usize::from(first), turn);
    }
    let scan = segments.last().filter(|last| last.has_entropy())?;
    let header = 4 + scan.contents().len();
    let scan = scan.clone().encoder().bytes();
    let data = picture_data(scan.get(header..)?);
    let mut clean = Vec::with_capacity(bytes.len());
    clean.extend([0xff, 0xd8]);
    for segment in segments.iter() {
        let length = u16::try_from(segment.contents().len() + 2).ok()?;
        clean.extend([0xff, segment.marker()]);
        clean.extend(length.to_be_bytes());
        clean.extend(&segment.contents()[..]);
    }
    clean.extend(data);
    Some(clean)
}

/// Exif data that says how a picture is turned and nothing else.
fn exif_of(turned: Orientation) -> Bytes {
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend([turned.to_exif(), 0, 0, 0, 0, 0, 0, 0]);
    Bytes::from(exif)
}

/// The scans up to the end of the picture (ITU T.81, section B.1): what is behind it is another file. A
/// byte of data that looks like a marker is followed by a zero.
fn picture_data(data: &[u8]) -> &[u8] {
    let mut at = 0;
    while let Some(found) = data
        .get(at..)
        .and_then(|rest| rest.iter().position(|byte| *byte == 0xff))
    {
        at += found;
        match data.get(at + 1) {
            Some(0xd9) => return &data[..at + 2],
            // A stuffed byte, a restart, a filler.
            Some(0x00 | 0x01 | 0xd0..=0xd8) => at += 2,
            Some(0xff) => at += 1,
            // Tables and the start of another scan, which have a length.
            Some(_) => match data.get(at + 2..at + 4) {
                Some(&[high, low]) => at += 2 + usize::from(u16::from_be_bytes([high, low])),
                _ => return data,
            },
            None => return data,
        }
    }
    data
}

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    const METADATA: [[u8; 4]; 5] = [*b"eXIf", *b"tEXt", *b"iTXt", *b"zTXt", *b"tIME"];
    let mut picture = Png::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    let before = picture.chunks().len();
    picture
        .chunks_mut()
        .retain(|chunk| !METADATA.contains(&chunk.kind()));
    (picture.chunks().len() < before).then(|| picture.encoder().bytes().to_vec())
}

fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    const EXTENDED: [u8; 4] = *b"VP8X";
    /// The flags of Exif and XMP (RFC 9649 section 2.7).
    const FLAGS: u8 = 0x08 | 0x04;
    let mut picture = WebP::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    let before = picture.chunks().len();
    picture.remove_chunks_by_id(*b"EXIF");
    picture.remove_chunks_by_id(*b"XMP ");
    if picture.chunks().len() == before {
        return None;
    }
    for chunk in picture.chunks_mut() {
        if chunk.id() == EXTENDED
            && let Some(content) = chunk.content().data()
        {
            let mut content = content.to_vec();
            if let Some(flags) = content.first_mut() {
                *flags &= !FLAGS;
            }
            *chunk = RiffChunk::new(EXTENDED, RiffContent::Data(content.into()));
        }
    }
    Some(picture.encoder().bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builder::pictures::header::tests::exif_segment;
    use image::{DynamicImage, ImageFormat, RgbImage};
    use std::io::Cursor;

    fn picture(format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let pixels = RgbImage::from_fn(40, 20, |x, y| image::Rgb([x as u8 * 6, y as u8 * 9, 70]));
        DynamicImage::from(pixels)
            .write_to(&mut bytes, format)
            .unwrap();
        bytes.into_inner()
    }

    /// Position and camera go, the turn and the pixels stay, and so does nothing behind the picture.
    #[test]
    fn a_jpeg_keeps_its_turn_and_its_pixels() {
        let plain = picture(ImageFormat::Jpeg);
        let mut noted = plain[..2].to_vec();
        noted.extend(exif_segment(6));
        noted.extend(b"\xff\xe1\x00\x0fhttp://ns.ado\xff\xfe\x00\x08secret\xff\xed\x00\x05IPT");
        noted.extend(&plain[2..]);
        noted.extend(b"\xff\xd8 a film of the moment");
        let clean = stripped(&noted);
        let holds = |part: &[u8]| clean.windows(part.len()).any(|window| window == part);
        assert!(!holds(b"secret") && !holds(b"ns.ado") && !holds(b"film") && !holds(b"IPT"));
        assert_eq!(header::orientation(&clean), Orientation::Rotate90);
        assert_eq!(
            image::load_from_memory(&clean).unwrap(),
            image::load_from_memory(&plain).unwrap()
        );
        assert_eq!(stripped(&clean), clean, "what is clean stays as it is");
        assert_eq!(stripped(&plain), plain);
    }

    /// A PNG loses its texts, and what is no picture nothing.
    #[test]
    fn other_kinds() {
        let plain = picture(ImageFormat::Png);
        let mut noted = Png::from_bytes(Bytes::from(plain.clone())).unwrap();
        let text = img_parts::png::PngChunk::new(*b"tEXt", Bytes::from_static(b"Author\0Me"));
        noted.chunks_mut().insert(1, text);
        assert_eq!(stripped(&noted.encoder().bytes()), plain);
        let plain = picture(ImageFormat::WebP);
        assert_eq!(stripped(&plain), plain);
        for bytes in [
            &b"GIF89a"[..],
            b"",
            b"\xff\xd8\xff\xe1",
            b"\x89PNG",
            b"RIFF",
        ] {
            assert_eq!(stripped(bytes), bytes);
        }
    }
}
