//! Code, diagrams and formulas, which become what a fence or dollar signs would.

use super::{Shown, call::Call};

/// `{{< highlight go "linenos=inline,hl_lines=3 6-8" >}}`: a fence with Hugo's attributes.
pub fn highlight(call: &mut Call) -> Shown {
    let language = call.arguments.get("lang", 0).unwrap_or_default();
    let options = call.arguments.get("options", 1).unwrap_or_default();
    let inner = call.inner();
    if is_inline(options) {
        let ticks = "`".repeat(longest_run(inner, '`') + 1);
        return Shown::Line(format!("{ticks} {} {ticks}", inner.trim()));
    }
    let attributes = match attributes(options) {
        attributes if attributes.is_empty() => String::new(),
        attributes => format!(" {{{attributes}}}"),
    };
    fence(&format!("{language}{attributes}"), inner)
}

/// Whether code stands among words.
fn is_inline(options: &str) -> bool {
    let mut options = options.split(',').map(str::trim);
    options.any(|option| {
        matches!(
            option.to_lowercase().as_str(),
            "hl_inline=true" | "hl_inline"
        )
    })
}

/// `linenos=table,hl_lines=3 6-8` as the attributes of a fence: `linenos=table hl_lines=[3,"6-8"]`.
fn attributes(options: &str) -> String {
    let attribute = |option: &str| {
        let (key, value) = option.split_once('=')?;
        let (key, value) = (key.trim(), value.trim());
        Some(match key.to_lowercase().as_str() {
            "hl_lines" => {
                let lines = value.trim_matches(['[', ']', '"']).split([' ', ';']);
                let lines = lines.filter(|part| !part.is_empty());
                let lines: Vec<String> = lines.map(|part| format!("\"{part}\"")).collect();
                format!("hl_lines=[{}]", lines.join(","))
            }
            _ => format!("{key}={value}"),
        })
    };
    let attributes: Vec<String> = options.split(',').filter_map(attribute).collect();
    attributes.join(" ")
}

/// `{{< mermaid >}}`: a diagram.
pub fn diagram(call: &mut Call) -> Shown {
    fence("mermaid", call.inner())
}

/// Code between fences that are longer than any in it.
fn fence(info: &str, code: &str) -> Shown {
    let ticks = "`".repeat((longest_run(code, '`') + 1).max(3));
    let code = code.strip_prefix('\n').unwrap_or(code).trim_end();
    Shown::Block(format!("{ticks}{info}\n{code}\n{ticks}"))
}

fn longest_run(text: &str, of: char) -> usize {
    let runs = text.split(|c| c != of).map(str::len);
    runs.max().unwrap_or_default()
}

/// `{{< math >}}` and `{{< katex display=true >}}`: a formula, with or without its own delimiters.
pub fn formula(call: &mut Call) -> Shown {
    let inner = call.inner().trim();
    let delimited = [
        ("$$", "$$", true),
        ("\\[", "\\]", true),
        ("\\(", "\\)", false),
        ("$", "$", false),
    ];
    let found = delimited.into_iter().find_map(|(open, close, is_display)| {
        let latex = inner.strip_prefix(open)?.strip_suffix(close)?;
        (!latex.contains(open)).then_some((latex, is_display))
    });
    let is_block = call.inner().contains('\n')
        || call.arguments.is_set("display")
        || call.arguments.positional().any(|word| word == "display");
    let (latex, is_display) = found.unwrap_or((inner, is_block));
    let holds_others = found.is_none() && (inner.contains('$') || inner.contains("\\("));
    if latex.is_empty() || holds_others {
        return Shown::Line(call.inner().to_owned());
    }
    let line = call.line;
    Shown::Line(
        call.context
            .enricher
            .formula_at(latex, is_display, Some(line)),
    )
}
