//! The Content-Security-Policy of every page: nothing but what the site is made of.

use std::collections::BTreeSet;

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

use super::{content::Content, site::Settings, template::Template};
use crate::markdown::RawHtml;

/// Bytes of the names of hosts that pictures come from; with more of them any host will do, since
/// Cloudflare Pages takes lines of 2,000 characters and every page carries the policy.
const LONGEST: usize = 1_000;

/// The source expression of an inline script or style (CSP 3 section 2.3.1).
pub fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

/// The policy that covers every page, since a reader goes from any of them to all others within
/// one document.
pub fn of(template: &Template, settings: &Settings, content: &Content) -> String {
    let Template {
        scripts, styles, ..
    } = template;
    let pictures: BTreeSet<&str> = content
        .all()
        .flat_map(|post| &post.image_origins)
        .map(String::as_str)
        .collect();
    let list = |first: &str, more: &[String]| {
        let all = std::iter::once(first).chain(more.iter().map(String::as_str));
        all.collect::<Vec<_>>().join(" ")
    };
    let scripts = list("'self' 'wasm-unsafe-eval'", scripts);
    let mut policy =
        format!("default-src 'none'; base-uri 'none'; connect-src 'self'; script-src {scripts}");
    match settings.raw_html {
        RawHtml::Escaped => {
            let mut pictures: Vec<String> = pictures.into_iter().map(str::to_owned).collect();
            if pictures.iter().map(String::len).sum::<usize>() > LONGEST {
                pictures = vec!["https:".to_owned(), "http:".to_owned()];
            }
            policy += &format!(
                "; form-action 'none'; img-src {}",
                list("'self'", &pictures)
            );
            if !styles.is_empty() {
                policy += &format!("; style-src {}", styles.join(" "));
            }
        }
        // The author answers for the HTML, which may show and send what it likes. It runs no inline
        // script, and none of another host.
        RawHtml::Kept => {
            policy += "; img-src * data:; media-src *; font-src *; frame-src *; \
                       form-action *; style-src 'unsafe-inline' *";
        }
    }
    policy
}
