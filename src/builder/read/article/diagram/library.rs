//! The library that draws: set up once, for all diagrams.

use std::{borrow::Cow, sync::LazyLock};

use anyhow::Result;
use merman::{
    Engine, MermaidConfig, OperationControl, ParseDiagnosticSpanKind, RenderError, RenderOutput,
    RenderRequest, Renderer, SvgEnvironment, SvgRequest, TerminalDiagnosticDetails,
    svg::{
        DeterministicTextMeasurer, MeasurementProfileId, Presentation, ResolvedPresentation,
        SvgOutputPolicy, SvgPipelinePreset, TextMeasurementPolicy, TextMeasurementProfile,
        TextMeasurementProfileIdentity,
    },
};
use serde_json::json;

use super::{Wrong, theme};
use crate::builder::pictures::text_width;

/// What a diagram may not choose for itself: the page does.
const OURS: [&str; 11] = [
    "secure",
    "securityLevel",
    "startOnLoad",
    "maxTextSize",
    "suppressErrorRendering",
    "maxEdges",
    "theme",
    "themeCSS",
    "themeVariables",
    "look",
    "htmlLabels",
];

struct Library {
    renderer: Renderer,
    environment: SvgEnvironment,
    presentation: ResolvedPresentation,
}

static LIBRARY: LazyLock<Result<Library>> = LazyLock::new(Library::new);

impl Library {
    fn new() -> Result<Self> {
        let presentation = Presentation::new().with_theme(theme::theme()?).resolve();
        let config = MermaidConfig::from_value(
            json!({ "secure": OURS, "themeVariables": theme::variables() }),
        );
        let engine = Engine::new().with_site_config(config);
        // The fonts of the machine that builds are not those of readers. In the bold one words are wider
        // than in most that readers have, so that they find room in their shapes.
        let measurer = DeterministicTextMeasurer::default()
            .with_width_callback(|text, style| text_width(text, style.font_size as f32).into());
        let font = MeasurementProfileId::new("thinleaf")?;
        let font = TextMeasurementProfileIdentity::new(font, "1".to_owned())?;
        let measures = TextMeasurementPolicy::uniform(TextMeasurementProfile::new(font, measurer));
        Ok(Self {
            renderer: Renderer::new().with_engine(presentation.materialize_engine(engine)),
            environment: SvgEnvironment::deterministic().with_text_measurement_policy(measures),
            presentation,
        })
    }
}

/// The drawing of a text: SVG in the colours of [`theme`], with a style sheet. An error says what is wrong
/// with the text.
pub fn drawn(text: &str) -> Result<String, Wrong> {
    let library = LIBRARY
        .as_ref()
        .map_err(|error| Wrong::new(error.to_string()))?;
    let text = with_breaks(text);
    let plain = SvgOutputPolicy {
        preset: SvgPipelinePreset::ResvgSafe,
        ..SvgOutputPolicy::default()
    };
    let request = SvgRequest {
        environment: library.environment.clone(),
        pipeline: Some(plain.pipeline()),
        presentation: library.presentation.render_policy(),
        ..SvgRequest::default()
    };
    let request = RenderRequest::svg(&text, OperationControl::new(), request);
    match library.renderer.render(request) {
        Ok(RenderOutput::Svg(Some(svg))) => Ok(svg.into_parts().0),
        Ok(_) | Err(RenderError::NoDiagram) => Err(Wrong::new("it names no kind of diagram")),
        Err(RenderError::Parse(said)) => Err(Wrong {
            line: line_of(&said.terminal_diagnostic_details(), &text),
            ..Wrong::new(first_line(&said.to_string()))
        }),
        Err(error) => Err(Wrong::new(first_line(&error.to_string()))),
    }
}

/// The library measures `\n` in some kinds as a part of its line, and draws two lines.
fn with_breaks(text: &str) -> Cow<'_, str> {
    let is_of_these =
        |line: &str| line.starts_with("classDiagram") || line.starts_with("stateDiagram");
    match text.lines().any(|line| is_of_these(line.trim())) {
        true => text.replace("\\n", "<br>").into(),
        false => text.into(),
    }
}

/// What the library says, without its own words for where.
fn first_line(error: &str) -> String {
    let line = error.lines().find(|line| !line.trim().is_empty());
    let line = line.unwrap_or("it cannot be read").trim();
    let said = line
        .strip_prefix("Diagram parse error (")
        .and_then(|rest| rest.split_once("): "));
    said.map_or(line, |(_, said)| said).to_owned()
}

/// The line of a text that an error is about, from 0; the first where that is not known.
fn line_of(details: &TerminalDiagnosticDetails, text: &str) -> usize {
    let is_known = details.span_kind != Some(ParseDiagnosticSpanKind::Fallback);
    let span = details.span.filter(|_| is_known);
    let before = span.and_then(|span| text.get(..span.start));
    before.map_or(0, |before| before.matches('\n').count())
}
