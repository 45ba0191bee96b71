//! The figures of the visits as a table, and the gates.

use super::visit::Visit;
use crate::native::table::{self, grouped, ratio};

/// About what Hugo's PaperMod theme takes for such a page: the most that ours may take.
const MOST_BYTES: f64 = 8_900.0;
const MOST_REQUESTS: f64 = 2.0;
/// Less than this is none.
const MOST_SHIFT: f64 = 0.001;
/// In ms, on a processor 4 times slower: what fetching ahead and laying out may keep a reader waiting.
const MOST_BLOCKED: f64 = 50.0;

/// A line of the table.
struct Row {
    name: &'static str,
    value: fn(&Visit) -> f64,
    written: fn(f64) -> String,
}

const ROWS: [Row; 10] = [
    Row {
        name: "Bytes before the first paint, Brotli",
        value: |visit| visit.home.bytes,
        written: grouped,
    },
    Row {
        name: "Requests before the first paint",
        value: |visit| visit.home.requests,
        written: grouped,
    },
    Row {
        name: "First contentful paint, ms",
        value: |visit| visit.home.first_paint,
        written: grouped,
    },
    Row {
        name: "Largest contentful paint, ms",
        value: |visit| visit.home.largest_paint,
        written: grouped,
    },
    Row {
        name: "Cumulative layout shift",
        value: |visit| visit.home.shift,
        written: |shift| format!("{shift:.3}"),
    },
    Row {
        name: "Total blocking time, ms",
        value: |visit| visit.home.blocked,
        written: grouped,
    },
    Row {
        name: "From load until the app is ready, ms",
        value: |visit| visit.ready.unwrap_or(f64::NAN),
        written: if_any,
    },
    Row {
        name: "The same on the second visit, ms",
        value: |visit| visit.ready_again.unwrap_or(f64::NAN),
        written: if_any,
    },
    Row {
        name: "Click to post, ms",
        value: |visit| visit.click,
        written: grouped,
    },
    Row {
        name: "Click to post after pointing at it, ms",
        value: |visit| visit.pointed_click,
        written: grouped,
    },
];

/// The number, or a dash for none.
fn if_any(number: f64) -> String {
    match number.is_nan() {
        true => "\u{2013}".to_owned(),
        false => grouped(number),
    }
}

/// A figure of ours that means the same on every machine, and the most that it may be.
struct Gate {
    name: &'static str,
    value: fn(&Visit) -> f64,
    most: f64,
}

const GATES: [Gate; 4] = [
    Gate {
        name: "bytes before the first paint",
        value: |visit| visit.home.bytes,
        most: MOST_BYTES,
    },
    Gate {
        name: "requests before the first paint",
        value: |visit| visit.home.requests,
        most: MOST_REQUESTS,
    },
    Gate {
        name: "of layout shift",
        value: |visit| visit.home.shift,
        most: MOST_SHIFT,
    },
    Gate {
        name: "ms of blocking time",
        value: |visit| visit.home.blocked,
        most: MOST_BLOCKED,
    },
];

/// The table, ready for the README.
pub fn table(ours: &[Visit], plain: &[Visit]) -> String {
    let rows: Vec<Vec<String>> = ROWS
        .iter()
        .map(|row| {
            let [ours, plain] = [ours, plain].map(|visits| median(visits, row.value));
            vec![
                row.name.to_owned(),
                (row.written)(ours),
                (row.written)(plain),
                ratio(ours, plain),
            ]
        })
        .collect();
    table::markdown(
        &["Home page, 10 of 1,000 posts", "Thinleaf", "Plain", "Ratio"],
        &rows,
    )
}

/// The gates that failed.
pub fn failures(ours: &[Visit]) -> Vec<String> {
    GATES
        .iter()
        .filter_map(|Gate { name, value, most }| {
            let value = median(ours, *value);
            (value > *most).then(|| format!("Our home page has {value} {name}, above {most}."))
        })
        .collect()
}

fn median(visits: &[Visit], value: fn(&Visit) -> f64) -> f64 {
    let mut values: Vec<f64> = visits.iter().map(value).collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
