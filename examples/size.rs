//! Prints the size of what a reader's browser loads, as `brotli -q 11` sends it, and fails where
//! the app is above its budget: `make size`.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> anyhow::Result<std::process::ExitCode> {
    native::main()
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::{fs, io::Write, path::Path, process::ExitCode};

    use anyhow::{Context, Result};

    /// The app's Wasm and script together, in bytes: the gate.
    const GATE: usize = 110_000;
    /// What is wanted.
    const WANTED: usize = 95_000;

    pub fn main() -> Result<ExitCode> {
        let folder = std::env::args()
            .nth(1)
            .unwrap_or_else(|| "target/shell".to_owned());
        println!("{:<34}{:>10}{:>10}", "file", "bytes", "brotli");
        let app = measure(Path::new(&folder), "app-")?;
        println!(
            "{:<44}{app:>10}",
            "the app (wanted 95,000; at most 110,000)"
        );
        let markdown = measure(Path::new(&folder), "markdown")?;
        println!(
            "{:<44}{markdown:>10}",
            "the Markdown module, only for Markdown posts"
        );
        if app > GATE {
            println!("The app is {} bytes above its budget.", app - GATE);
            return Ok(ExitCode::FAILURE);
        }
        if app > WANTED {
            println!("The app is {} bytes above what is wanted.", app - WANTED);
        }
        Ok(ExitCode::SUCCESS)
    }

    /// Prints the files whose names start with `prefix`, and adds them up.
    fn measure(folder: &Path, prefix: &str) -> Result<usize> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .with_context(|| format!("cannot list {}: run `make shell`", folder.display()))?
            .filter_map(|file| file.ok()?.file_name().into_string().ok())
            .filter(|name| name.starts_with(prefix))
            .filter(|name| name.ends_with(".wasm") || name.ends_with(".js"))
            .collect();
        names.sort();
        anyhow::ensure!(
            names.len() == 2,
            "{} holds {names:?}, not one build",
            folder.display()
        );
        let mut sum = 0;
        for name in names {
            let bytes = fs::read(folder.join(&name))?;
            let compressed = brotli(&bytes)?;
            println!("{name:<34}{:>10}{compressed:>10}", bytes.len());
            sum += compressed;
        }
        Ok(sum)
    }

    fn brotli(bytes: &[u8]) -> Result<usize> {
        let mut out = Vec::new();
        let mut writer = brotli::CompressorWriter::new(&mut out, 4096, 11, 22);
        writer.write_all(bytes)?;
        drop(writer);
        Ok(out.len())
    }
}
