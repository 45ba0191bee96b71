//! The programs of the shell as readers load them: Wasm, and the script that wasm-bindgen makes for it.
//! The names that the two call each other by have a hash in them, which is 4 KB of the app with Brotli;
//! they become short.

use std::{collections::HashMap, path::Path};

use anyhow::{Context, Result};
use wasm_encoder::{EntityType, ImportSection, Module, RawSection};
use wasmparser::{Import, Parser, Payload};

use super::minify;
use crate::builder::files;

/// What a program's Wasm file is called besides its script: `app.js`, `app_bg.wasm`.
const WASM: &str = "_bg.wasm";

/// How the long names begin.
const LONG: &str = "__wb";

/// A script of the shell.
pub fn script(path: &Path) -> Result<Vec<u8>> {
    let text = files::read_text(path)?;
    let wasm = path.with_extension("").to_string_lossy().into_owned() + WASM;
    let text = match files::read_if_any(Path::new(&wasm))? {
        Some(wasm) => with_names(&text, &short_names(&wasm)?),
        None => text,
    };
    Ok(minify::script(&text, true)?.into_bytes())
}

/// The Wasm of a program.
pub fn wasm(path: &Path) -> Result<Vec<u8>> {
    let bytes = files::read(path)?;
    let names = short_names(&bytes)?;
    renamed(&bytes, &names).with_context(|| format!("cannot read {}", path.display()))
}

/// Short names for what a program is given by its script, except what it has itself under the same name.
fn short_names(wasm: &[u8]) -> Result<HashMap<String, String>> {
    let (mut imports, mut exports) = (Vec::new(), Vec::new());
    for payload in payloads(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imports.push(import?.name.to_owned());
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    exports.push(export?.name);
                }
            }
            _ => {}
        }
    }
    imports.sort();
    imports.dedup();
    let long = imports
        .into_iter()
        .filter(|name| name.starts_with(LONG) && !exports.contains(&name.as_str()));
    let short = long
        .enumerate()
        .map(|(number, name)| (name, format!("i{number}")));
    Ok(short.collect())
}

/// The parts of a module; none of a file that is no module.
fn payloads(wasm: &[u8]) -> impl Iterator<Item = wasmparser::Result<Payload<'_>>> {
    let is_module = wasm.starts_with(b"\0asm");
    Parser::new(0)
        .parse_all(wasm)
        .take_while(move |_| is_module)
}

/// A script in which names are replaced, wherever they stand.
fn with_names(script: &str, names: &HashMap<String, String>) -> String {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$');
    let mut text = String::new();
    let mut rest = script;
    while let Some(at) = rest.find(LONG) {
        let (before, from) = rest.split_at(at);
        let (name, after) = from.split_at(from.find(|c| !is_part(c)).unwrap_or(from.len()));
        let is_whole = !before.ends_with(is_part);
        text += before;
        text += names
            .get(name)
            .filter(|_| is_whole)
            .map_or(name, String::as_str);
        rest = after;
    }
    text + rest
}

/// A module in which the names of imports are replaced.
fn renamed(wasm: &[u8], names: &HashMap<String, String>) -> Result<Vec<u8>> {
    if names.is_empty() {
        return Ok(wasm.to_owned());
    }
    let mut module = Module::new();
    for payload in payloads(wasm) {
        let payload = payload?;
        if let Payload::ImportSection(section) = &payload {
            let mut imports = ImportSection::new();
            for import in section.clone().into_imports() {
                let Import { module, name, ty } = import?;
                let name = names.get(name).map_or(name, String::as_str);
                imports.import(module, name, EntityType::try_from(ty)?);
            }
            module.section(&imports);
        } else if let Some((id, range)) = payload.as_section() {
            let range = range.start as usize..range.end as usize;
            let data = wasm.get(range).context("a section ends too late")?;
            module.section(&RawSection { id, data });
        }
    }
    Ok(module.finish())
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, ExportKind, ExportSection, Function, FunctionSection, TypeSection,
    };

    use super::*;

    /// A module that imports two functions and exports one of the same name.
    fn module() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        for name in ["__wbg_new_0123", "__wbg_shared_4567", "other"] {
            imports.import("./a_bg.js", name, EntityType::Function(0));
        }
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut exports = ExportSection::new();
        exports.export("__wbg_shared_4567", ExportKind::Func, 3);
        let mut code = CodeSection::new();
        let mut function = Function::new([]);
        function.instructions().end();
        code.function(&function);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions);
        module.section(&exports).section(&code);
        module.finish()
    }

    /// Script and Wasm still call each other by the same names, and everything else is as it was.
    #[test]
    fn names_are_short_on_both_sides() {
        let names = short_names(&module()).unwrap();
        let script = "const i = { __wbg_new_0123: f, __wbg_shared_4567: g, x__wbg_new_0123: h };";
        assert_eq!(
            with_names(script, &names),
            "const i = { i0: f, __wbg_shared_4567: g, x__wbg_new_0123: h };"
        );
        let renamed = renamed(&module(), &names).unwrap();
        let imports: Vec<String> = payloads(&renamed)
            .filter_map(|payload| match payload.unwrap() {
                Payload::ImportSection(section) => Some(section),
                _ => None,
            })
            .flat_map(|section| section.into_imports())
            .map(|import| import.unwrap().name.to_owned())
            .collect();
        assert_eq!(imports, ["i0", "__wbg_shared_4567", "other"]);
        assert!(payloads(&renamed).all(|payload| payload.is_ok()));
        assert_eq!(
            renamed.len(),
            module().len() - "__wbg_new_0123".len() + "i0".len()
        );
    }
}
