//! Prints the size of what a reader's browser loads, as `brotli -q 11` sends it, and fails where
//! something is above its budget: `make size`.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> anyhow::Result<std::process::ExitCode> {
    native::main()
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::{
        fs,
        io::Write,
        path::{Path, PathBuf},
        process::ExitCode,
    };

    use anyhow::{Context, Result, ensure};
    use tempfile::TempDir;
    use thinleaf::{
        builder::{Build, build},
        domain::Date,
    };

    /// What is loaded together, in bytes with Brotli.
    struct Load {
        name: &'static str,
        /// Starts of the paths of its files; one file each.
        files: &'static [&'static str],
        /// What is wanted.
        wanted: usize,
        /// The gate.
        most: usize,
    }

    const LOADS: [Load; 7] = [
        Load {
            name: "the app",
            files: &["app-*.js", "app-*.wasm"],
            wanted: 95_500,
            most: 110_000,
        },
        Load {
            name: "the Markdown module, only for Markdown posts",
            files: &["markdown.js", "markdown_bg.wasm"],
            wanted: 100_000,
            most: 120_000,
        },
        Load {
            name: "the formulas module, only for Markdown posts with some",
            files: &["math.js", "math_bg.wasm"],
            wanted: 85_000,
            most: 100_000,
        },
        Load {
            name: "embed.js",
            files: &["embed.js"],
            wanted: 2_500,
            most: 2_500,
        },
        Load {
            name: "a list of five in another page, first show",
            files: &["embed.js", "embed/index.html"],
            wanted: 8_000,
            most: 8_000,
        },
        Load {
            name: "then a post read in place, beside its page",
            files: &["embed/loader.js", "embed/style.css"],
            wanted: 5_000,
            most: 8_000,
        },
        Load {
            name: "a feed of another blog, beside the feed",
            files: &["reader.js", "reader_bg.wasm"],
            wanted: 60_000,
            most: 75_000,
        },
    ];

    pub fn main() -> Result<ExitCode> {
        let shell = std::env::args()
            .nth(1)
            .unwrap_or_else(|| "target/shell".to_owned());
        let site = sample(Path::new(&shell))?;
        println!("{:<46}{:>10}{:>10}", "file", "bytes", "Brotli");
        let mut is_above = false;
        for load in &LOADS {
            let mut sum = 0;
            for pattern in load.files {
                let file = find(site.path(), pattern)?;
                let bytes = fs::read(&file)?;
                let compressed = brotli(&bytes)?;
                let name = file.strip_prefix(site.path())?.display().to_string();
                println!("  {name:<44}{:>10}{compressed:>10}", bytes.len());
                sum += compressed;
            }
            println!("{:<56}{sum:>10}", load.name);
            if sum > load.most {
                println!(
                    "  {} bytes above its budget of {}",
                    sum - load.most,
                    load.most
                );
                is_above = true;
            } else if sum > load.wanted {
                println!("  {} bytes above what is wanted", sum - load.wanted);
            }
        }
        println!(
            "\nBeside that list of five: giscus loads 2,000 bytes and an iframe of about 100,000, and an \
             embed that\nloads the whole app would cost the app and the manifest."
        );
        Ok(match is_above {
            true => ExitCode::FAILURE,
            false => ExitCode::SUCCESS,
        })
    }

    /// The sample as a site.
    fn sample(shell: &Path) -> Result<TempDir> {
        let out = TempDir::new()?;
        let outcome = build(&Build {
            content: Path::new(env!("CARGO_MANIFEST_DIR")).join("public"),
            shell: shell.to_owned(),
            out: out.path().to_owned(),
            base_url: None,
            now: Date::parse("2026-01-01").context("the date")?,
            cache: None,
            drafts: false,
            over_shell: false,
            atomic: false,
        })?;
        ensure!(outcome.output.is_some(), "{}", outcome.report);
        Ok(out)
    }

    /// The only file whose path is as a pattern says, in which `*` stands for a hash.
    fn find(site: &Path, pattern: &str) -> Result<PathBuf> {
        let Some((start, end)) = pattern.split_once('*') else {
            return Ok(site.join(pattern));
        };
        let names =
            fs::read_dir(site)?.filter_map(|file| file.ok()?.file_name().into_string().ok());
        let mut names: Vec<String> = names
            .filter(|name| name.starts_with(start) && name.ends_with(end))
            .collect();
        ensure!(
            names.len() == 1,
            "{names:?} are not one build: run `make shell`"
        );
        Ok(site.join(names.remove(0)))
    }

    fn brotli(bytes: &[u8]) -> Result<usize> {
        let mut out = Vec::new();
        let mut writer = brotli::CompressorWriter::new(&mut out, 4096, 11, 22);
        writer.write_all(bytes)?;
        drop(writer);
        Ok(out.len())
    }
}
