//! Which line of `site.toml` stands for a line of the settings that were made of it for one language.

use std::{collections::BTreeMap, ops::RangeInclusive};

use toml_edit::{Document, Item, TableLike};

use super::editions::LANGUAGES;

/// The lines of both texts.
pub struct MadeLines {
    made: Places,
    written: Places,
    language: String,
}

/// Where the keys of a text are, by their paths: the lines of each with its value, from 1.
type Places = BTreeMap<Vec<String>, RangeInclusive<usize>>;

impl MadeLines {
    /// Those of settings that were made of the `written` ones for a language.
    pub fn new(made: &str, written: &str, language: &str) -> Self {
        Self {
            made: places(made),
            written: places(written),
            language: language.to_owned(),
        }
    }

    /// The written line that a made one is of.
    pub fn written(&self, line: usize) -> Option<usize> {
        let around = self.made.iter().filter(|(_, lines)| lines.contains(&line));
        let (path, lines) = around.max_by_key(|(path, _)| path.len())?;
        let table = [LANGUAGES, &self.language].map(str::to_owned);
        let own = self.written.get(&[&table, path.as_slice()].concat());
        let written = own.or_else(|| self.written.get(path))?;
        Some(written.start() + line - lines.start())
    }
}

fn places(text: &str) -> Places {
    let mut places = Places::new();
    if let Ok(document) = Document::parse(text) {
        add(document.as_table(), &[], text, &mut places);
    }
    places
}

fn add(table: &dyn TableLike, path: &[String], text: &str, places: &mut Places) {
    for (key, item) in table.iter() {
        let path = [path, &[key.to_owned()]].concat();
        let start = table.key(key).and_then(|key| key.span());
        let spans = [start, item.span()].into_iter().flatten();
        let (starts, ends): (Vec<usize>, Vec<usize>) =
            spans.map(|span| (span.start, span.end)).unzip();
        if let (Some(start), Some(end)) = (starts.iter().min(), ends.iter().max()) {
            let line = |at: &usize| text[..*at].matches('\n').count() + 1;
            places.insert(path.clone(), line(start)..=line(end));
        }
        match item {
            Item::ArrayOfTables(tables) => {
                for (index, table) in tables.iter().enumerate() {
                    add(
                        table,
                        &[path.as_slice(), &[index.to_string()]].concat(),
                        text,
                        places,
                    );
                }
            }
            item => {
                if let Some(table) = item.as_table_like() {
                    add(table, &path, text, places);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A key is where its language says it, or where all do.
    #[test]
    fn a_line_is_the_written_ones() {
        let written = "title = 'T'\nauthor = 'M'\n[look]\nwidth = '1rem'\n[languages.fr]\ntitle = 'F'\n\
            menu = [\n  { name = 'A' },\n  { name = 'B' },\n]\n[languages.fr.look]\naccent = 'x'\n";
        let made = "title = 'F'\nauthor = 'M'\nlanguage = 'fr'\nmenu = [\n  { name = 'A' },\n  { name = 'B' },\n]\n\
            [look]\naccent = 'x'\n";
        let lines = MadeLines::new(made, written, "fr");
        let of = |part: &str| {
            let line = made.lines().position(|line| line.contains(part)).unwrap() + 1;
            let written: Vec<&str> = written.lines().collect();
            lines.written(line).map(|line| written[line - 1])
        };
        for part in ["title = 'F'", "author", "'A'", "'B'", "accent"] {
            assert!(of(part).unwrap().contains(part), "{part}: {:?}", of(part));
        }
        assert_eq!(of("language"), None);
    }
}
