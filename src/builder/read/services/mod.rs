//! Services of others that a few keys of `site.toml` put into pages: what counts visits, and comments. Each
//! brings what it loads into the policy of the pages.

mod analytics;
mod comments;

pub use analytics::Analytics;
pub use comments::Comments;

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::slots::Sources;
use crate::builder::{markup::without_markers, problem::FileReport};

/// What a service puts into pages.
#[derive(Debug, Default)]
struct Snippet {
    /// Elements for the end of the head.
    html: String,
    /// Where it loads from, besides what [`super::slots::Slots`] finds in the HTML.
    sources: Sources,
}

impl Snippet {
    /// A script of another host, with these attributes. It waits for nothing and keeps nothing waiting.
    fn of_script(src: &str, attributes: &[(&'static str, &str)]) -> Self {
        let mut script = leptos::html::script()
            .src(src.to_owned())
            .attr("async", "")
            .attr("fetchpriority", "low")
            .into_any();
        for (name, value) in attributes {
            script = script.attr(*name, (*value).to_owned()).into_any();
        }
        Self {
            html: without_markers(&script.to_html()),
            sources: Sources::default(),
        }
    }

    /// With an inline script.
    fn and_script(mut self, script: &str) -> Self {
        self.html += &format!("<script>{script}</script>");
        self
    }

    /// It sends what it counts to these hosts.
    fn connecting(mut self, hosts: &[&str]) -> Self {
        self.sources.connect = named(hosts);
        self
    }
}

fn named(hosts: &[&str]) -> BTreeSet<String> {
    hosts.iter().map(|host| (*host).to_owned()).collect()
}

/// The host of a service that an author runs, without the last slash; none if it is no address of one.
fn own_host(url: &str, line: Option<usize>, problems: &mut FileReport) -> Option<String> {
    let parsed = url::Url::parse(url).ok();
    let is_host = |url: &url::Url| matches!(url.scheme(), "http" | "https") && url.has_host();
    if parsed.as_ref().is_some_and(is_host) {
        return Some(url.trim_end_matches('/').to_owned());
    }
    let help = "write where the service is, such as \"https://stats.example\"";
    problems.error(line, format!("`{url}` is no address of a host"), help);
    None
}
