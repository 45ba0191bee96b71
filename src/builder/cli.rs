//! The command line.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    time::Instant,
};

use anyhow::{Context, Result, anyhow, ensure};
use clap::{Args, Parser, Subcommand};

use super::{Build, Outcome, Severity, build, pictures, serve, write::limits};
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
        options: BuildOptions,
        /// Trunk's output, as `make shell` leaves it
        #[arg(long, value_name = "DIR", default_value = "target/shell")]
        shell: PathBuf,
        /// The folder of the site: empty, or one that an earlier build made
        #[arg(long, value_name = "DIR", default_value = "dist")]
        out: PathBuf,
        /// Puts the whole site into place in one step, where the file system can do that
        #[arg(long)]
        atomic: bool,
    },
    /// Serves a built site on this machine
    Serve {
        /// The folder of the site
        #[arg(default_value = "dist")]
        folder: PathBuf,
        /// The port; 0 takes a free one
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// The path at which the site is served
        #[arg(long, default_value = "/")]
        base: String,
        /// Answers unknown addresses with the home page, as hosts for single-page apps do
        #[arg(long)]
        single_page: bool,
    },
    /// Fills Trunk's staging folder; Trunk.toml calls it after every build
    Hook {
        #[command(flatten)]
        options: BuildOptions,
    },
}

#[derive(Args)]
struct BuildOptions {
    /// The content root
    #[arg(
        long,
        value_name = "DIR",
        default_value = "public",
        env = "THINLEAF_CONTENT"
    )]
    content: PathBuf,
    /// Where the site will be served, in place of `base_url` in site.toml
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The moment that decides which posts are future or expired (RFC 3339; now by default)
    #[arg(long, value_name = "DATE", value_parser = |text: &str| Date::parse(text))]
    now: Option<Date>,
    /// The folder of what is kept of pictures between builds [default: the user's own cache folder]
    #[arg(long, value_name = "DIR", env = "THINLEAF_CACHE")]
    cache: Option<PathBuf>,
    /// Keeps nothing between builds: every picture is made anew
    #[arg(long, conflicts_with = "cache")]
    no_cache: bool,
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
        Command::Build {
            options,
            shell,
            out,
            atomic,
        } => run_build(&Build {
            atomic,
            ..options.build(shell, out)?
        }),
        Command::Hook { options } => {
            let staging = std::env::var_os("TRUNK_STAGING_DIR")
                .map(PathBuf::from)
                .context(
                    "TRUNK_STAGING_DIR is not set: Trunk calls this command, an author `build`",
                )?;
            run_build(&Build {
                over_shell: true,
                ..options.build(staging.clone(), staging)?
            })
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

impl BuildOptions {
    /// The build that they ask for.
    fn build(self, shell: PathBuf, out: PathBuf) -> Result<Build> {
        let now = match self.now {
            Some(now) => now,
            None => Date::parse(
                &jiff::Timestamp::now()
                    .strftime("%Y-%m-%dT%H:%M:%SZ")
                    .to_string(),
            )
            .map_err(|error| anyhow!("the clock: {error}"))?,
        };
        Ok(Build {
            content: self.content,
            shell,
            out,
            base_url: self.base_url,
            now,
            cache: match self.no_cache {
                true => None,
                false => self.cache.or_else(pictures::default_folder),
            },
            drafts: self.drafts,
            over_shell: false,
            atomic: false,
        })
    }
}

fn run_build(options: &Build) -> Result<ExitCode> {
    let started = Instant::now();
    let outcome = build(options)?;
    eprint!("{}", outcome.report);
    Ok(conclude(&outcome, &options.out, started))
}

fn conclude(outcome: &Outcome, out: &Path, started: Instant) -> ExitCode {
    let Some(output) = &outcome.output else {
        let errors = match outcome.report.count(Severity::Error) {
            1 => "1 error".to_owned(),
            errors => format!("{errors} errors"),
        };
        let out = out.display();
        eprintln!("{errors}; nothing was written, {out} is as it was.");
        return ExitCode::FAILURE;
    };
    eprintln!(
        "Posts {}, files {}, {:.1} MB in {}: {} changed, {} removed, {:.2} s.",
        outcome.posts,
        output.files,
        output.bytes as f64 / 1e6,
        out.display(),
        output.changed,
        output.removed,
        started.elapsed().as_secs_f64(),
    );
    if let Some(reason) = &output.not_atomic {
        eprintln!("note: files were put into place one by one, not in one step: {reason}");
    }
    for limit in limits::near(output) {
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
