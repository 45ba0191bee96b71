//! The Content-Security-Policy of every page: nothing but what the site is made of.

use std::collections::BTreeSet;

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

use crate::markdown::RawHtml;

/// Bytes of the names of hosts that pictures come from; with more of them any host will do, since
/// Cloudflare Pages takes lines of 2,000 characters and every page carries the policy.
const LONGEST: usize = 1_000;

/// The source expression of an inline script or style (CSP 3 section 2.3.1).
pub fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

/// What is the same in the policies of all pages, since a reader goes from any of them to all others
/// within one document.
#[derive(Debug)]
pub struct Policy {
    common: String,
    /// The sources of style sheets; none where any may be inline.
    styles: Option<Vec<String>>,
}

impl Policy {
    /// The policy of pages that have inline styles of these hashes besides the shell's.
    pub fn with_styles<'a>(&'a self, more: impl Iterator<Item = &'a String>) -> String {
        let Some(styles) = &self.styles else {
            return self.common.clone();
        };
        let styles: Vec<&str> = styles.iter().chain(more).map(String::as_str).collect();
        match styles.as_slice() {
            [] => self.common.clone(),
            styles => format!("{}; style-src {}", self.common, styles.join(" ")),
        }
    }
}

/// What the pages of a site may load.
#[derive(Debug)]
pub struct Needs<'a> {
    /// The hashes of scripts that are inline in all of them, and the hosts of others.
    pub scripts: Vec<String>,
    /// The hashes of such styles, and the hosts of others.
    pub styles: Vec<String>,
    /// The hosts that scripts fetch from.
    pub connect: &'a BTreeSet<String>,
    /// Whether the site has pages for other people's.
    pub embed: bool,
    /// Whether the pages name a web app manifest.
    pub has_manifest: bool,
    /// Whether the site has a search, whose form leads to its page.
    pub has_search: bool,
    /// Whether an article has a video or a sound.
    pub has_media: bool,
    /// The hosts that forms are sent to.
    pub forms: &'a BTreeSet<String>,
    /// The hosts of others.
    pub media: &'a BTreeSet<String>,
    /// The hosts that pictures come from.
    pub pictures: BTreeSet<&'a String>,
    /// The hosts of frames.
    pub frames: BTreeSet<&'a str>,
    /// The sources of fonts.
    pub fonts: BTreeSet<&'a String>,
}

/// The policy of a site's pages.
pub fn policy(raw_html: RawHtml, needs: &Needs) -> Policy {
    let scripts = joined("'self' 'wasm-unsafe-eval'", &needs.scripts);
    let connect = joined("'self'", needs.connect);
    let manifest = match needs.has_manifest {
        true => "; manifest-src 'self'",
        false => "",
    };
    let common = format!(
        "default-src 'none'; base-uri 'none'; connect-src {connect}{manifest}; script-src {scripts}"
    );
    match raw_html {
        RawHtml::Safe => {
            let pictures = image_sources(needs.pictures.iter().copied());
            // The pages of embeds have a style sheet that is a file, and the page that explains them
            // frames one of them.
            let own = needs.embed.then(|| "'self'".to_owned());
            let own_frame = needs.embed.then_some("'self'");
            let frames = needs.frames.iter().copied();
            let frames: Vec<&str> = own_frame.into_iter().chain(frames).collect();
            let frames = match frames.as_slice() {
                [] => String::new(),
                frames => format!("; frame-src {}", frames.join(" ")),
            };
            // Videos and sounds come from the same hosts.
            let media = match (needs.has_media, needs.media.is_empty()) {
                (true, _) => joined(&format!("; media-src {pictures}"), needs.media),
                (false, false) => joined("; media-src", needs.media),
                (false, true) => String::new(),
            };
            let search = needs.has_search.then_some("'self'");
            let forms = search
                .into_iter()
                .chain(needs.forms.iter().map(String::as_str));
            let forms: Vec<&str> = forms.collect();
            let forms = match forms.as_slice() {
                [] => "'none'".to_owned(),
                forms => forms.join(" "),
            };
            let fonts = match needs.fonts.is_empty() {
                true => String::new(),
                false => joined("; font-src", needs.fonts.iter().copied()),
            };
            Policy {
                common: format!(
                    "{common}{fonts}; form-action {forms}{frames}; img-src {pictures}{media}"
                ),
                styles: Some(
                    own.into_iter()
                        .chain(needs.styles.iter().cloned())
                        .collect(),
                ),
            }
        }
        // The author answers for the HTML, which may show and send what it likes. It runs no inline
        // script, and none of another host.
        RawHtml::Kept => Policy {
            common: format!(
                "{common}; img-src * data:; media-src *; font-src * data:; frame-src *; \
                 form-action *; style-src 'unsafe-inline' *"
            ),
            styles: None,
        },
    }
}

/// The policy of an embed's page, which has nothing inline.
pub fn embed_policy<'a>(pictures: impl Iterator<Item = &'a String>) -> String {
    format!(
        "default-src 'none'; connect-src 'self'; img-src {}; script-src 'self' \
         'wasm-unsafe-eval'; style-src 'self'",
        image_sources(pictures)
    )
}

/// Where pictures may come from: the site, and the hosts by name or, where they are too many, any.
fn image_sources<'a>(pictures: impl Iterator<Item = &'a String>) -> String {
    let hosts: BTreeSet<&String> = pictures.collect();
    match hosts.iter().map(|host| host.len()).sum::<usize>() > LONGEST {
        true => "'self' https: http:".to_owned(),
        false => joined("'self'", hosts),
    }
}

fn joined<'a>(first: &'a str, more: impl IntoIterator<Item = &'a String>) -> String {
    let more = more.into_iter().map(String::as_str);
    let all: Vec<&str> = std::iter::once(first).chain(more).collect();
    all.join(" ")
}
