//! `custom.css` in the content root: rules after all of ours, in every page.

use std::{collections::BTreeSet, path::Path};

use anyhow::Result;
use lightningcss::{
    dependencies::{Dependency, DependencyOptions},
    printer::PrinterOptions,
    rules::CssRule,
    stylesheet::{MinifyOptions, ParserOptions, StyleSheet},
};
use url::Url;

use crate::{
    builder::{
        files,
        problem::{FileReport, Report},
    },
    domain::Base,
};

/// The file's name in the content root.
pub const FILE: &str = "custom.css";

/// A style sheet whose addresses start at the content root.
#[derive(Clone, Debug, Default)]
pub struct Custom {
    css: String,
    /// Addresses by what stands for them in the style sheet.
    addresses: Vec<(String, String)>,
    /// Sources of fonts.
    pub fonts: BTreeSet<String>,
    /// Sources of pictures besides the site.
    pub pictures: BTreeSet<String>,
}

impl Custom {
    /// Reads the file, if there is one.
    pub fn read(content: &Path, report: &mut Report) -> Result<Self> {
        let mut problems = FileReport::new(FILE);
        let custom = match files::read_if_any(&content.join(FILE))? {
            None => Self::default(),
            Some(bytes) => Self::parse(&String::from_utf8_lossy(&bytes), content, &mut problems),
        };
        report.extend(problems.into_report());
        Ok(custom)
    }

    /// The style sheet of pages whose links start at a base.
    pub fn css(&self, base: &Base) -> String {
        if self.css.is_empty() {
            return String::new();
        }
        let mut css = self.css.clone();
        for (mark, address) in &self.addresses {
            let address = base
                .join(address)
                .replace('\\', "\\\\")
                .replace('"', "\\\"");
            css = css.replace(&format!("url(\"{mark}\")"), &format!("url(\"{address}\")"));
        }
        // Nothing in it ends the element that it is in.
        format!("@layer custom{{{}}}", css.replace("</", "<\\/"))
    }

    fn parse(text: &str, content: &Path, problems: &mut FileReport) -> Self {
        let options = PrinterOptions {
            minify: true,
            analyze_dependencies: Some(DependencyOptions {
                remove_imports: false,
            }),
            ..PrinterOptions::default()
        };
        let mut sheet = match StyleSheet::parse(text, ParserOptions::default()) {
            Ok(sheet) => sheet,
            Err(error) => {
                let line = error.loc.as_ref().map(|loc| loc.line as usize + 1);
                problems.error(line, error.kind.to_string(), "correct it, or remove it");
                return Self::default();
            }
        };
        let imports = |rule: &CssRule| matches!(rule, CssRule::Import(_));
        if sheet.rules.0.iter().any(imports) {
            let line = text.lines().position(|line| line.contains("@import"));
            problems.error(
                line.map(|line| line + 1),
                "it imports another style sheet, for which readers would wait",
                "copy what is in that one into this one",
            );
        }
        let printed = sheet.minify(MinifyOptions::default()).ok();
        let printed = printed.and_then(|()| sheet.to_css(options).ok());
        let Some(printed) = printed else {
            problems.error(None, "it cannot be made smaller", "simplify it");
            return Self::default();
        };
        let mut custom = Self {
            css: printed.code,
            ..Self::default()
        };
        for dependency in printed.dependencies.unwrap_or_default() {
            let Dependency::Url(found) = dependency else {
                continue;
            };
            custom.allow(&found.url);
            if is_missing(&found.url, content) {
                problems.warn(
                    found.loc.start.line as usize,
                    format!("there is no file `{}`", found.url),
                    "addresses in it start at the content root",
                );
            }
            custom.addresses.push((found.placeholder, found.url));
        }
        custom
    }

    /// Notes where a file comes from.
    fn allow(&mut self, address: &str) {
        let name = address.split(['?', '#']).next().unwrap_or_default();
        let is_font = address.starts_with("data:font")
            || [".woff2", ".woff", ".ttf", ".otf"]
                .iter()
                .any(|end| name.ends_with(end));
        let source = match Url::parse(address) {
            Ok(url) if url.scheme() == "data" => "data:".to_owned(),
            Ok(url) => url.origin().ascii_serialization(),
            Err(_) => "'self'".to_owned(),
        };
        match is_font {
            true => self.fonts.insert(source),
            false => self.pictures.insert(source),
        };
    }
}

/// Whether an address names a file that is not in the content root.
fn is_missing(address: &str, content: &Path) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let is_own = Url::parse(address).is_err() && !path.is_empty() && !path.starts_with('/');
    is_own && !content.join(path).is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn custom(css: &str) -> (Custom, Vec<String>) {
        let mut problems = FileReport::new(FILE);
        let custom = Custom::parse(css, Path::new("public"), &mut problems);
        let report = problems.into_report();
        let problems = report.sorted().into_iter().map(ToString::to_string);
        (custom, problems.collect())
    }

    /// Rules come in a layer of their own, and files are found from every page.
    #[test]
    fn rules_are_in_a_layer() {
        let (custom, problems) = custom(
            "@font-face { font-family: X; src: url(site.toml?x.woff2), url('https://f.example/x.woff2') }\n\
             .brand::before { content: \"</style>\"; background: url(data:image/gif;base64,AA) }",
        );
        assert_eq!(problems, [""; 0]);
        let css = custom.css(&Base::up(2));
        assert!(css.starts_with("@layer custom{@font-face{"), "{css}");
        assert!(css.contains("url(\"../../site.toml?x.woff2\")"), "{css}");
        assert!(css.contains("url(\"https://f.example/x.woff2\")"), "{css}");
        assert!(!css.contains("</"), "{css}");
        assert_eq!(
            custom.fonts,
            BTreeSet::from(["https://f.example".to_owned()])
        );
        assert_eq!(
            custom.pictures,
            BTreeSet::from(["'self'".to_owned(), "data:".to_owned()])
        );
    }

    /// What is wrong with it has a line.
    #[test]
    fn mistakes_are_told() {
        for (css, expected) in [
            ("a { color: red }\n.b {{ }", "error: custom.css:2: "),
            ("@import 'x.css';", "error: custom.css:1: it imports"),
            (
                "\na { background: url(none.png) }",
                "warning: custom.css:2: there is no file `none.png`",
            ),
        ] {
            let (_, problems) = custom(css);
            let is_told = problems.iter().any(|problem| problem.starts_with(expected));
            assert!(is_told, "{css}: {problems:?}");
        }
    }
}
