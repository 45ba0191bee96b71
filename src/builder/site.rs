//! `site.toml`: what an author says of the whole site.

use std::path::Path;

use anyhow::Result;
use serde::Deserialize;
use url::Url;

use super::{
    characters::sound,
    files,
    problem::{Findings, Report},
};
use crate::{
    domain::{Author, Footer, Link, Site, Theme},
    markdown::RawHtml,
};

/// The file's name in the content root.
pub const FILE: &str = "site.toml";

/// The settings of a site.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// What pages show.
    pub site: Site,
    /// Where the site will stand, ending in `/`; without it nothing absolute is written.
    pub base_url: Option<Url>,
    /// The author of posts that name none.
    pub author: Option<Author>,
    /// The picture that goes with pages that have none of their own: a path below the base, or a
    /// URL.
    pub image: Option<String>,
    /// What becomes of HTML in Markdown.
    pub raw_html: RawHtml,
}

impl Settings {
    /// The absolute URL of a path below the base; none without a base URL.
    pub fn absolute(&self, path: &str) -> Option<String> {
        let url = self.base_url.as_ref()?.join(path).ok()?;
        Some(url.into())
    }

    /// The path at which the site stands, as far as it is known: ends in `/`.
    pub fn root_path(&self) -> &str {
        self.base_url.as_ref().map_or("/", Url::path)
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
    author: Option<String>,
    image: Option<String>,
    #[serde(default = "ten")]
    posts_per_page: usize,
    #[serde(default)]
    theme: Theme,
    #[serde(default)]
    unsafe_html: bool,
    #[serde(default)]
    menu: Vec<Link>,
    #[serde(default)]
    footer: Footer,
}

fn english() -> String {
    "en".to_owned()
}

fn ten() -> usize {
    10
}

/// Reads `site.toml`; `base_url` takes the place of the one in the file.
pub fn read(content: &Path, base_url: Option<&str>, report: &mut Report) -> Result<Settings> {
    let mut findings = Findings::of(FILE);
    let settings = match files::read_if_any(&content.join(FILE))? {
        Some(bytes) => match String::from_utf8(bytes) {
            Ok(text) => parse(&text, base_url, &mut findings),
            Err(_) => {
                findings.error(None, "the file is not UTF-8 text", "save it as UTF-8");
                Settings::default()
            }
        },
        None => {
            let help = format!(
                "create {} with a line such as `title = \"My blog\"`",
                content.join(FILE).display()
            );
            findings.error(None, "there is no such file in the content root", &help);
            Settings::default()
        }
    };
    report.extend(findings.into_report());
    Ok(settings)
}

fn parse(text: &str, base_url: Option<&str>, findings: &mut Findings) -> Settings {
    let file: SiteFile = match toml_edit::de::from_str(text) {
        Ok(file) => file,
        Err(error) => {
            let before = error.span().and_then(|span| text.get(..span.start));
            let line = before.map_or(1, |before| before.matches('\n').count() + 1);
            let message = error.message().trim().replace('\n', ", ");
            findings.error(line, message, "README.md lists the keys of site.toml");
            return Settings::default();
        }
    };
    if file.title.trim().is_empty() {
        findings.error(line_of(text, "title"), "`title` is empty", "name the site");
    }
    if file.posts_per_page == 0 {
        let line = line_of(text, "posts_per_page");
        findings.error(line, "`posts_per_page` must be at least 1", "10 is usual");
    }
    let base_url = match base_url {
        Some(given) => absolute(given).or_else(|| {
            findings.error(
                None,
                format!("the base URL given, `{given}`, is not usable"),
                BASE_HELP,
            );
            None
        }),
        None => file.base_url.as_deref().and_then(|written| {
            absolute(written).or_else(|| {
                let line = line_of(text, "base_url");
                findings.error(
                    line,
                    format!("`base_url = \"{written}\"` is not usable"),
                    BASE_HELP,
                );
                None
            })
        }),
    };
    if base_url.is_none() && !findings.has_errors() {
        findings.warn(
            None,
            "no `base_url`: feed.xml, rss.xml, sitemap.xml, opensearch.xml and canonical links, which \
             name absolute addresses, are left out",
            "set base_url to where the site will stand, such as \"https://example.org/blog/\"",
        );
    }
    Settings {
        image: file.image,
        site: Site {
            title: sound(&file.title),
            description: sound(&file.description),
            language: file.language,
            menu: file.menu,
            footer: file.footer,
            theme: file.theme,
            posts_per_page: file.posts_per_page.max(1),
            base_url: base_url.clone().map(String::from),
        },
        base_url,
        author: file
            .author
            .filter(|name| !name.trim().is_empty())
            .map(|name| Author { name }),
        raw_html: match file.unsafe_html {
            true => RawHtml::Kept,
            false => RawHtml::Escaped,
        },
    }
}

const BASE_HELP: &str =
    "write a whole http or https address without `?` or `#`, such as \"https://example.org/blog/\"";

fn absolute(text: &str) -> Option<Url> {
    let url = Url::parse(&format!("{}/", text.trim().trim_end_matches('/'))).ok()?;
    let usable = matches!(url.scheme(), "http" | "https")
        && url.host().is_some()
        && url.username().is_empty()
        && url.password().is_none()
        && url.query().is_none()
        && url.fragment().is_none();
    usable.then_some(url)
}

/// The line on which a top-level key stands.
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
        let mut findings = Findings::of(FILE);
        let settings = parse(text, None, &mut findings);
        let report = findings.into_report();
        let problems = report.sorted().into_iter().map(ToString::to_string);
        (settings, problems.collect())
    }

    /// What links are made from has to be a whole address with one final slash.
    #[test]
    fn the_base_url_ends_in_a_slash() {
        let base = |text: &str| read(text).0.base_url.map(String::from);
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
            settings.absolute("posts/a/").as_deref(),
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
                "{problems:?}"
            );
        }
    }

    /// A mistyped key must not pass for a setting.
    #[test]
    fn mistakes_have_lines() {
        assert!(
            read("title='T'\n\nautor='x'").1[0]
                .starts_with("error: site.toml:3: unknown field `autor`")
        );
        assert!(read("description='no title'").1[0].contains("missing field `title`"));
        assert!(
            read("title='T'\nposts_per_page=0")
                .1
                .iter()
                .any(|p| p.contains(":2:"))
        );
        assert!(
            read("title='T'\ntheme='pink'").1[0].contains("`auto`, `light` or `dark`")
                || read("title='T'\ntheme='pink'").1[0].contains("pink")
        );
    }
}
