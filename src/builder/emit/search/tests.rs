use std::{collections::BTreeMap, fmt::Write, io::Read};

use flate2::read::GzDecoder;
use html_escape::{encode_double_quoted_attribute, encode_text};

use super::{
    format::MARK,
    index::Index,
    programs::made,
    record::{Record, Section},
};
use crate::domain::Heading;

/// Texts in scripts with and without spaces, with accents, compounds, code, emoji and signs.
const TEXTS: [(&str, [&str; 3]); 10] = [
    (
        "en",
        [
            "Work-stealing schedulers: threeAntelopes, snake_case and sysconfig.is_python_build(x).",
            "A café isn't a cafe, nor a na\u{ef}ve cafe\u{301} \u{2014} 12.5% \u{1f600}! I\u{1f680}go I/O a&b <b> HTTPServer2",
            "Running runs; ran the runner\nof  the\u{a0}running. (x < y)",
        ],
    ),
    (
        "de",
        [
            "Köln über Straße ẞ",
            "Die verteilten Systeme in Köln",
            "Haus-Boot Häuser",
        ],
    ),
    (
        "fr",
        [
            "L'œuvre déjà vue",
            "café-crème à l’école",
            "Élève élève eleve",
        ],
    ),
    (
        "tr",
        ["İstanbul ISPARTA ılık", "kitapçıklar kitaplar", "Iğdır'da"],
    ),
    (
        "ru",
        ["Распределённые системы", "ёлка елка", "системами системах"],
    ),
    (
        "hi",
        ["हम वितरित प्रणालियों का अध्ययन करते हैं", "किताबें किताब", "पढ़ना"],
    ),
    (
        "zh-hans",
        [
            "我们在北京大学研究分布式系统，它们常常失败。",
            "Rust 的 async/await 运行时",
            "分布式系统\u{200b}失败",
        ],
    ),
    (
        "ja",
        [
            "東京大学で分散システムを研究しています。バンドとハンド、プログラミング",
            "ﾃｽﾄ データベースサーバー",
            "分散システム",
        ],
    ),
    ("th", ["วิกิพีเดียภาษาไทย น้ำ", "ระบบกระจาย", "ภาษา Rust"]),
    (
        "fa",
        [
            "ما سامانه‌های توزیع‌شده را بررسی می‌کنیم.",
            "서울에서 분산 시스템을",
            "می‌کنیم",
        ],
    ),
];

/// Articles that have these texts in every place, many enough for several chunks.
fn records(texts: &[&str; 3], count: usize) -> Vec<Record> {
    let record = |number: usize| {
        let text = |place: usize| texts[(number + place) % 3].to_owned();
        let section = |level: usize| Section {
            heading: (level > 0).then(|| Heading {
                level,
                id: format!("h-{level}"),
                text: text(level),
            }),
            text: format!(
                "{} {}\n",
                text(level + 1),
                text(level + 2).repeat(number % 4)
            ),
        };
        let mut record = Record {
            url: format!("posts/{number}/"),
            sections: (0..=number % 7).map(section).collect(),
            ..Record::default()
        };
        record.fields.insert("title", super::record::tidy(&text(0)));
        if !number.is_multiple_of(5) {
            let year = 2000 + number % 20;
            record
                .fields
                .insert("date", format!("March {number}, {year}"));
            record.filters.insert("year", vec![year.to_string()]);
            record
                .filters
                .insert("tag", vec!["C, C++".to_owned(), format!("t{}", number % 3)]);
        }
        record
    };
    (0..count).map(record).collect()
}

/// What the library is asked to index: a document, since it takes headings from nothing else.
fn document(record: &Record) -> (String, String) {
    let mut html = "<html><body>".to_owned();
    let mut kept = |kind: &str, key: &str, value: &str| {
        let value = encode_text(value);
        write!(
            html,
            "<i data-pagefind-ignore data-pagefind-{kind}={key}>{value}</i>"
        )
        .unwrap();
    };
    for (key, value) in &record.fields {
        kept("meta", key, value);
    }
    for (key, values) in &record.filters {
        values.iter().for_each(|value| kept("filter", key, value));
    }
    for Section { heading, text } in &record.sections {
        if let Some(Heading { level, id, text }) = heading {
            let (id, text) = (encode_double_quoted_attribute(id), encode_text(text));
            write!(html, "<h{level} id=\"{id}\">{text}</h{level}>").unwrap();
        }
        write!(html, "<p>{}</p>", encode_text(text)).unwrap();
    }
    (record.url.clone(), html + "</body></html>")
}

/// The files by what is in them, with this in place of the names of others.
fn named_by_content(files: Vec<(String, Vec<u8>)>) -> BTreeMap<String, String> {
    let mut contents = BTreeMap::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.contains(".pf_")) {
        let mut content = Vec::new();
        GzDecoder::new(&**bytes).read_to_end(&mut content).unwrap();
        let content = content.strip_prefix(MARK).unwrap();
        contents.insert(path.clone(), content.escape_ascii().to_string());
    }
    let names: Vec<(String, String)> = contents
        .iter()
        .map(|(path, content)| {
            let name = path
                .trim_end_matches(|sign| sign != '.')
                .trim_end_matches('.');
            let name = name.rsplit(['/', '.']).next().unwrap();
            let hash = blake3::hash(content.as_bytes()).to_hex();
            (name.to_owned(), format!("<{}>", &hash[..16]))
        })
        .collect();
    let renamed = |text: &str| {
        let mut text = text.to_owned();
        for (name, hash) in &names {
            text = text.replace(name, hash);
        }
        text
    };
    let metadata = |path: &str| path.ends_with(".pf_meta").then(|| "metadata".to_owned());
    let renamed = |(path, content): (&String, &String)| {
        (
            metadata(path).unwrap_or_else(|| renamed(path)),
            renamed(content),
        )
    };
    contents.iter().map(renamed).collect()
}

/// Compares the indexes, and says how many files with words there are.
fn compare(language: &str, records: &[Record]) -> usize {
    let ours = Index::of(records, record, language, "1.6.0", |_| 20_000).unwrap();
    let theirs = made(records.iter().map(document).collect(), language).unwrap();
    let ours = named_by_content(ours.files.into_iter().collect());
    let theirs = named_by_content(theirs);
    for (name, content) in &theirs {
        assert_eq!(ours.get(name), Some(content), "{language}: {name}");
    }
    assert_eq!(ours.len(), theirs.len(), "{language}");
    let is_chunk = |name: &&String| name.starts_with("index/");
    ours.keys().filter(is_chunk).count()
}

fn record(record: &Record) -> Record {
    record.clone()
}

/// The index is what Pagefind makes of the same articles, byte for byte: its program in the browser finds no
/// word that another rule has written.
#[test]
fn the_index_is_that_of_the_library() {
    for (language, texts) in TEXTS {
        compare(language, &records(&texts, 12));
    }
}

/// The same of an index of many words: they are in several files, which the metadata tells apart.
#[test]
fn many_words_are_in_several_files() {
    let mut records = records(&TEXTS[0].1, 300);
    for (number, record) in records.iter_mut().enumerate() {
        let words = (0..100).map(|n| format!("w{:x} é{} ", n * number % 9973, number % 50));
        record.sections[0].text.extend(words);
    }
    assert!(compare("en", &records) > 1);
}

/// An article without a word is not found, but takes nothing from the others; nothing at all is an index too.
#[test]
fn an_article_may_have_no_word() {
    let mut records = records(&TEXTS[0].1, 3);
    records[1].sections.clear();
    compare("en", &records);
    let index = Index::of(&[], record, "en", "1.6.0", |_| 20_000).unwrap();
    assert_eq!((index.pages, index.files.len()), (0, 1));
}
