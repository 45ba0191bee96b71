//! What is wrong with the content, and what to do about it.

use std::{collections::BTreeMap, fmt};

/// Files that are named with a warning that many have.
const SHOWN: usize = 3;

/// Whether a problem stops the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site would be wrong: nothing is written.
    Error,
    /// The author should know.
    Warning,
}

/// One thing an author should correct or know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, relative to the content root.
    pub file: String,
    /// The line, from 1, where there is one.
    pub line: Option<usize>,
    /// Whether it stops the build.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// A way out.
    pub help: String,
}

/// All problems of all files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    problems: Vec<Problem>,
}

impl Report {
    /// Something in a file that stops the build.
    pub(super) fn error(
        &mut self,
        file: &str,
        line: Option<usize>,
        message: impl Into<String>,
        help: &str,
    ) {
        self.add(Severity::Error, file, line, message.into(), help);
    }

    /// Something in a file that the author should know.
    pub(super) fn warn(
        &mut self,
        file: &str,
        line: Option<usize>,
        message: impl Into<String>,
        help: &str,
    ) {
        self.add(Severity::Warning, file, line, message.into(), help);
    }

    fn add(
        &mut self,
        severity: Severity,
        file: &str,
        line: Option<usize>,
        message: String,
        help: &str,
    ) {
        self.problems.push(Problem {
            file: file.to_owned(),
            line,
            severity,
            message: visible(&message),
            help: help.to_owned(),
        });
    }

    /// Adds the problems of another report.
    pub fn extend(&mut self, other: Self) {
        self.problems.extend(other.problems);
    }

    /// Adds those problems of another report that are not in this one.
    pub(super) fn extend_new(&mut self, other: Self) {
        for problem in other.problems {
            if !self.problems.contains(&problem) {
                self.problems.push(problem);
            }
        }
    }

    /// The same with the lines of another text.
    pub(super) fn with_lines(mut self, of: impl Fn(usize) -> Option<usize>) -> Self {
        for problem in &mut self.problems {
            problem.line = problem.line.and_then(&of);
        }
        self
    }

    /// Those whose message is not in another report.
    pub(super) fn unsaid_in(mut self, other: &Self) -> Self {
        let is_new = |problem: &Problem| {
            let mut known = other.problems.iter();
            known.all(|known| known.message != problem.message)
        };
        self.problems.retain(is_new);
        self
    }

    /// Names the files as they are called from a folder above, but for the settings, which are there.
    pub(super) fn in_folder(mut self, folder: &str) -> Self {
        for problem in &mut self.problems {
            if problem.file != super::read::SETTINGS_FILE {
                problem.file.insert_str(0, folder);
            }
        }
        self
    }

    /// Whether the build must not write.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many problems there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        let of_kind = self.problems.iter().filter(|p| p.severity == severity);
        of_kind.count()
    }

    /// The problems by file and line.
    pub fn sorted(&self) -> Vec<&Problem> {
        let mut sorted: Vec<&Problem> = self.problems.iter().collect();
        sorted.sort_by_key(|p| (&p.file, p.line, p.severity, &p.message));
        sorted
    }
}

/// A message on one line: what it quotes may hold line breaks, and what a terminal obeys.
fn visible(message: &str) -> String {
    let mut visible = String::with_capacity(message.len());
    for c in message.chars() {
        match c.is_control() {
            true => visible.extend(c.escape_default()),
            false => visible.push(c),
        }
    }
    visible
}

impl Problem {
    /// The file and the line.
    fn place(&self) -> String {
        match self.line {
            Some(line) => format!("{}:{line}", self.file),
            None => self.file.clone(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, "{severity}: {}: {}", self.place(), self.message)?;
        if !self.help.is_empty() {
            write!(f, "\n  help: {}", self.help)?;
        }
        Ok(())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problems = self.sorted();
        let mut groups: BTreeMap<(&str, &str), Vec<&Problem>> = BTreeMap::new();
        for problem in &problems {
            if problem.severity == Severity::Warning {
                let key = (problem.message.as_str(), problem.help.as_str());
                groups.entry(key).or_default().push(problem);
            }
        }
        for problem in &problems {
            let group = groups.get(&(problem.message.as_str(), problem.help.as_str()));
            match group.filter(|group| group.len() > SHOWN) {
                None => writeln!(f, "{problem}")?,
                // The same in many files is said once, where the first of them is.
                Some(group) if group[0] == *problem => {
                    let places: Vec<String> = group[..SHOWN].iter().map(|p| p.place()).collect();
                    let (places, more) = (places.join(", "), group.len() - SHOWN);
                    writeln!(f, "warning: {places} and {more} more: {}", problem.message)?;
                    if !problem.help.is_empty() {
                        writeln!(f, "  help: {}", problem.help)?;
                    }
                }
                Some(_) => {}
            }
        }
        Ok(())
    }
}

/// The problems of one file, on their way to the report.
pub(super) struct FileReport<'a> {
    file: &'a str,
    report: Report,
}

impl<'a> FileReport<'a> {
    /// No problems yet, of the file named relative to the content root.
    pub fn new(file: &'a str) -> Self {
        Self {
            file,
            report: Report::default(),
        }
    }

    /// Something that stops the build.
    pub fn error(
        &mut self,
        line: impl Into<Option<usize>>,
        message: impl Into<String>,
        help: &str,
    ) {
        self.report.error(self.file, line.into(), message, help);
    }

    /// Something the author should know.
    pub fn warn(&mut self, line: impl Into<Option<usize>>, message: impl Into<String>, help: &str) {
        self.report.warn(self.file, line.into(), message, help);
    }

    /// Whether one of them stops the build, so that what follows from it need not be said.
    pub fn has_errors(&self) -> bool {
        self.report.has_errors()
    }

    /// The report.
    pub fn into_report(self) -> Report {
        self.report
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a message quotes can neither add a line to a report nor hide one in a terminal.
    #[test]
    fn a_message_is_one_line() {
        let mut problems = FileReport::new("a.md");
        problems.warn(2, "unknown key `a\nerror: b\u{1b}[1A`", "");
        assert_eq!(
            problems.into_report().to_string(),
            "warning: a.md:2: unknown key `a\\nerror: b\\u{1b}[1A`\n"
        );
    }
}
