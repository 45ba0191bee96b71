//! Scripts and style sheets as readers load them: the same, and smaller.

use anyhow::{Result, anyhow, ensure};
use lightningcss::{
    printer::PrinterOptions,
    stylesheet::{MinifyOptions, ParserOptions, StyleSheet},
};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// A style sheet without white space.
pub fn css(text: &str) -> Result<String> {
    let refused = |error: &dyn std::fmt::Display| anyhow!("its style sheet: {error}");
    let mut sheet =
        StyleSheet::parse(text, ParserOptions::default()).map_err(|error| refused(&error))?;
    sheet
        .minify(MinifyOptions::default())
        .map_err(|error| refused(&error))?;
    let options = PrinterOptions {
        minify: true,
        ..PrinterOptions::default()
    };
    let printed = sheet.to_css(options).map_err(|error| refused(&error))?;
    Ok(printed.code)
}

/// A script without comments and white space, with short names. What a classic script declares at
/// its top is the page's to use, and keeps its name.
pub fn script(text: &str, is_module: bool) -> Result<String> {
    let kind = match is_module {
        true => SourceType::mjs(),
        false => SourceType::script(),
    };
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, kind).parse();
    ensure!(
        parsed.diagnostics.is_empty(),
        "a script is not JavaScript: {:?}",
        parsed.diagnostics
    );
    let mut program = parsed.program;
    let minified = Minifier::new(MinifierOptions::default()).minify(&allocator, &mut program);
    let written = Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(minified.scoping)
        .build(&program);
    Ok(written.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Comments cost no reader a byte, and code means what it meant.
    #[test]
    fn scripts_are_smaller_and_the_same() {
        let text = "// Why.\nconst longName = '//';\nexport const f = () => longName + 1;\n";
        let small = script(text, true).unwrap();
        assert!(small.len() < 50 && small.contains("//"), "{small}");
        assert!(script("const ;", true).is_err());
        let classic = script("const kept = 1; kept + 1;", false).unwrap();
        assert!(classic.contains("kept"), "{classic}");
    }
}
