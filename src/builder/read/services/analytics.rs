//! What counts visits: the table `[analytics]`. Pages that the app shows in place count too; all of these
//! services notice that themselves but GoatCounter.

use anyhow::Result;
use serde::Deserialize;

use super::{Snippet, named, own_host};
use crate::builder::{
    markup::in_script,
    problem::FileReport,
    read::slots::{Slots, Sources},
    shell::minify,
};

/// The table as written.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Analytics {
    plausible: Option<Account>,
    goatcounter: Option<Account>,
    umami: Option<Account>,
    cloudflare: Option<String>,
    google: Option<String>,
}

/// An account at a service, or at one that the author runs.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Account {
    Usual(String),
    Own { id: String, host: String },
}

impl Analytics {
    /// Puts the services into the head of all pages. `line_of` finds the line that holds a key.
    pub fn add_to(
        &self,
        slots: &mut Slots,
        line_of: impl Fn(&str) -> Option<usize>,
        problems: &mut FileReport,
    ) -> Result<()> {
        let mut host_of = |account: &Account, key: &str, usual: &str| match account {
            Account::Usual(_) => Some(usual.to_owned()),
            Account::Own { host, .. } => own_host(host, line_of(key), problems),
        };
        let snippets = [
            self.plausible.as_ref().and_then(|account| {
                Some(plausible(
                    account.id(),
                    &host_of(account, "plausible", "https://plausible.io")?,
                ))
            }),
            self.goatcounter
                .as_ref()
                .and_then(|account| {
                    let usual = format!("https://{}.goatcounter.com", account.id());
                    Some(goatcounter(
                        account,
                        &host_of(account, "goatcounter", &usual)?,
                    ))
                })
                .transpose()?,
            self.umami.as_ref().and_then(|account| {
                Some(umami(
                    account,
                    &host_of(account, "umami", "https://cloud.umami.is")?,
                ))
            }),
            self.cloudflare.as_deref().map(cloudflare),
            self.google.as_deref().map(google),
        ];
        for snippet in snippets.into_iter().flatten() {
            slots.add_head(&snippet.html, snippet.sources)?;
        }
        Ok(())
    }
}

impl Account {
    fn id(&self) -> &str {
        match self {
            Self::Usual(id) | Self::Own { id, .. } => id,
        }
    }
}

/// Of a domain, or by the script that Plausible makes for a site: `pa-…`
/// (<https://plausible.io/docs/plausible-script>).
fn plausible(id: &str, host: &str) -> Snippet {
    let snippet = match id.starts_with("pa-") {
        true => Snippet::of_script(&format!("{host}/js/{id}.js"), &[]).and_script(
            "window.plausible??=function(){(plausible.q??=[]).push(arguments)};\
             plausible.init??=o=>{plausible.o=o??{}};plausible.init()",
        ),
        false => Snippet::of_script(&format!("{host}/js/script.js"), &[("data-domain", id)]),
    };
    snippet.connecting(&[host])
}

/// See <https://www.goatcounter.com/help/csp>. Its script counts once a document, so pages that the app shows are
/// counted by one of ours.
fn goatcounter(account: &Account, host: &str) -> Result<Snippet> {
    let script = match account {
        Account::Usual(_) => "https://gc.zgo.at/count.js".to_owned(),
        Account::Own { .. } => format!("{host}/count.js"),
    };
    let own = minify::script(include_str!("goatcounter.js"), false)?;
    let snippet = Snippet::of_script(&script, &[("data-goatcounter", &format!("{host}/count"))]);
    Ok(snippet.and_script(&own).connecting(&[host]))
}

/// The cloud takes what is counted at hosts of other names.
fn umami(account: &Account, host: &str) -> Snippet {
    let script = format!("{host}/script.js");
    let snippet = Snippet::of_script(&script, &[("data-website-id", account.id())]);
    match account {
        Account::Usual(_) => snippet.connecting(&[
            "https://api-gateway.umami.dev",
            "https://cloud.umami.is",
            "https://gateway.umami.is",
        ]),
        Account::Own { .. } => snippet.connecting(&[host]),
    }
}

/// See <https://developers.cloudflare.com/web-analytics/get-started/web-analytics-spa/>.
fn cloudflare(token: &str) -> Snippet {
    let beacon = serde_json::json!({ "token": token }).to_string();
    let script = "https://static.cloudflareinsights.com/beacon.min.js";
    Snippet::of_script(script, &[("data-cf-beacon", &beacon)])
        .connecting(&["https://cloudflareinsights.com"])
}

/// Google Analytics 4 (<https://developers.google.com/tag-platform/security/guides/csp>).
fn google(id: &str) -> Snippet {
    const HOSTS: [&str; 3] = [
        "https://*.analytics.google.com",
        "https://*.google-analytics.com",
        "https://*.googletagmanager.com",
    ];
    let quoted = in_script(&id).unwrap_or_default();
    let snippet = Snippet::of_script(&format!("https://www.googletagmanager.com/gtag/js?id={id}"), &[])
        .and_script(&format!(
            "window.dataLayer=[];function gtag(){{dataLayer.push(arguments)}}gtag('js',new Date);gtag('config',{quoted})"
        ))
        .connecting(&HOSTS);
    Snippet {
        sources: Sources {
            img: named(&HOSTS[1..]),
            ..snippet.sources
        },
        ..snippet
    }
}
