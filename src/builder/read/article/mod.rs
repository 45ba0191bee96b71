//! From a Markdown file to a post or a page that is known to be valid, in three steps: where it
//! goes, what it says, how lists and search engines see it.

mod code; // in colour
mod conforming; // HTML that keeps to the standard
mod cover; // the picture that goes with it
mod depth; // of HTML
mod describe; // how it is seen
mod diagram; // Mermaid's language
mod embeds; // what other sites play
mod enrich; // code, formulas, headings
mod external; // links to other sites
mod inline; // emoji and formulas among words
mod made; // what the builder makes of them
mod math; // formulas
mod media; // its pictures, and the files it refers to
mod metadata; // what search engines and social networks are told
mod pictures; // of its text
mod place; // where it goes
mod raw_html; // what an author wrote in HTML
mod render; // what it says
mod shortcodes; // Hugo's, before the Markdown
mod toc; // where an author wants it

use std::{collections::BTreeSet, path::PathBuf};

use html_escape::encode_double_quoted_attribute;
use percent_encoding::percent_decode_str;

use super::{
    Asset, Display, SharePlace,
    front_matter::{self, EditLink, FrontMatter, Located, Node},
    menus,
    scan::{ArticleKind, SourceFile},
    settings::Settings,
    words,
};
use crate::{
    builder::{Build, Feature, problem::FileReport, words::Vocabulary},
    domain::{ArticlePath, CoverFigure, Entry, Heading, Route, Tag, Taxonomy},
    markdown::{RawHtml, plain_text},
};
pub use diagram::DiagramPicture;
pub use media::{CoverImage, origins, resolved_in};
pub use metadata::Metadata;
pub use pictures::Picture;
use place::Place;
pub use raw_html::sanitised;
use render::Rendered;

/// A published post or page.
#[derive(Clone, Debug)]
pub struct Article {
    /// Where the author wrote it, relative to the content root.
    pub source: SourceFile,
    /// Its address.
    pub path: ArticlePath,
    /// What lists know of it.
    pub entry: Entry,
    /// What texts in other languages call it, besides its place.
    pub translation_key: Option<String>,
    /// The words around its text.
    pub vocabulary: Vocabulary,
    /// For search engines.
    pub description: String,
    /// For search engines and social networks.
    pub metadata: Metadata,
    /// The text, rendered.
    pub html: String,
    /// Whether search engines are asked to leave it out.
    pub noindex: bool,
    /// The lists that name it.
    pub listing: Listing,
    /// Files below the base that lead here from former addresses.
    pub aliases: Vec<String>,
    /// Hosts whose frames it opens at a click, as a Content-Security-Policy names them.
    pub frame_origins: BTreeSet<String>,
    /// Hosts that its pictures come from, as a Content-Security-Policy names them.
    pub image_origins: Vec<String>,
    /// Paths below the base of the pictures it shows.
    pub images: Vec<String>,
    /// Pictures that have smaller copies, the cover among them.
    pub pictures: Vec<Picture>,
    /// The picture above its text.
    pub cover: Option<CoverFigure>,
    /// Paths below the base of all files it refers to.
    pub references: Vec<String>,
    /// Its links, as written.
    pub links: Vec<String>,
    /// Its headings.
    pub outline: Vec<Heading>,
    /// What its text has that needs styles.
    pub features: BTreeSet<Feature>,
    /// Its diagrams as files beside its page.
    pub diagrams: Vec<DiagramPicture>,
    /// What its page shows besides the text.
    pub around: Around,
    /// Its categories.
    pub categories: Vec<Tag>,
    /// The series that it is a part of.
    pub series: Vec<Tag>,
    /// Who wrote it, as lists of their posts have it.
    pub authors: Vec<Tag>,
}

/// What an author says of what is around a text.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// The switches.
    pub display: Display,
    /// The author's own description.
    pub description: Option<String>,
    /// Where to share the post; the usual places where nothing is said.
    pub share_places: Option<Vec<&'static SharePlace>>,
    /// What the link to the place of first publishing says.
    pub canonical_text: Option<String>,
    /// Where the text can be edited.
    pub edit: EditLink,
    /// Its places in menus.
    pub menus: Vec<menus::Place>,
    /// The deepest headings of the contents.
    pub toc_depth: Option<usize>,
}

/// Which lists name an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listing {
    /// None of them: only who has the address finds it.
    pub is_unlisted: bool,
    /// The list of all posts.
    pub is_in_home: bool,
    /// The archive and the feeds of all posts, of which those of other sections are not.
    pub is_main: bool,
    /// Feeds.
    pub is_in_feeds: bool,
    /// The search.
    pub is_in_search: bool,
}

/// What a file is of the site.
#[derive(Clone, Debug)]
pub enum Part {
    /// A post or a page.
    Article(Box<Article>),
    /// It names one of the lists, as themes have it that make those of files.
    List(ListFile),
}

/// A file in whose place the site has a page of its own.
#[derive(Clone, Debug)]
pub struct ListFile {
    /// Relative to the content root.
    pub file: String,
    /// Its place in the content root, as [`SourceFile::place`].
    pub place: PathBuf,
    /// That page.
    pub route: Route,
    /// Files below the base that lead there.
    pub aliases: Vec<String>,
}

/// Reads a file's text; `None` if it is not published, or too broken to be.
pub fn read(
    source: &SourceFile,
    text: &str,
    inherited: Vec<(String, usize, Node)>,
    build: &Build,
    settings: &Settings,
    problems: &mut FileReport,
) -> Option<Part> {
    let parsed = front_matter::read(text, inherited, problems)?;
    if !is_published(&parsed.matter, build) {
        return None;
    }
    if let Some(layout) = &parsed.matter.layout
        && let Some(route) = list_of(&layout.value)
        && source.kind == ArticleKind::Page
    {
        if route == Route::Search && !settings.site.has_search {
            let help = "remove the file, or `search = false`";
            problems.warn(
                layout.line,
                "site.toml has `search = false`: the page is left out",
                help,
            );
            return None;
        }
        return Some(Part::List(ListFile {
            file: source.name(),
            place: source.place.clone(),
            aliases: place::leading_to(&route, source, &parsed.matter, problems),
            route,
        }));
    }
    let Place { path, aliases } = Place::find(source, &parsed.matter, problems)?;
    let vocabulary = vocabulary(&parsed.matter, settings, problems);
    let mut rendered = Rendered::new(
        source, &parsed, &path, vocabulary, build, settings, problems,
    );
    let metadata = Metadata::new(source, &path, &parsed.matter, &rendered, build);
    rendered.refer_to(&metadata);
    let covers = cover::Covers::new(&parsed.matter, &rendered, &metadata, settings);
    rendered.pictures.extend(covers.picture.clone());
    if covers.above_text.is_some() {
        rendered.features.insert(Feature::Figure);
    }
    let way_out = match settings.raw_html {
        RawHtml::Safe => {
            "write it in Markdown, or set `unsafe_html = true` in site.toml if you trust every author"
        }
        RawHtml::Kept => {
            "the HTML of this text can be read in two ways: close its elements, and use no `<plaintext>`"
        }
    };
    for element in &rendered.removed {
        problems.warn(
            None,
            format!("the HTML element `<{element}>` is left out"),
            way_out,
        );
    }
    for address in &rendered.refused {
        let (message, way_out) = match address.is_empty() {
            true => (
                "a picture without an address is left out".to_owned(),
                "name its file, or remove it",
            ),
            false => (
                format!("`{address}` is not an address, and what leads to it is left out"),
                "correct it, or remove it",
            ),
        };
        problems.warn(None, message, way_out);
    }
    Some(Part::Article(Box::new(Article {
        source: source.clone(),
        noindex: parsed.matter.noindex || parsed.matter.unlisted,
        listing: Listing {
            is_unlisted: parsed.matter.unlisted,
            is_in_home: !parsed.matter.hidden_in_home && source.is_main,
            is_main: source.is_main,
            is_in_feeds: !parsed.matter.hidden_in_feeds,
            is_in_search: !parsed.matter.hidden_in_search,
        },
        metadata,
        description: describe::description(&parsed.matter, &rendered),
        around: around(&parsed.matter, problems),
        categories: describe::terms(Taxonomy::Categories, &parsed.matter.categories, problems),
        series: describe::terms(Taxonomy::Series, &parsed.matter.series, problems),
        translation_key: parsed.matter.translation_key.clone(),
        authors: describe::authors(&parsed.matter, settings),
        entry: describe::entry(
            source, parsed, &path, &rendered, &covers, settings, problems,
        ),
        path,
        vocabulary,
        html: rendered.html,
        aliases,
        frame_origins: rendered.frame_origins,
        image_origins: rendered.image_origins,
        images: rendered.images,
        pictures: rendered.pictures,
        cover: covers.above_text,
        references: rendered.references,
        links: rendered.links,
        outline: rendered.outline,
        features: rendered.features,
        diagrams: rendered.diagrams,
    })))
}

/// The words that go with a text: those of its own language, or the site's.
fn vocabulary(matter: &FrontMatter, settings: &Settings, problems: &mut FileReport) -> Vocabulary {
    let Some(language) = &matter.language else {
        return settings.vocabulary;
    };
    match language.value == settings.site.language {
        true => settings.vocabulary,
        false => words::of_text(&language.value, language.line, problems),
    }
}

/// The list that a layout of PaperMod's shows.
fn list_of(layout: &str) -> Option<Route> {
    match layout {
        "archives" => Some(Route::Archive),
        "search" => Some(Route::Search),
        _ => None,
    }
}

fn around(matter: &FrontMatter, problems: &mut FileReport) -> Around {
    let share_places = matter.share_buttons.as_ref().map(|buttons| {
        let place = |button: &Located<String>| {
            let place = SharePlace::of_name(&button.value);
            if place.is_none() {
                problems.warn(
                    button.line,
                    format!("there is no place `{}` to share a post", button.value),
                    "docs/papermod.md lists them",
                );
            }
            place
        };
        buttons.iter().filter_map(place).collect()
    });
    Around {
        display: matter.display,
        description: matter
            .description
            .clone()
            .filter(|text| !text.trim().is_empty()),
        share_places,
        canonical_text: matter.canonical_text.clone(),
        edit: matter.edit.clone(),
        menus: matter.menus.clone(),
        toc_depth: matter.toc_depth.and_then(|depth| depth.try_into().ok()),
    }
}

fn is_published(matter: &FrontMatter, build: &Build) -> bool {
    let now = build.now.moment();
    let from = matter.publish_date.as_ref().or(matter.date.as_ref());
    let until = matter.expiry_date.as_ref();
    let has_page = !matter.is_unrendered && !matter.headless;
    has_page
        && (build.drafts || !matter.draft)
        && from.is_none_or(|date| date.moment() <= now)
        && until.is_none_or(|date| date.moment() > now)
}

impl Article {
    /// Whether it is a post that lists name.
    pub fn is_listed(&self) -> bool {
        self.source.kind == ArticleKind::Post && !self.listing.is_unlisted
    }

    /// Whether the search finds it.
    pub fn is_searched(&self) -> bool {
        self.listing.is_in_search && !self.listing.is_unlisted
    }

    /// Its terms of a taxonomy.
    pub fn terms(&self, taxonomy: Taxonomy) -> Vec<Tag> {
        match taxonomy {
            Taxonomy::Tags => self.entry.tag_list(),
            Taxonomy::Categories => self.categories.clone(),
            Taxonomy::Series => self.series.clone(),
            Taxonomy::Authors => self.authors.clone(),
        }
    }

    /// Its plain text by the headings above it; what is before the first one has none.
    pub fn sections(&self) -> Vec<(Option<&Heading>, String)> {
        let mut sections = Vec::new();
        let (mut above, mut rest) = (None, self.html.as_str());
        for heading in &self.outline {
            let Heading { level, id, .. } = heading;
            let id = encode_double_quoted_attribute(id);
            let Some((text, own)) = rest.split_once(&format!("<h{level} id=\"{id}\"")) else {
                continue;
            };
            sections.push((above.replace(heading), plain_text(text)));
            let end = format!("</h{level}>");
            rest = own.split_once(&end).map_or("", |(_, after)| after);
        }
        sections.push((above, plain_text(rest)));
        sections
    }

    /// Its address.
    pub fn route(&self) -> Route {
        Route::Article(self.path.clone())
    }

    /// The path below the base that a link leads to, and its fragment; `None` for another site, and for
    /// Markdown files, which are resolved when all articles are known.
    pub fn target(&self, link: &str) -> Option<(String, String)> {
        let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
        let is_markdown = path.ends_with(".md") || path.ends_with(".markdown");
        let path = media::resolved(&self.path, &[path.to_owned()]).pop()?;
        let fragment = percent_decode_str(fragment).decode_utf8().ok()?;
        (!is_markdown).then(|| (path, fragment.into_owned()))
    }

    /// Whether it has a video or a sound.
    pub fn has_media(&self) -> bool {
        self.html.contains("<video") || self.html.contains("<audio")
    }

    /// The bundle's files.
    pub fn resources(&self) -> impl Iterator<Item = Asset> {
        self.source.resources_at(self.path.as_str())
    }
}
