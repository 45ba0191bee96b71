//! A look of the author's own: a few keys of `site.toml`, and `custom.css`.

mod contrast; // of colours that are to be read
mod custom; // custom.css

use std::{collections::BTreeSet, path::Path};

use anyhow::Result;
use lightningcss::{
    printer::PrinterOptions,
    traits::{Parse, ToCss},
    values::{color::CssColor, length::LengthPercentage},
};
use serde::Deserialize;

#[cfg(test)]
use super::SETTINGS_FILE;
use super::characters::without_control_characters;
use crate::{
    builder::problem::{FileReport, Report},
    domain::{Base, encode_path},
};
#[cfg(test)]
pub use contrast::ratio;
use custom::Custom;
pub use custom::FILE as CUSTOM_FILE;

/// The table `[look]` as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    label: Option<String>,
    accent: Option<Accent>,
    width: Option<String>,
    radius: Option<String>,
    font: Option<String>,
    code_font: Option<String>,
    /// A path below the content root.
    logo: Option<String>,
    /// The same.
    icon: Option<String>,
    theme_button: Option<bool>,
    summary_lines: Option<u8>,
    #[serde(default)]
    large_first_post: bool,
}

/// A colour, or one for each scheme.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Accent {
    Both(String),
    Each { light: String, dark: String },
}

/// What an author changes of how pages look.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// Values of the style sheet's own properties.
    tokens: String,
    /// Rules among those of components.
    rules: String,
    /// What the header calls the site.
    pub label: Option<String>,
    /// The picture before the site's name: a path below the base.
    pub logo: Option<String>,
    /// The picture that the site's icons are made of.
    pub icon: Option<Icon>,
    custom: Custom,
}

/// A picture for icons.
#[derive(Clone, Debug)]
pub struct Icon {
    /// Its path below the content root.
    pub path: String,
    /// The line that names it.
    pub line: Option<usize>,
}

impl Icon {
    /// Whether it is an SVG.
    pub fn is_drawing(&self) -> bool {
        let ending = self.path.rsplit('.').next();
        ending.is_some_and(|ending| ending.eq_ignore_ascii_case("svg"))
    }
}

impl Look {
    /// Adds the `custom.css` of a content root.
    pub fn read_custom(&mut self, content: &Path, report: &mut Report) -> Result<()> {
        self.custom = Custom::read(content, report)?;
        Ok(())
    }

    /// The style sheet of pages whose links start at a base; empty where nothing is changed.
    pub fn css(&self, base: &Base) -> String {
        let mut css = self.tokens();
        let mut rules = self.rules.clone();
        if let Some(logo) = &self.logo {
            let address = base.join(&encode_path(logo));
            rules += &LOGO.replace("{address}", &address);
        }
        if !rules.is_empty() {
            css += &format!("@layer components{{{rules}}}");
        }
        css + &self.custom.css(base)
    }

    /// The rule with the author's values of the style sheet's own properties, if there are any.
    pub fn tokens(&self) -> String {
        match self.tokens.as_str() {
            "" => String::new(),
            tokens => format!("@layer tokens{{:root{{{tokens}}}}}"),
        }
    }

    /// Where fonts come from, as a Content-Security-Policy names it.
    pub fn font_sources(&self) -> &BTreeSet<String> {
        &self.custom.fonts
    }

    /// Where pictures come from besides the site.
    pub fn picture_sources(&self) -> &BTreeSet<String> {
        &self.custom.pictures
    }
}

/// The picture before the site's name.
const LOGO: &str = ".brand::before{content:\"\";display:inline-block;inline-size:1.75rem;block-size:1.75rem;\
    margin-inline-end:.5rem;background:url(\"{address}\") center/contain no-repeat;vertical-align:-.4em}";

/// The first post of the home page, as a title page has it.
const LARGE_FIRST_POST: &str = ".list:not(:has(.newer))>h1.visually-hidden~.card:not(.card~.card){\
    padding-block:2rem;border-color:transparent;background:none;\
    h2{font-size:var(--size-title)}.summary{font-size:1.0625rem}}";

/// The look of a table. `line_of` finds the line that holds a key.
pub fn checked(
    written: Written,
    line_of: impl Fn(&str) -> Option<usize>,
    problems: &mut FileReport,
) -> Look {
    let mut tokens = Vec::new();
    if let Some(accent) = written.accent {
        let (light, dark) = match accent {
            Accent::Both(colour) => (colour.clone(), colour),
            Accent::Each { light, dark } => (light, dark),
        };
        let line = line_of("accent");
        let colours = [(light, "light"), (dark, "dark")].map(|(colour, scheme)| {
            let parsed = CssColor::parse_string(&colour).ok();
            let Some(colour) = parsed else {
                let message = format!("`{colour}` is no colour");
                problems.error(line, message, "write one such as \"#1f6f43\"");
                return None;
            };
            warn_of_contrast(&colour, scheme, line, problems);
            printed(&colour)
        });
        if let [Some(light), Some(dark)] = colours {
            tokens.push(format!("--accent:light-dark({light},{dark})"));
        }
    }
    for (key, token, value) in [
        ("width", "--column", written.width),
        ("radius", "--radius", written.radius),
    ] {
        let Some(value) = value else { continue };
        match LengthPercentage::parse_string(&value)
            .ok()
            .as_ref()
            .and_then(printed)
        {
            // A zero without a unit is none in a sum.
            Some(length) if length == "0" => tokens.push(format!("{token}:0px")),
            Some(length) => tokens.push(format!("{token}:{length}")),
            None => {
                let message = format!("`{value}` is no length");
                problems.error(line_of(key), message, "write one such as \"45rem\"");
            }
        }
    }
    for (key, token, value) in [
        ("font", "--sans", written.font),
        ("code_font", "--mono", written.code_font),
    ] {
        let Some(value) = value else { continue };
        match value.trim().is_empty() || value.contains(['{', '}', ';', '<', '\\']) {
            true => {
                let message = format!("`{value}` is no list of fonts");
                let help = "write one such as \"Georgia, serif\"";
                problems.error(line_of(key), message, help);
            }
            false => tokens.push(format!("{token}:{}", value.trim())),
        }
    }
    let mut rules = String::new();
    if written.theme_button == Some(false) {
        rules += ".theme-switch{display:none}";
    }
    if let Some(lines) = written.summary_lines {
        rules += &format!(
            ".card .summary{{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:{lines};overflow:hidden}}"
        );
        if lines == 0 {
            let help = "write 1 or more; `hideSummary` of `[params]` shows none";
            problems.error(line_of("summary_lines"), "`summary_lines` is 0", help);
        }
    }
    if written.large_first_post {
        rules += LARGE_FIRST_POST;
    }
    let icon_line = line_of("icon =").or_else(|| line_of("icon="));
    Look {
        rules,
        label: written.label.map(without_control_characters),
        logo: written.logo,
        icon: written.icon.map(|path| Icon {
            path,
            line: icon_line,
        }),
        tokens: tokens.join(";"),
        custom: Custom::default(),
    }
}

fn printed(value: &impl ToCss) -> Option<String> {
    let options = PrinterOptions {
        minify: true,
        ..PrinterOptions::default()
    };
    value.to_css_string(options).ok()
}

/// Links are to be read: WCAG 2.2 wants 4.5:1 (<https://www.w3.org/TR/WCAG22/#contrast-minimum>).
fn warn_of_contrast(
    colour: &CssColor,
    scheme: &str,
    line: Option<usize>,
    problems: &mut FileReport,
) {
    let CssColor::RGBA(colour) = colour else {
        return; // one that a screen may show in ways that are not known
    };
    let ground = match scheme {
        "light" => contrast::LIGHT,
        _ => contrast::DARK,
    };
    let ink = [colour.red, colour.green, colour.blue].map(f64::from);
    let ratio = contrast::ratio(ink, ground);
    if ratio < 4.5 {
        let message = format!("`accent` has a contrast of {ratio:.1} on the {scheme} page");
        let help = "links need 4.5 to be read: write `accent = { light = \"…\", dark = \"…\" }` with a darker and a lighter colour";
        problems.warn(line, message, help);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(toml: &str) -> (String, Vec<String>) {
        let mut problems = FileReport::new(SETTINGS_FILE);
        let written: Written = toml_edit::de::from_str(toml).unwrap();
        let line = |key: &str| Some(toml.lines().position(|line| line.starts_with(key))? + 1);
        let look = checked(written, line, &mut problems);
        let report = problems.into_report();
        let problems = report.sorted().into_iter().map(ToString::to_string);
        (look.css(&Base::up(0)), problems.collect())
    }

    /// Keys change the properties of the style sheet, and nothing else.
    #[test]
    fn keys_become_properties() {
        let toml = "accent = { light = 'rgb(31, 111, 67)', dark = '#7fcf9f' }\nwidth = '50rem'\nradius = '0'\nfont = 'Georgia, serif'";
        assert_eq!(
            look(toml),
            (
                "@layer tokens{:root{--accent:light-dark(#1f6f43,#7fcf9f);--column:50rem;--radius:0px;--sans:Georgia, serif}}".to_owned(),
                Vec::new()
            )
        );
        assert_eq!(look("").0, "");
        assert_eq!(
            look("theme_button = false\nsummary_lines = 3").0,
            "@layer components{.theme-switch{display:none}.card .summary{display:-webkit-box;\
             -webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden}}"
        );
    }

    /// What is no value is told, and a colour that cannot be read too.
    #[test]
    fn values_are_checked() {
        for (toml, expected) in [
            (
                "accent = 'grene'",
                "error: site.toml:1: `grene` is no colour",
            ),
            (
                "\nwidth = 'wide'",
                "error: site.toml:2: `wide` is no length",
            ),
            (
                "font = 'a; }'",
                "error: site.toml:1: `a; }` is no list of fonts",
            ),
            (
                "summary_lines = 0",
                "error: site.toml:1: `summary_lines` is 0",
            ),
            (
                "accent = '#1f6f43'",
                "warning: site.toml:1: `accent` has a contrast of 2.5 on the dark page",
            ),
        ] {
            let (_, problems) = look(toml);
            let is_told = problems.iter().any(|problem| problem.starts_with(expected));
            assert!(is_told, "{toml}: {problems:?}");
        }
    }
}
