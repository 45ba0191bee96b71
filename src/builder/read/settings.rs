//! `site.toml`: what an author says of the whole site.

use std::{collections::BTreeMap, path::Path};

use anyhow::Result;
use serde::{Deserialize, de::IgnoredAny};
use url::Url;

use super::{
    Display, Edition, Switch, base_url,
    characters::without_control_characters,
    copyright::Copyright,
    editions,
    feeds::FeedOptions,
    front_matter, home,
    look::{self, Look},
    made_lines::MadeLines,
    menus::{self, Menus},
    metadata::{self, Publisher, SiteMetadata, Social},
    services::{Analytics, Comments},
    slots::{Slots, Sources},
    words,
};
use crate::{
    builder::{
        files,
        pictures::{ImageOptions, MOST_WIDTHS},
        problem::{FileReport, Report},
        words::{Phrases, Vocabulary},
    },
    domain::{Author, CommentsBox, Footer, Prefetch, Site, Theme},
    markdown::{Punctuation, RawHtml},
};

/// The file's name in the content root.
pub const SETTINGS_FILE: &str = "site.toml";

/// The settings of a site.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// What pages show.
    pub site: Site,
    /// Which of the site's languages they are of.
    pub edition: Edition,
    /// The language of whoever has not chosen one; empty where there is nothing to choose.
    pub default_language: String,
    /// The words that go with it.
    pub vocabulary: Vocabulary,
    /// The folders whose posts are in the list of all posts.
    pub main_sections: Vec<String>,
    /// The author of posts that name none.
    pub author: Option<Author>,
    /// The picture that goes with pages that have none of their own, as written: a path below the
    /// base, or a URL.
    pub image: Option<String>,
    /// What the site says to search engines and social networks.
    pub metadata: SiteMetadata,
    /// What is changed of how pages look.
    pub look: Look,
    /// What is above the newest posts.
    pub home: Option<home::HomePage>,
    /// Whose the texts are: a line below pages and in feeds.
    pub copyright: Option<String>,
    /// What is put into pages.
    pub slots: Slots,
    /// What is below posts.
    pub comments: Option<CommentsBox>,
    /// What is made of pictures.
    pub images: ImageOptions,
    /// The items of the menus, to which pages may add theirs.
    pub menus: Menus,
    /// What becomes of HTML in Markdown.
    pub raw_html: RawHtml,
    /// What becomes of quotes, dashes and dots in Markdown.
    pub punctuation: Punctuation,
    /// Whether dollar signs are around formulas, where a text does not say.
    pub math: Option<bool>,
    /// Whether names of emoji become emoji.
    pub emoji: bool,
    /// Whether other pages may show the blog by files made for them.
    pub embed: bool,
    /// Whether all texts are in one file for language models.
    pub llms_full: bool,
    /// What pages show unless they say otherwise.
    pub display: Display,
    /// Whether keys of one character do something.
    pub shortcuts: bool,
    /// What feeds hold.
    pub feeds: FeedOptions,
    /// Front matter that all pages have unless they say otherwise.
    pub params: Vec<front_matter::Entry>,
}

impl Settings {
    /// Where the site will be served, ending in `/`; none where it is not known.
    pub fn base_url(&self) -> Option<Url> {
        Url::parse(self.site.base_url.as_ref()?).ok()
    }

    /// The absolute URL of a reference that an author wrote, which may be any of RFC 3986. Those that
    /// we make are absolute by [`Site::absolute`].
    pub fn resolve(&self, reference: &str) -> Option<String> {
        Some(self.base_url()?.join(reference).ok()?.into())
    }

    /// What the site's own texts and menus refer to, as written.
    pub fn references(&self) -> impl Iterator<Item = &String> {
        let home = self.home.iter().flat_map(|home| &home.references);
        let footer = self.site.footer.links.iter().map(|link| &link.url);
        home.chain(self.menus.urls()).chain(footer)
    }

    /// The path at which the site is served, as far as it is known: ends in `/`.
    pub fn root_path(&self) -> String {
        let base = self.base_url();
        base.map_or_else(
            || format!("/{}", self.edition.folder),
            |base| base.path().to_owned(),
        )
    }
}

/// `site.toml` as written. Unknown keys are mistakes: nobody else defines any.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SiteFile {
    title: String,
    #[serde(default)]
    description: String,
    base_url: Option<String>,
    #[serde(default = "english")]
    language: String,
    /// Read before.
    #[serde(default, rename = "language_in_folder")]
    _language_in_folder: bool,
    author: Option<String>,
    image: Option<String>,
    #[serde(default)]
    look: look::Written,
    #[serde(default)]
    images: ImageOptions,
    #[serde(default = "ten")]
    posts_per_page: usize,
    #[serde(default = "posts")]
    main_sections: Vec<String>,
    #[serde(default)]
    theme: Theme,
    #[serde(default)]
    prefetch: Prefetch,
    #[serde(default)]
    unsafe_html: bool,
    #[serde(default = "yes")]
    smart_punctuation: bool,
    math: Option<bool>,
    #[serde(default = "yes")]
    emoji: bool,
    #[serde(default = "yes")]
    embed: bool,
    #[serde(default = "yes")]
    search: bool,
    #[serde(default)]
    llms_full: bool,
    #[serde(default = "yes")]
    shortcuts: bool,
    #[serde(default)]
    feeds: FeedOptions,
    #[serde(default)]
    menu: menus::Written,
    #[serde(default)]
    footer: Footer,
    #[serde(default)]
    copyright: Copyright,
    #[serde(default)]
    keywords: Vec<String>,
    locale: Option<String>,
    #[serde(default)]
    verification: BTreeMap<String, String>,
    publisher: Option<Publisher>,
    #[serde(default)]
    social: Social,
    #[serde(default)]
    csp: Sources,
    #[serde(default)]
    analytics: Analytics,
    comments: Option<Comments>,
    home: Option<home::Written>,
    #[serde(default)]
    words: Phrases,
    /// Read before, each as settings of their own.
    #[serde(default, rename = "languages")]
    _languages: IgnoredAny,
    /// Read as front matter, with lines.
    #[serde(default, rename = "params")]
    _params: IgnoredAny,
}

fn english() -> String {
    "en".to_owned()
}

fn posts() -> Vec<String> {
    vec!["posts".to_owned()]
}

fn ten() -> usize {
    10
}

fn yes() -> bool {
    true
}

/// Reads `site.toml`: the settings of each edition, that at the root first. `base_url` takes the place of the
/// one in the file.
pub fn read(content: &Path, base_url: Option<&str>, report: &mut Report) -> Result<Vec<Settings>> {
    let mut problems = FileReport::new(SETTINGS_FILE);
    let text = match files::read_if_any(&content.join(SETTINGS_FILE))? {
        Some(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Some(text),
            Err(_) => {
                problems.error(None, "the file is not UTF-8 text", "save it as UTF-8");
                None
            }
        },
        None => {
            let help = format!(
                "create {} with a line such as `title = \"My blog\"`",
                content.join(SETTINGS_FILE).display()
            );
            problems.error(None, "there is no such file in the content root", &help);
            None
        }
    };
    report.extend(problems.into_report());
    let Some(text) = text else {
        return Ok(vec![Settings::default()]); // nothing is written
    };
    let mut all: Vec<Settings> = Vec::new();
    for (edition, made) in editions::texts(&text, content) {
        let mut problems = FileReport::new(SETTINGS_FILE);
        let mut settings = Settings {
            edition,
            ..parse(&made, base_url, &mut problems)?
        };
        let mut problems = problems.into_report();
        if made != text {
            let lines = MadeLines::new(&made, &text, &settings.edition.language);
            problems = problems.with_lines(|line| lines.written(line));
        }
        if settings.edition.is_at_root() {
            report.extend(problems);
        } else {
            report.extend(problems.unsaid_in(report));
            editions::share_files(&mut settings);
            if let Some(base) = &mut settings.site.base_url {
                base.push_str(&settings.edition.folder);
            }
        }
        settings.look.read_custom(content, report)?;
        settings.slots.read_files(content, report)?;
        // The icons are at the root, and every edition's.
        if let Some(first) = all.first() {
            settings.look.icon = first.look.icon.clone();
        }
        all.push(settings);
    }
    Ok(all)
}

fn parse(text: &str, base_url: Option<&str>, problems: &mut FileReport) -> Result<Settings> {
    let Some(file) = parse_file(text, problems) else {
        return Ok(Settings::default());
    };
    let line = line_of(text, "base_url");
    let base_url = base_url::read(file.base_url.as_ref(), line, base_url, problems);
    let (params, all) = front_matter::params(text, problems);
    let author = file.author.filter(|name| !name.trim().is_empty());
    let written = metadata::Written {
        language: &file.language,
        keywords: file.keywords,
        locale: file.locale,
        verification: file.verification,
        publisher: file.publisher,
        social: file.social,
    };
    let line_of = |part: &str| Some(text.lines().position(|line| line.contains(part))? + 1);
    file.csp.check(line_of("[csp]"), problems);
    let mut slots = Slots {
        sources: file.csp,
        ..Slots::default()
    };
    file.analytics.add_to(&mut slots, line_of, problems)?;
    let comments = match file.comments {
        Some(comments) => comments.read(&file.language, &mut slots, line_of, problems)?,
        None => None,
    };
    let vocabulary = words::of_site(&file.language, &file.words, line_of, problems);
    let raw_html = match file.unsafe_html {
        true => RawHtml::Kept,
        false => RawHtml::Safe,
    };
    let look = look::checked(file.look, line_of, problems);
    Ok(Settings {
        home: file
            .home
            .map(|written| home::read(written, raw_html, vocabulary.words)),
        vocabulary,
        edition: Edition::default(),     // which the caller knows
        default_language: String::new(), // when all editions are known
        main_sections: file.main_sections,
        slots,
        comments,
        metadata: metadata::checked(written, line_of, problems),
        copyright: file.copyright.line(&file.title),
        image: file.image,
        images: file.images,
        menus: file.menu.0,
        site: Site {
            title: without_control_characters(file.title),
            label: look.label.clone(),
            description: without_control_characters(file.description),
            words: vocabulary.words,
            words_file: words::file_of(vocabulary.words),
            language: file.language,
            languages: Vec::new(), // when all editions are known
            menu: Vec::new(),      // when all pages are known
            footer: match all.display.is_on(Switch::HideFooter) {
                true => Footer::default(),
                false => file.footer,
            },
            theme: file.theme,
            prefetch: file.prefetch,
            has_search: file.search,
            posts_per_page: file.posts_per_page.max(1),
            base_url: base_url.map(String::from),
        },
        look,
        author: author.map(|name| Author { name }),
        raw_html,
        punctuation: match file.smart_punctuation {
            true => Punctuation::Smart,
            false => Punctuation::AsWritten,
        },
        math: file.math,
        emoji: file.emoji,
        embed: file.embed,
        llms_full: file.llms_full,
        display: all.display,
        shortcuts: file.shortcuts,
        feeds: file.feeds,
        params,
    })
}

/// The file's keys, with what is wrong with their values.
fn parse_file(text: &str, problems: &mut FileReport) -> Option<SiteFile> {
    let file: SiteFile = match toml_edit::de::from_str(text) {
        Ok(file) => file,
        Err(error) => {
            let before = error.span().and_then(|span| text.get(..span.start));
            let line = before.map_or(1, |before| before.matches('\n').count() + 1);
            let message = error.message().trim().replace('\n', ", ");
            problems.error(
                line,
                message,
                "docs/settings.md lists the keys of site.toml",
            );
            return None;
        }
    };
    if file.title.trim().is_empty() {
        problems.error(line_of(text, "title"), "`title` is empty", "name the site");
    }
    if file.posts_per_page == 0 {
        let line = line_of(text, "posts_per_page");
        problems.error(line, "`posts_per_page` must be at least 1", "10 is usual");
    }
    for (key, is_right, wanted) in [
        (
            "widths",
            has_usable_widths(&file.images),
            "at most 8 widths from 16 to 8000",
        ),
        (
            "quality",
            (1..=100).contains(&file.images.quality),
            "a number from 1 to 100",
        ),
    ] {
        if !is_right {
            let message = format!("`{key}` of `[images]` must be {wanted}");
            problems.error(line_of(text, key), message, "docs/images.md has examples");
        }
    }
    Some(file)
}

fn has_usable_widths(images: &ImageOptions) -> bool {
    let is_usable = |width: &u32| (16..=8000).contains(width);
    images.widths.len() <= MOST_WIDTHS && images.widths.iter().all(is_usable)
}

/// The line of a top-level key.
fn line_of(text: &str, key: &str) -> Option<usize> {
    let at = text
        .lines()
        .position(|line| line.trim_start().starts_with(key))?;
    Some(at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Settings, Vec<String>) {
        let mut problems = FileReport::new(SETTINGS_FILE);
        let settings = parse(text, None, &mut problems).unwrap();
        let report = problems.into_report();
        let problems = report.sorted().into_iter().map(ToString::to_string);
        (settings, problems.collect())
    }

    /// Punctuation is made smart unless the author says no.
    #[test]
    fn punctuation_is_a_choice() {
        let punctuation = |text: &str| read(text).0.punctuation;
        assert_eq!(punctuation("title='T'"), Punctuation::Smart);
        let off = punctuation("title='T'\nsmart_punctuation=false");
        assert_eq!(off, Punctuation::AsWritten);
    }

    /// What links are made from has to be a whole address with one final slash.
    #[test]
    fn the_base_url_ends_in_a_slash() {
        let base = |text: &str| read(text).0.site.base_url;
        let expected = Some("https://a.example/blog/".to_owned());
        assert_eq!(
            base("title='T'\nbase_url='https://a.example/blog'"),
            expected
        );
        assert_eq!(
            base("title='T'\nbase_url='https://a.example/blog/'"),
            expected
        );
        let (settings, _) = read("title='T'\nbase_url='https://a.example/blog'");
        assert_eq!(
            settings.site.absolute("posts/a/").as_deref(),
            Some("https://a.example/blog/posts/a/")
        );
        for bad in [
            "a.example",
            "/blog/",
            "ftp://a.example",
            "https://me:pw@a.example",
            "https://a.example/?x",
        ] {
            let (_, problems) = read(&format!("title='T'\nbase_url='{bad}'"));
            assert!(
                problems
                    .iter()
                    .any(|p| p.starts_with("error: site.toml:2: ")),
                "{bad}: {problems:?}"
            );
        }
    }

    /// A mistyped key must not pass for a setting.
    #[test]
    fn mistakes_have_lines() {
        for (text, expected) in [
            (
                "title='T'\n\nautor='x'",
                "error: site.toml:3: unknown field `autor`",
            ),
            ("description='no title'", "missing field `title`"),
            (
                "title='T'\nposts_per_page=0",
                "site.toml:2: `posts_per_page`",
            ),
            ("title='T'\ntheme='pink'", "pink"),
            ("title='T'\n[images]\nwidths=[5]", "site.toml:3: `widths`"),
            ("title='T'\n[images]\nquality=0", "site.toml:3: `quality`"),
        ] {
            let (_, problems) = read(text);
            let is_told = problems.iter().any(|problem| problem.contains(expected));
            assert!(is_told, "{text}: {problems:?} do not hold {expected}");
        }
    }
}
