//! The colours of a diagram. A library for drawing wants colours; the page has roles, whose colours follow
//! the theme. So the drawing is made in stand-ins, which become the roles afterwards.

use std::str::FromStr;

use anyhow::Result;
use merman::svg::{HostTheme, HostThemeAppearance, ThemeRole};
use serde_json::{Map, Value};
use svgtypes::Color;

/// What is painted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// Words.
    Text,
    /// The inside of a box, which words may stand in.
    Box,
    /// The inside of another shape.
    Shape,
    /// The line around a shape, or between two.
    Line,
}

const TEXT: &str = "#010001";
const MUTED: &str = "#010002";
const LINE: &str = "#010003";
const ACCENT: &str = "#010004";
const NOTE: &str = "#010005";
const IMPORTANT: &str = "#010006";
const WARNING: &str = "#010007";
const CAUTION: &str = "#010008";
const TIP: &str = "#010009";
// Light, so that the library sets dark words on them.
const SURFACE: &str = "#fefff1";
const SUNKEN: &str = "#fefff2";
const GROUND: &str = "#fefff3";

/// Of words.
pub const TEXT_ROLE: &str = "var(--text)";

/// Stand-ins, roles, and their colours in the light scheme of `style/tokens.css`.
const ROLES: [(&str, &str, &str); 12] = [
    (TEXT, TEXT_ROLE, "#1f2023"),
    (MUTED, "var(--muted)", "#5c5f66"),
    (LINE, "var(--line)", "#d9d9d6"),
    (ACCENT, "var(--accent)", "#1f6f43"),
    (NOTE, "var(--note)", "#1a5fb4"),
    (IMPORTANT, "var(--important)", "#7a3fb0"),
    (WARNING, "var(--warning)", "#8a5a00"),
    (CAUTION, "var(--caution)", "#b3261e"),
    (TIP, "var(--tip)", "#1f6f43"),
    (SURFACE, "var(--surface)", "#fff"),
    (SUNKEN, "var(--sunken)", "#ececea"),
    (GROUND, "var(--ground)", LIGHT_GROUND),
];

/// Of parts that follow each other.
const SERIES: [&str; 6] = [ACCENT, NOTE, IMPORTANT, WARNING, CAUTION, MUTED];

/// As many of them as the library asks for.
fn series() -> impl Iterator<Item = &'static str> {
    SERIES.into_iter().cycle().take(12)
}

/// A theme of stand-ins.
pub fn theme() -> Result<HostTheme> {
    use ThemeRole as Role;
    let roles = [
        (Role::Canvas, GROUND),
        (Role::Surface, SURFACE),
        (Role::SurfaceAlt, SUNKEN),
        (Role::SurfaceMuted, SUNKEN),
        (Role::Text, TEXT),
        (Role::SubtleText, MUTED),
        (Role::Border, MUTED),
        (Role::Line, MUTED),
        (Role::ClusterBorder, LINE),
        (Role::NoteBorder, WARNING),
        (Role::Error, CAUTION),
        (Role::Warning, WARNING),
        (Role::Success, TIP),
    ];
    let theme = HostTheme::new()
        .with_appearance(HostThemeAppearance::Light)
        .try_with_font_family("sans-serif")?
        .try_with_series_palette(series())?;
    let mut roles = roles.into_iter();
    Ok(roles.try_fold(theme, |theme, (role, color)| {
        theme.try_with_role(role, color)
    })?)
}

/// What the roles of a theme leave to the library, which would choose other colours or too much contrast.
pub fn variables() -> Value {
    let mut variables = Map::new();
    let mut set = |name: &str, value: &str| variables.insert(name.to_owned(), value.into());
    set("gridColor", LINE);
    // A page says the same on every day.
    set("todayLineColor", "none");
    set("pieOpacity", "1");
    set("pieSectionTextColor", GROUND);
    set("pieStrokeColor", GROUND);
    set("pieOuterStrokeColor", GROUND);
    // Which words in the colour of all words stand on.
    for kind in ["Command", "Event", "Processor", "ReadModel"] {
        set(&format!("em{kind}Fill"), SURFACE);
    }
    for (place, color) in series().enumerate() {
        set(&format!("gitInv{place}"), color);
    }
    variables.into()
}

/// The colours of one drawing.
#[derive(Default)]
pub struct Palette {
    /// Those of the library's own that tell parts from each other.
    series: Vec<Color>,
}

impl Palette {
    /// What a colour of the library's is in a page; `None` for what is no colour.
    pub fn role(&mut self, color: &str, paint: Paint) -> Option<&'static str> {
        if color.eq_ignore_ascii_case("currentColor") {
            return role_of(TEXT);
        }
        let color = Color::from_str(color)
            .ok()
            .filter(|color| color.alpha > 0)?;
        let is_solid = color.alpha == u8::MAX;
        let color = Color::new_rgb(color.red, color.green, color.blue);
        let hex = format!("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue);
        if let Some(role) = role_of(&hex) {
            return Some(role);
        }
        // Behind words, so that lines do not cross them.
        if paint == Paint::Box && !is_solid {
            return Some("none");
        }
        // A shade of its own, or one that it made of a stand-in.
        let lightness = (u32::from(color.red) + u32::from(color.green) + u32::from(color.blue)) / 3;
        role_of(match (paint, lightness) {
            (Paint::Text, 200..) => GROUND,
            (Paint::Text, _) => TEXT,
            (Paint::Box, 200.. | 0..50) | (Paint::Shape, 200..) => SUNKEN,
            (Paint::Box | Paint::Shape, 50..) => self.of_series(color),
            (Paint::Line, 200..) => LINE,
            (Paint::Shape | Paint::Line, _) => MUTED,
        })
    }

    fn of_series(&mut self, color: Color) -> &'static str {
        let known = self.series.iter().position(|known| *known == color);
        let place = known.unwrap_or_else(|| {
            self.series.push(color);
            self.series.len() - 1
        });
        SERIES[place % SERIES.len()]
    }
}

fn role_of(stand_in: &str) -> Option<&'static str> {
    let found = ROLES.iter().find(|(known, ..)| *known == stand_in);
    found.map(|(_, role, _)| *role)
}

/// The colour behind a drawing in the light scheme.
pub const LIGHT_GROUND: &str = "#f6f6f4";

/// A drawing in the colours of the light scheme, for places that know no roles.
pub fn in_light(svg: &str) -> String {
    // In quotes, which the author's words do not have in SVG.
    let quoted = |color: &str| format!("\"{color}\"");
    let in_light = |svg: String, (_, role, light): &(&str, &str, &str)| {
        svg.replace(&quoted(role), &quoted(light))
    };
    ROLES.iter().fold(svg.to_owned(), in_light)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The colours of pictures are those of the site.
    #[test]
    fn the_colours_are_the_style_sheets() {
        let tokens = include_str!("../../../../../style/tokens.css");
        for (_, role, light) in ROLES {
            let name = role.trim_start_matches("var(").trim_end_matches(')');
            let said = tokens
                .split_once(&format!("{name}: light-dark(var("))
                .unwrap()
                .1;
            let of = said.split_once(')').unwrap().0;
            assert!(tokens.contains(&format!("{of}: {light};")), "{name}: {of}");
        }
        let (svg, picture) = (
            "<g fill=\"var(--text)\">var(--text)</g>",
            "<g fill=\"#1f2023\">var(--text)</g>",
        );
        assert_eq!(in_light(svg), picture);
    }

    /// What the library mixes itself becomes a role that can be read in both schemes.
    #[test]
    fn colours_become_roles() {
        let mut palette = Palette::default();
        for (color, paint, expected) in [
            ("#010001", Paint::Text, Some("var(--text)")),
            ("rgb(1, 0, 4)", Paint::Shape, Some("var(--accent)")),
            ("rgba(254,255,241,0.5)", Paint::Box, Some("var(--surface)")),
            ("rgba(232, 232, 232, 0.5)", Paint::Box, Some("none")),
            ("currentColor", Paint::Shape, Some("var(--text)")),
            ("#fff", Paint::Text, Some("var(--ground)")),
            ("hsl(243.3, 100%, 13.5%)", Paint::Box, Some("var(--sunken)")),
            ("#4e79a7", Paint::Shape, Some("var(--accent)")),
            ("#f28e2c", Paint::Shape, Some("var(--note)")),
            ("#4e79a7", Paint::Shape, Some("var(--accent)")),
            ("black", Paint::Line, Some("var(--muted)")),
            ("none", Paint::Shape, None),
            ("transparent", Paint::Box, None),
        ] {
            assert_eq!(palette.role(color, paint), expected, "{color}");
        }
    }
}
