//! `site.toml`: what an author says of the whole site.

mod site_file; // its keys

use std::path::Path;

use anyhow::Result;
use url::Url;

use super::{
    Display, Edition, Switch,
    article::resolved_in,
    base_url,
    characters::without_control_characters,
    editions,
    feeds::FeedOptions,
    front_matter, home,
    look::{self, Look},
    made_lines::MadeLines,
    menus::Menus,
    metadata::{self, SiteMetadata},
    slots::Slots,
    words,
};
use crate::{
    builder::{
        files,
        pictures::ImageOptions,
        problem::{FileReport, Report},
        words::Vocabulary,
    },
    domain::{Author, CommentsBox, Footer, Site},
    markdown::{Punctuation, RawHtml},
};
use site_file::line_of;

/// The file's name in the content root.
pub const SETTINGS_FILE: &str = "site.toml";

/// The settings of a site.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// What pages show.
    pub site: Site,
    /// Which of the site's languages they are of.
    pub edition: Edition,
    /// The language of whoever has not chosen one; empty where the site has one in all.
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

    /// What the site's own texts and menus refer to, as paths below the base.
    pub fn references(&self) -> Vec<String> {
        let home = self.home.iter().flat_map(|home| &home.references);
        let footer = self.site.footer.links.iter().map(|link| &link.url);
        let all = home.chain(self.menus.urls()).chain(footer);
        resolved_in("", all)
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
    let Some(file) = site_file::parse(text, problems) else {
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

#[cfg(test)]
mod tests;
