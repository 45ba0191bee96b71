//! The command line.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    time::Instant,
};

use anyhow::{Context, Result, anyhow, ensure};
use clap::{Args, Parser, Subcommand};

use super::{Build, Outcome, Severity, build, limits, serve};
use crate::domain::Date;

/// A blog that is a static page until you touch it, and an app from then on.
#[derive(Parser)]
#[command(version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Builds the site of a content root
    Build {
        #[command(flatten)]
        what: What,
        /// Trunk's output, as `make shell` leaves it
        #[arg(long, value_name = "DIR", default_value = "target/shell")]
        shell: PathBuf,
        /// The folder of the site: empty, or one that an earlier build made
        #[arg(long, value_name = "DIR", default_value = "dist")]
        out: PathBuf,
    },
    /// Serves a built site on this machine
    Serve {
        /// The folder of the site
        #[arg(default_value = "dist")]
        folder: PathBuf,
        /// The port; 0 takes a free one
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// The path that the site stands at
        #[arg(long, default_value = "/")]
        base: String,
        /// Answers unknown addresses with the home page, as hosts for single-page apps do
        #[arg(long)]
        single_page: bool,
    },
    /// Fills Trunk's staging folder; Trunk.toml calls it after every build
    Hook {
        #[command(flatten)]
        what: What,
    },
}

#[derive(Args)]
struct What {
    /// The content root
    #[arg(
        long,
        value_name = "DIR",
        default_value = "public",
        env = "THINLEAF_CONTENT"
    )]
    content: PathBuf,
    /// Where the site will stand, in place of `base_url` in site.toml
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The moment that decides which posts are future or expired (RFC 3339; now by default)
    #[arg(long, value_name = "DATE", value_parser = |text: &str| Date::parse(text))]
    now: Option<Date>,
    /// Publishes drafts too
    #[arg(long)]
    drafts: bool,
}

/// Runs the command line, and says how it ended.
pub fn run() -> ExitCode {
    match dispatch(Cli::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(cli: Cli) -> Result<ExitCode> {
    match cli.command {
        Command::Build { what, shell, out } => run_build(what, shell, out, false),
        Command::Hook { what } => {
            let staging = std::env::var_os("TRUNK_STAGING_DIR")
                .map(PathBuf::from)
                .context(
                    "TRUNK_STAGING_DIR is not set: Trunk calls this command, an author `build`",
                )?;
            run_build(what, staging.clone(), staging, true)
        }
        Command::Serve {
            folder,
            port,
            base,
            single_page,
        } => {
            ensure!(
                folder.is_dir(),
                "there is no folder {}: build a site first",
                folder.display()
            );
            let host = serve::Host {
                folder,
                base: format!("/{}/", base.trim_matches('/')).replace("//", "/"),
                single_page,
            };
            run_server(host, port)
        }
    }
}

fn run_build(what: What, shell: PathBuf, out: PathBuf, over_shell: bool) -> Result<ExitCode> {
    let started = Instant::now();
    let now = match what.now {
        Some(now) => now,
        None => Date::parse(
            &jiff::Timestamp::now()
                .strftime("%Y-%m-%dT%H:%M:%SZ")
                .to_string(),
        )
        .map_err(|error| anyhow!("the clock: {error}"))?,
    };
    let outcome = build(&Build {
        content: what.content,
        shell,
        out: out.clone(),
        base_url: what.base_url,
        now,
        drafts: what.drafts,
        over_shell,
    })?;
    eprint!("{}", outcome.report);
    Ok(conclude(&outcome, &out, started))
}

fn conclude(outcome: &Outcome, out: &Path, started: Instant) -> ExitCode {
    let Some(written) = &outcome.written else {
        let errors = outcome.report.count(Severity::Error);
        eprintln!(
            "Nothing was written: {errors} to mend; {} is as it was.",
            out.display()
        );
        return ExitCode::FAILURE;
    };
    eprintln!(
        "Posts {}, files {}, {:.1} MB in {}: {} changed, {} removed, {:.2} s.",
        outcome.posts,
        written.files,
        written.bytes as f64 / 1e6,
        out.display(),
        written.changed,
        written.removed,
        started.elapsed().as_secs_f64(),
    );
    for limit in limits::near(written) {
        eprintln!("note: {limit}");
    }
    ExitCode::SUCCESS
}

fn run_server(host: serve::Host, port: u16) -> Result<ExitCode> {
    let runtime = tokio::runtime::Runtime::new().context("cannot start the server")?;
    runtime.block_on(async {
        let base = host.base.clone();
        let folder = host.folder.display().to_string();
        let listener = serve::listen(port).await?;
        let address = listener.local_addr().context("the server has no address")?;
        eprintln!("Serving {folder} at http://{address}{base} (Ctrl+C ends it)");
        tokio::select! {
            ended = serve::serve(listener, host) => ended?,
            _ = tokio::signal::ctrl_c() => {}
        }
        Ok(ExitCode::SUCCESS)
    })
}
