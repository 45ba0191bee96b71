//! The colours of a diagram. A library for drawing wants colours; the page has roles, whose colours follow
//! the theme. So the drawing is made in stand-ins, which become the roles afterwards.

use mermaid_rs_renderer::Theme;

const TEXT: &str = "#010001";
const MUTED: &str = "#010002";
const LINE: &str = "#010003";
const SURFACE: &str = "#010004";
const SUNKEN: &str = "#010005";
const GROUND: &str = "#010006";
const ACCENT: &str = "#010007";
const NOTE: &str = "#010008";
const IMPORTANT: &str = "#010009";
const WARNING: &str = "#01000a";
const CAUTION: &str = "#01000b";

const ROLES: [(&str, &str); 11] = [
    (TEXT, "var(--text)"),
    (MUTED, "var(--muted)"),
    (LINE, "var(--line)"),
    (SURFACE, "var(--surface)"),
    (SUNKEN, "var(--sunken)"),
    (GROUND, "var(--ground)"),
    (ACCENT, "var(--accent)"),
    (NOTE, "var(--note)"),
    (IMPORTANT, "var(--important)"),
    (WARNING, "var(--warning)"),
    (CAUTION, "var(--caution)"),
];

/// Of words.
pub const TEXT_ROLE: &str = "var(--text)";
/// Of lines around them.
pub const EDGE_ROLE: &str = "var(--muted)";

/// Of shapes in a shade: bars stand out, and what is around others does not.
pub fn shade_of(source: &str) -> &'static str {
    match source.trim_start().starts_with("xychart") {
        true => "var(--accent)",
        false => "var(--sunken)",
    }
}

/// The role that a colour stands for.
pub fn role(color: &str) -> Option<&'static str> {
    let found = ROLES
        .iter()
        .find(|(stand_in, _)| stand_in.eq_ignore_ascii_case(color));
    found.map(|(_, role)| *role)
}

/// A theme of stand-ins.
pub fn theme() -> Theme {
    let color = str::to_owned;
    let series = [ACCENT, NOTE, IMPORTANT, WARNING, CAUTION, MUTED];
    let of_series = |place: usize| color(series[place % series.len()]);
    Theme {
        font_family: "sans-serif".to_owned(),
        primary_color: color(SURFACE),
        primary_text_color: color(TEXT),
        primary_border_color: color(MUTED),
        line_color: color(MUTED),
        secondary_color: color(SUNKEN),
        tertiary_color: color(SURFACE),
        edge_label_background: color(GROUND),
        cluster_background: color(SUNKEN),
        cluster_border: color(LINE),
        background: "none".to_owned(),
        sequence_actor_fill: color(SURFACE),
        sequence_actor_border: color(MUTED),
        sequence_actor_line: color(MUTED),
        sequence_note_fill: color(SUNKEN),
        sequence_note_border: color(WARNING),
        sequence_activation_fill: color(SUNKEN),
        sequence_activation_border: color(MUTED),
        text_color: color(TEXT),
        git_colors: std::array::from_fn(of_series),
        git_inv_colors: std::array::from_fn(|_| color(GROUND)),
        git_branch_label_colors: std::array::from_fn(|_| color(GROUND)),
        git_commit_label_color: color(TEXT),
        git_commit_label_background: color(SUNKEN),
        git_tag_label_color: color(TEXT),
        git_tag_label_background: color(SURFACE),
        git_tag_label_border: color(MUTED),
        pie_colors: std::array::from_fn(of_series),
        pie_title_text_color: color(TEXT),
        pie_section_text_color: color(GROUND),
        pie_legend_text_color: color(TEXT),
        pie_stroke_color: color(GROUND),
        pie_outer_stroke_color: color(GROUND),
        pie_opacity: 1.0,
        ..Theme::mermaid_default()
    }
}
