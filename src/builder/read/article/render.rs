//! What an article says: its text, rendered once, with what is counted and found in it.

use std::collections::BTreeSet;

use super::{
    super::{Switch, front_matter::Parsed, scan::SourceFile, settings::Settings},
    conforming, depth,
    enrich::Enricher,
    external::with_external_links,
    media::{self, CoverImage, Finder},
    metadata::Metadata,
    pictures::{self, Picture},
    raw_html, shortcodes,
};
use crate::{
    builder::{Build, Feature, problem::FileReport},
    domain::{ArticlePath, Heading, WordCount},
    markdown::{Document, ImageSizes, RawHtml, Summary, inline_text, word_count},
};

/// A text as readers get it.
pub struct Rendered {
    /// The HTML.
    pub html: String,
    /// How long it is.
    pub words: WordCount,
    /// What lists show of it.
    pub summary: Summary,
    /// The picture above it.
    pub cover: Option<CoverImage>,
    /// The pictures that have smaller copies.
    pub pictures: Vec<Picture>,
    /// Hosts that its pictures come from.
    pub image_origins: Vec<String>,
    /// Elements that the author wrote and readers do not get.
    pub removed: BTreeSet<String>,
    /// Addresses that lead nowhere, which readers do not get either.
    pub refused: BTreeSet<String>,
    /// Paths below the base of the pictures it shows.
    pub images: Vec<String>,
    /// Paths below the base of all files it refers to, pictures among them.
    pub references: Vec<String>,
    /// Its links, as written.
    pub links: Vec<String>,
    /// Its headings.
    pub outline: Vec<Heading>,
    /// What it has that needs styles.
    pub features: BTreeSet<Feature>,
}

impl Rendered {
    /// Renders the text of a file.
    pub fn new(
        source: &SourceFile,
        parsed: &Parsed,
        path: &ArticlePath,
        build: &Build,
        settings: &Settings,
        problems: &mut FileReport,
    ) -> Self {
        let words = settings.site.words();
        let text = shortcodes::expanded(parsed.text, parsed.text_line, problems);
        let document = Document::parse(&text, RawHtml::Kept, settings.punctuation);
        let finder = Finder {
            source,
            path,
            build,
        };
        let cover = finder.cover(&parsed.matter);
        let mut pictures = document.images();
        let display = &parsed.matter.display;
        let enricher = Enricher {
            has_plain_headings: display.is_on(Switch::DisableAnchoredHeadings),
            has_copy: display.is_on(Switch::ShowCodeCopyButtons),
            words: (words, settings.site.page_words()),
            ..Enricher::default()
        };
        // The sizes of pictures are found when all of them are there.
        let mut html = document.html(&ImageSizes::default(), words, &enricher);
        enricher.report(parsed.text, parsed.text_line, problems);
        let links = document.links();
        let (mut removed, mut refused) = (BTreeSet::new(), BTreeSet::new());
        let has_raw_html = document.raw_html().next().is_some();
        if has_raw_html && depth::is_too_deep(&html, settings.raw_html) {
            problems.error(
                None,
                format!(
                    "more than {} HTML elements are open at one place",
                    depth::MOST
                ),
                "close them where they end",
            );
            html.clear(); // what stops the build need not be read
        } else if has_raw_html {
            let settled = raw_html::settle(&html, settings.raw_html, document.raw_html(), words);
            html = settled.html;
            removed = settled.removed;
            refused = settled.refused;
            pictures = settled.media;
        } else if !are_valid(&links, &pictures) {
            let repaired = conforming::repaired(&html, words);
            html = repaired.html;
            refused = repaired.refused;
        }
        html = enricher.made.restored(&html);
        html = with_external_links(html, display, settings.base_url().as_ref());
        let has_cover = cover.is_some() && !parsed.matter.cover.hidden_in_single;
        let shown = pictures::shown(html, &finder, &settings.images, !has_cover);
        html = shown.html;
        if shown.has_figures {
            enricher.features.borrow_mut().insert(Feature::Figure);
        }
        let cover_address = cover.as_ref().map(|cover| &cover.address);
        let mut images = media::resolved(path, &pictures);
        images.extend(cover.as_ref().and_then(|cover| cover.file.clone()));
        let mut references = media::resolved(path, &links);
        references.extend(images.iter().cloned());
        Self {
            words: word_count(&html),
            summary: match parsed.matter.summary.as_deref() {
                Some(own) if !own.trim().is_empty() && !document.is_divided() => Summary {
                    text: inline_text(own, settings.punctuation, words),
                    truncated: false,
                },
                _ => document.summary(),
            },
            image_origins: media::origins(pictures.iter().chain(cover_address)),
            html,
            removed,
            refused,
            cover,
            pictures: shown.pictures,
            images,
            references,
            links,
            outline: enricher.outline.into_inner(),
            features: enricher.features.into_inner(),
        }
    }

    /// Adds the files that go with the text where it is shared: they are published, and have to be there.
    pub fn refer_to(&mut self, metadata: &Metadata) {
        let pictures = metadata.pictures.iter();
        let pictures = pictures.filter_map(|picture| picture.file.clone());
        let new = pictures.filter(|picture| !self.images.contains(picture));
        let new: Vec<String> = new.collect();
        self.references
            .extend(new.iter().chain(&metadata.media_files).cloned());
        self.images.extend(new);
    }
}

/// Whether all addresses of links and pictures are written as they should be.
fn are_valid(links: &[String], pictures: &[String]) -> bool {
    let is_valid = |address: &String| conforming::is_valid(address);
    links.iter().all(is_valid)
        && pictures
            .iter()
            .all(|address| !address.is_empty() && is_valid(address))
}
