//! Comments below posts: the table `[comments]`.

use anyhow::Result;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{named, own_host};
use crate::{
    builder::{
        markup::in_script,
        problem::FileReport,
        read::slots::{self, Slots, Sources},
        shell::minify,
    },
    domain::CommentsBox,
};

/// The table as written.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Comments {
    on_click: bool,
    giscus: Option<Giscus>,
    utterances: Option<Utterances>,
    remark42: Option<Remark42>,
    disqus: Option<String>,
}

/// Discussions of GitHub (<https://giscus.app>); the keys are those of its script.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Giscus {
    repo: String,
    repo_id: String,
    category: Option<String>,
    category_id: String,
    mapping: Option<String>,
    term: Option<String>,
    #[serde(default)]
    strict: bool,
    reactions: Option<bool>,
    input_position: Option<String>,
    theme: Option<Themes>,
    host: Option<String>,
}

/// Issues of GitHub (<https://utteranc.es>). Its script would need inline styles, so its frame is made by ours.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Utterances {
    repo: String,
    issue_term: Option<String>,
    label: Option<String>,
    theme: Option<Themes>,
    host: Option<String>,
}

/// A server of the author's own (<https://remark42.com>).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Remark42 {
    host: String,
    site: String,
}

/// The service's names of its colours.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Themes {
    light: String,
    dark: String,
}

/// What a discussion is found by, where the author does not say.
const BY_PATH: &str = "pathname";

/// What is different from service to service.
struct Service {
    /// The function that begins, as an expression.
    code: &'static str,
    /// What it is told.
    config: Value,
    sources: Sources,
}

impl Comments {
    /// What is below posts, if the table names a service; what it loads is added to the slots. `line_of` finds
    /// the line that holds a key.
    pub fn read(
        self,
        language: &str,
        slots: &mut Slots,
        line_of: impl Fn(&str) -> Option<usize>,
        problems: &mut FileReport,
    ) -> Result<Option<CommentsBox>> {
        let line = line_of("comments");
        let mut is_told = false;
        let mut host_of = |own: Option<&String>, usual: &str| match own {
            Some(host) => {
                let host = own_host(host, line, problems);
                is_told |= host.is_none();
                host
            }
            None => Some(usual.to_owned()),
        };
        let services = [
            self.giscus.and_then(|giscus| {
                let host = host_of(giscus.host.as_ref(), "https://giscus.app")?;
                Some(giscus.service(host, language))
            }),
            self.utterances.and_then(|utterances| {
                let host = host_of(utterances.host.as_ref(), "https://utteranc.es")?;
                Some(utterances.service(host))
            }),
            self.remark42.and_then(|remark42| {
                let host = host_of(Some(&remark42.host), "")?;
                Some(remark42.service(host, language))
            }),
            self.disqus
                .filter(|name| is_short_name(name))
                .map(|name| disqus(&name, language)),
        ];
        let mut services = services.into_iter().flatten();
        let (Some(service), None) = (services.next(), services.next()) else {
            let help = "write one of `giscus`, `utterances`, `remark42` and `disqus` below `[comments]`, as docs/settings.md says";
            if !is_told {
                problems.error(line, "`[comments]` needs one service with its keys", help);
            }
            return Ok(None);
        };
        let script = service.script()?;
        slots.add_script(script.clone(), service.sources);
        Ok(Some(CommentsBox {
            script,
            on_click: self.on_click,
        }))
    }
}

impl Service {
    fn script(&self) -> Result<String> {
        let code = self.code.trim();
        let script = include_str!("comments.js").replace("SERVICE", code);
        let script = minify::script(&script, false)?;
        Ok(script.replace("CONFIG", &in_script(&self.config)?))
    }
}

impl Giscus {
    fn service(self, host: String, language: &str) -> Service {
        let switch = |is_on: bool| if is_on { "1" } else { "0" };
        let mut attributes = json!({
            "data-repo": self.repo,
            "data-repo-id": self.repo_id,
            "data-category-id": self.category_id,
            "data-mapping": self.mapping.as_deref().unwrap_or(BY_PATH),
            "data-strict": switch(self.strict),
            "data-reactions-enabled": switch(self.reactions.unwrap_or(true)),
            "data-emit-metadata": "0",
            "data-input-position": self.input_position.as_deref().unwrap_or("bottom"),
            "data-lang": giscus_language(language),
        });
        let more = [("data-category", self.category), ("data-term", self.term)];
        for (name, value) in more {
            if let Some(value) = value {
                attributes[name] = value.into();
            }
        }
        let origin = origin_of(&host);
        Service {
            code: include_str!("giscus.js"),
            config: json!({
                "host": host,
                "attributes": attributes,
                "themes": self.theme.unwrap_or_else(|| Themes::new("light", "dark")),
            }),
            sources: Sources {
                script: named(&[&origin]),
                style: named(&[&origin]),
                frame: named(&[&origin]),
                ..Sources::default()
            },
        }
    }
}

impl Utterances {
    fn service(self, host: String) -> Service {
        let mut attributes = json!({
            "repo": self.repo,
            "issue-term": self.issue_term.as_deref().unwrap_or(BY_PATH),
        });
        if let Some(label) = self.label {
            attributes["label"] = label.into();
        }
        let themes = || Themes::new("github-light", "github-dark");
        let frame = named(&[&origin_of(&host)]);
        Service {
            code: include_str!("utterances.js"),
            config: json!({
                "host": host,
                "attributes": attributes,
                "themes": self.theme.unwrap_or_else(themes),
            }),
            sources: Sources {
                frame,
                ..Sources::default()
            },
        }
    }
}

impl Remark42 {
    fn service(self, host: String, language: &str) -> Service {
        let origin = origin_of(&host);
        Service {
            code: include_str!("remark42.js"),
            config: json!({
                "host": host,
                "attributes": {
                    "site_id": self.site,
                    "components": ["embed"],
                    "locale": primary(language),
                },
                "themes": Themes::new("light", "dark"),
            }),
            sources: Sources {
                script: named(&[&origin]),
                frame: named(&[&origin]),
                ..Sources::default()
            },
        }
    }
}

/// Disqus (<https://disqus.com>), by the short name of a site. It takes its colours from the page.
fn disqus(name: &str, language: &str) -> Service {
    const FILES: &str = "https://c.disquscdn.com";
    let host = format!("https://{name}.disqus.com");
    Service {
        code: include_str!("disqus.js"),
        sources: Sources {
            script: named(&[&host, FILES]),
            style: named(&[FILES]),
            img: named(&[FILES, "https://referrer.disqus.com"]),
            connect: named(&["https://links.services.disqus.com"]),
            frame: named(&["https://disqus.com"]),
            ..Sources::default()
        },
        config: json!({
            "host": host,
            "language": primary(language),
            "themes": Themes::new("light", "dark"),
        }),
    }
}

/// Whether a name can be a part of a host's.
fn is_short_name(name: &str) -> bool {
    let is_sign = |sign: u8| sign.is_ascii_alphanumeric() || sign == b'-';
    !name.is_empty() && name.bytes().all(is_sign)
}

impl Themes {
    fn new(light: &str, dark: &str) -> Self {
        Self {
            light: light.to_owned(),
            dark: dark.to_owned(),
        }
    }
}

fn origin_of(host: &str) -> String {
    slots::origin(host).unwrap_or_default()
}

fn primary(language: &str) -> &str {
    language.split('-').next().unwrap_or_default()
}

/// Chinese alone is in two scripts there.
fn giscus_language(language: &str) -> &str {
    let is_traditional = ["hant", "tw", "hk", "mo"];
    let is_traditional = |part: &str| is_traditional.contains(&part.to_lowercase().as_str());
    match primary(language) {
        "zh" if language.split('-').any(is_traditional) => "zh-TW",
        "zh" => "zh-CN",
        language => language,
    }
}
