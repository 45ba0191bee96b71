//! What an article says: its text, rendered once, with what is counted and found in it.

use std::collections::BTreeSet;

use super::{
    super::{Switch, front_matter::Parsed, scan::SourceFile, settings::Settings},
    conforming, depth,
    diagram::DiagramPicture,
    embeds,
    enrich::Enricher,
    external::with_external_links,
    inline::Inline,
    made::CONTENTS,
    media::{self, CoverImage, Finder},
    metadata::Metadata,
    pictures::{self, Picture},
    raw_html, shortcodes, toc,
};
use crate::{
    builder::{Build, Feature, problem::FileReport, words::Vocabulary},
    domain::{ArticlePath, Heading, WordCount},
    markdown::{Document, Formulas, ImageSizes, RawHtml, Summary, inline_text, word_count},
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
    /// The origins of the frames that it opens.
    pub frame_origins: BTreeSet<String>,
    /// What it has that needs styles.
    pub features: BTreeSet<Feature>,
    /// Its diagrams as files beside its page.
    pub diagrams: Vec<DiagramPicture>,
}

impl Rendered {
    /// Renders the text of a file.
    pub fn new(
        source: &SourceFile,
        parsed: &Parsed,
        path: &ArticlePath,
        vocabulary: Vocabulary,
        build: &Build,
        settings: &Settings,
        problems: &mut FileReport,
    ) -> Self {
        let Vocabulary { words, own } = vocabulary;
        let formulas = Formulas::of(parsed.matter.math.or(settings.math));
        let display = &parsed.matter.display;
        let enricher = Enricher {
            formulas,
            has_plain_headings: display.is_on(Switch::DisableAnchoredHeadings),
            has_copy: display.is_on(Switch::ShowCodeCopyButtons),
            vocabulary,
            ..Enricher::default()
        };
        let text = shortcodes::expanded(
            parsed.text,
            &mut shortcodes::Context {
                first_line: parsed.text_line,
                inline: Inline {
                    formulas,
                    has_emoji: settings.emoji,
                },
                source,
                matter: &parsed.matter,
                settings,
                words,
                own,
                enricher: &enricher,
                problems,
            },
        );
        let parse = match formulas.reads_dollars(&text) {
            true => Document::parse_with_formulas,
            false => Document::parse,
        };
        let document = parse(&text, RawHtml::Kept, settings.punctuation);
        let finder = Finder {
            source,
            path,
            build,
        };
        let cover = finder.cover(&parsed.matter);
        let mut pictures = document.images();
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
            let mut has_frames = true;
            if settings.raw_html == RawHtml::Safe {
                (html, has_frames) = embeds::cards(&html, &enricher, own);
            }
            let settled = raw_html::settle(&html, settings.raw_html, document.raw_html(), words);
            html = settled.html;
            removed = settled.removed;
            if !has_frames {
                removed.remove("iframe"); // they are cards
            }
            refused = settled.refused;
            pictures = settled.media;
        } else if !are_valid(&links, &pictures) {
            let repaired = conforming::repaired(&html, words);
            html = repaired.html;
            refused = repaired.refused;
        }
        html = enricher.made.restored(&html);
        html = with_external_links(html, display, settings);
        let has_cover = cover.is_some() && !parsed.matter.cover.hidden_in_single;
        let shown = pictures::shown(html, &finder, &settings.images, !has_cover);
        html = shown.html;
        if shown.has_figures {
            enricher.features.borrow_mut().insert(Feature::Figure);
        }
        if html.contains(CONTENTS) {
            let contents = toc::list(&enricher.outline.borrow(), own);
            html = html.replacen(CONTENTS, &contents, 1).replace(CONTENTS, "");
            // They are where the author wants them, and nowhere else.
            enricher.outline.borrow_mut().clear();
        }
        report_failures(&enricher, parsed, problems);
        let mut summary = document.summary(&enricher);
        summary.text = enricher.made.plain(&summary.text);
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
                _ => summary,
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
            diagrams: enricher.diagrams.into_inner(),
            frame_origins: enricher.frame_origins.into_inner(),
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

/// Formulas and diagrams that are told by their line.
const MOST_LINES: usize = 100;

/// Says which formulas and diagrams are not, and on which lines.
fn report_failures(enricher: &Enricher, parsed: &Parsed, problems: &mut FileReport) {
    for (at, failure) in enricher.failures.take().into_iter().enumerate() {
        let line = failure.line.or_else(|| {
            // Each is looked for in the whole text.
            if at >= MOST_LINES {
                return None;
            }
            let line_at = |at: usize| parsed.text_line + parsed.text[..at].matches('\n').count();
            let whole = parsed.text.find(failure.source.trim());
            let whole = whole.map(|at| line_at(at) + failure.source_line);
            // In a list or a quotation its lines are not as they were.
            let wrong = || parsed.text.find(failure.wrong_line()).map(line_at);
            whole.or_else(wrong)
        });
        problems.warn(
            line,
            failure.to_string(),
            "correct it; until then its source is shown",
        );
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
