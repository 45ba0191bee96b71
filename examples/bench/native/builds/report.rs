//! The figures of the builds as a table, and what is wrong with them.

use super::{Again, Figures, SIZES};
use crate::native::table::{self, grouped, ratio};

/// A line of the table.
struct Row {
    name: &'static str,
    /// None where it was not measured.
    value: fn(&Figures) -> Option<f64>,
    written: fn(f64) -> String,
}

const ROWS: [Row; 12] = [
    Row {
        name: "**Thinleaf**, s",
        value: |figures| Some(figures.full.seconds),
        written: seconds,
    },
    Row {
        name: "peak memory, MB",
        value: |figures| Some(figures.full.peak_memory as f64),
        written: megabytes,
    },
    Row {
        name: "files",
        value: |figures| Some(figures.full.files as f64),
        written: grouped,
    },
    Row {
        name: "output, MB",
        value: |figures| Some(figures.full.bytes as f64),
        written: megabytes,
    },
    Row {
        name: "again, nothing changed, s",
        value: |figures| Some(fastest(&figures.unchanged)),
        written: seconds,
    },
    Row {
        name: "files changed by it",
        value: |figures| Some(most(&figures.unchanged)),
        written: grouped,
    },
    Row {
        name: "again, one post changed, s",
        value: |figures| Some(fastest(&figures.edited)),
        written: seconds,
    },
    Row {
        name: "files changed by it",
        value: |figures| Some(most(&figures.edited)),
        written: grouped,
    },
    Row {
        name: "**Hugo**, s",
        value: |figures| Some(figures.hugo.as_ref()?.seconds),
        written: seconds,
    },
    Row {
        name: "peak memory, MB",
        value: |figures| Some(figures.hugo.as_ref()?.peak_memory as f64),
        written: megabytes,
    },
    Row {
        name: "files",
        value: |figures| Some(figures.hugo.as_ref()?.files as f64),
        written: grouped,
    },
    Row {
        name: "output, MB",
        value: |figures| Some(figures.hugo.as_ref()?.bytes as f64),
        written: megabytes,
    },
];

fn fastest(runs: &[Again]) -> f64 {
    let seconds = runs.iter().map(|run| run.seconds);
    seconds.fold(f64::INFINITY, f64::min)
}

fn most(runs: &[Again]) -> f64 {
    let files = runs.iter().map(|run| run.seen);
    files.max().unwrap_or(0) as f64
}

fn seconds(number: f64) -> String {
    format!("{number:.2}")
}

fn megabytes(bytes: f64) -> String {
    grouped(bytes / 1e6)
}

/// The table of two blogs, with how many times more a post takes in the larger one.
pub fn table(small: &Figures, large: &Figures) -> String {
    let posts = SIZES.map(|posts| posts as f64);
    let rows: Vec<Vec<String>> = ROWS
        .iter()
        .filter_map(|row| {
            let values = [(row.value)(small)?, (row.value)(large)?];
            Some(vec![
                row.name.to_owned(),
                (row.written)(values[0]),
                (row.written)(values[1]),
                ratio(values[1] / posts[1], values[0] / posts[0]),
            ])
        })
        .collect();
    let sizes = posts.map(|posts| format!("{} posts", grouped(posts)));
    table::markdown(&["", &sizes[0], &sizes[1], "growth a post"], &rows)
}

/// What the builder says and does not do, and what it does without need.
pub fn failures(figures: &Figures) -> Vec<String> {
    let posts = figures.posts;
    let unchanged = figures.unchanged.iter().map(|run| (run, false));
    let edited = figures.edited.iter().map(|run| (run, true));
    unchanged
        .chain(edited)
        .flat_map(|(run, has_change)| {
            let Again {
                said,
                seen,
                written,
                ..
            } = run;
            let is_untrue = said != seen || written != seen;
            let untrue = is_untrue.then(|| {
                format!(
                    "{posts} posts: the builder says that it changed {said} files, but {seen} hold \
                     other bytes and {written} were written."
                )
            });
            let is_needless = has_change != (*seen > 0);
            let needless = is_needless.then(|| {
                let posts_changed = usize::from(has_change);
                format!("{posts} posts: {posts_changed} had changed, and {seen} files did.")
            });
            [untrue, needless]
        })
        .flatten()
        .collect()
}
