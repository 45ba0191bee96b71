//! A program that is run, timed and weighed.

use std::{
    io::Read,
    process::{Command, ExitStatus, Stdio},
    time::Instant,
};

use anyhow::{Context, Result, ensure};
use wait4::Wait4;

/// What a run took.
pub struct Run {
    /// From the start to the end of the process.
    pub seconds: f64,
    /// The processors' time in the program itself, all threads together.
    pub user_seconds: f64,
    /// The most memory that it held at one time, in bytes. Linux starts to count at what this
    /// process held when it started the child, so that has to stay small.
    pub peak_memory: u64,
    /// What it said.
    pub stderr: String,
    /// How it ended.
    pub status: ExitStatus,
}

/// Runs a program to its end, which has to be a good one.
pub fn run(command: &mut Command) -> Result<Run> {
    let name = command.get_program().display().to_string();
    // What an earlier run has left to be written would be written during this one.
    let _ = Command::new("sync").status();
    let run = run_to_any_end(command)?;
    ensure!(run.status.success(), "{name} failed:\n{}", run.stderr);
    Ok(run)
}

/// Runs a program to its end, whatever that is.
pub fn run_to_any_end(command: &mut Command) -> Result<Run> {
    let name = command.get_program().display().to_string();
    let started = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot run {name}"))?;
    let mut stderr = String::new();
    if let Some(mut pipe) = child.stderr.take() {
        pipe.read_to_string(&mut stderr)?;
    }
    let used = child
        .wait4()
        .with_context(|| format!("cannot wait for {name}"))?;
    let seconds = started.elapsed().as_secs_f64();
    Ok(Run {
        seconds,
        user_seconds: used.rusage.utime.as_secs_f64(),
        status: used.status,
        peak_memory: used.rusage.maxrss,
        stderr,
    })
}

/// How many files the builder says it changed or removed, as in
/// `Posts 9, files 99, 1.0 MB in out: 3 changed, 1 removed, 0.10 s.`
pub fn changes(stderr: &str) -> Result<usize> {
    let numbers = stderr.lines().rev().find_map(|line| {
        let (_, counts) = line.strip_prefix("Posts ")?.rsplit_once(": ")?;
        let mut counts = counts.split(", ");
        let changed = counts.next()?.strip_suffix(" changed")?;
        let removed = counts.next()?.strip_suffix(" removed")?;
        Some(changed.parse::<usize>().ok()? + removed.parse::<usize>().ok()?)
    });
    numbers.with_context(|| format!("the builder does not say what it changed:\n{stderr}"))
}
