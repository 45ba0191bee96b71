use super::*;

/// Reads a whole file and tells what was found: the matter, the text, the problems.
fn parse(file: &str) -> (FrontMatter, String, Vec<String>) {
    let mut problems = FileReport::new("a.md");
    let (matter, text) = match read(file, Vec::new(), &mut problems) {
        Some(parsed) => (parsed.matter, parsed.text),
        None => Default::default(),
    };
    let report = problems.into_report();
    let problems = report.sorted().into_iter().map(|problem| {
        format!(
            "{:?} {}: {}",
            problem.severity,
            problem.line.unwrap_or(0),
            problem.message
        )
    });
    (matter, text.to_owned(), problems.collect())
}

fn quiet(file: &str) -> FrontMatter {
    let (matter, _, problems) = parse(file);
    assert_eq!(problems, Vec::<String>::new(), "{file}");
    matter
}

fn values(list: &[Located<String>]) -> Vec<&str> {
    list.iter().map(|item| item.value.as_str()).collect()
}

/// The three languages say the same.
#[test]
fn yaml_toml_and_json_agree() {
    let yaml = quiet(
        "---\nTitle: \"A: b\"\nDATE: 2020-11-18\ntags: [go, \"c++\",]\nweight: 3\ndraft: true\ncover:\n  image: a.png\n  alt: Alt\n---\nText\n",
    );
    let toml = quiet(
        "+++\ntitle = 'A: b'\ndate = 2020-11-18\ntags = ['go', 'c++']\nweight = 3\ndraft = true\n[cover]\nimage = 'a.png'\nalt = 'Alt'\n+++\nText\n",
    );
    let json = quiet(
        "{\"title\": \"A: b\", \"date\": \"2020-11-18\", \"tags\": [\"go\", \"c++\"], \"weight\": 3, \"draft\": true, \"cover\": {\"image\": \"a.png\", \"alt\": \"Alt\"}}\nText\n",
    );
    for matter in [&yaml, &toml, &json] {
        assert_eq!(matter.title.as_deref(), Some("A: b"));
        assert_eq!(
            matter.date.as_ref().unwrap().as_str(),
            "2020-11-18T00:00:00Z"
        );
        assert_eq!(values(&matter.tags), ["go", "c++"]);
        assert_eq!((matter.weight, matter.draft), (Some(3), true));
        let cover = &matter.cover;
        assert_eq!((cover.image.as_str(), cover.alt.as_str()), ("a.png", "Alt"));
    }
}

/// Odd files that Hugo takes.
#[test]
fn odd_but_legal_files_are_read() {
    let (matter, text, problems) = parse("Just text\n---\nnot matter\n");
    assert_eq!((matter, problems), (FrontMatter::default(), vec![]));
    assert!(text.starts_with("Just text"));

    let (matter, text, _) = parse("\u{feff}\r\n\r\n---\r\ntitle: A\r\n---\r\nText\r\n");
    assert_eq!(
        (matter.title.as_deref(), text.as_str()),
        (Some("A"), "Text\r\n")
    );

    assert_eq!(values(&quiet("---\ntags: foo\n---\n").tags), ["foo"]);
    assert_eq!(
        values(&quiet("---\ntags:\n- a b\n- 2020\n---\n").tags),
        ["a b", "2020"]
    );
    assert_eq!(quiet("---\nauthor: [A, B]\n---\n").authors, ["A", "B"]);
    assert!(quiet("---\ndraft: \"true\"\n---\n").draft);
    assert!(quiet("---\npublished: false\n---\n").draft);
    assert_eq!(
        quiet("---\nparams:\n  Weight: 2\n  ShowToc: true\n---\n").weight,
        Some(2)
    );
    assert_eq!(
        quiet("---\nweight: 1\nparams: {weight: 2}\n---\n").weight,
        Some(1)
    );
    assert_eq!(quiet("---\n---\nText"), FrontMatter::default());
    assert_eq!(
        quiet("---\ntitle:\ntags:\ndate:\n---\n"),
        FrontMatter::default()
    );
    assert_eq!(parse("{{< figure >}}\n").1, "{{< figure >}}\n");
    assert_eq!(
        values(
            &quiet(
                "---\nx: &t [a, b]\ntags: *t\n---\n"
                    .replace("x:", "keywords:")
                    .as_str()
            )
            .tags
        ),
        ["a", "b"]
    );
}

/// `date` falls back to the publication's and the change's.
#[test]
fn one_date_stands_in_for_another() {
    let date = |file: &str| quiet(file).date.map(|date| date.as_str()[..10].to_owned());
    assert_eq!(
        date("---\npublishDate: 2020-01-02\nlastmod: 2020-01-03\n---\n").as_deref(),
        Some("2020-01-02")
    );
    assert_eq!(
        date("---\nmodified: 2020-01-03\n---\n").as_deref(),
        Some("2020-01-03")
    );
    assert_eq!(
        date("---\npublished: 2020-01-04\n---\n").as_deref(),
        Some("2020-01-04")
    );
}

/// A post that one key hides is hidden, whatever another says, and an empty key says nothing.
#[test]
fn what_hides_a_post_counts() {
    let parsed = |file: &str| parse(file).0;
    assert!(parsed("---\ndraft: true\npublished: true\n---\n").draft);
    assert!(parsed("---\npublished: false\ndraft: false\n---\n").draft);
    let matter = parsed(
        "---\npublishDate: 2030-01-01\npubdate:\nexpiryDate: 2021-01-01\nunpublishdate: \"\"\n---\n",
    );
    assert!(matter.publish_date.is_some() && matter.expiry_date.is_some());
    for rest in ["...\ndraft: true", "--- x\ndraft: true"] {
        let problems = parse(&format!("---\ntitle: A\n{rest}\n---\n")).2;
        assert!(
            problems[0].contains("more after the front matter"),
            "{problems:?}"
        );
    }
    assert_eq!(
        parse("---\nslug: \"\"\nurl:\nweight: \"\"\n---\n").2,
        [""; 0]
    );
}

/// A mistake is named with its line in the file.
#[test]
fn mistakes_have_lines() {
    let problems = |file: &str| parse(file).2;
    assert_eq!(
        problems("\n---\ntitle: A\nTitle: B\n---\n"),
        ["Warning 4: `Title` is given twice, first on line 3; this one counts"]
    );
    assert_eq!(
        problems("---\ntitel: A\n---\n"),
        ["Warning 2: unknown key `titel`"]
    );
    assert_eq!(
        problems("---\na: b\ndate: soon\n---\n")[1],
        "Error 3: `date: soon` is not a valid date"
    );
    assert_eq!(
        problems("---\nweight: heavy\ndraft: maybe\n---\n"),
        [
            "Error 2: `weight` must be a whole number",
            "Error 3: `draft` must be `true` or `false`"
        ]
    );
    assert_eq!(
        problems("---\ntitle: A\n"),
        ["Error 1: the front matter opened by `---` is never closed"]
    );
    assert!(
        problems("---\ntitle: A: b\n---\n")[0].starts_with("Error 2: not YAML"),
        "{:?}",
        problems("---\ntitle: A: b\n---\n")
    );
    assert!(problems("+++\na = 1\ntitle = A\n+++\n")[0].starts_with("Error 3: not TOML"));
    assert!(problems("{\n\"title\": 'A'\n}\n")[0].starts_with("Error 2: not JSON"));
    assert_eq!(
        problems("---\n- a\n---\n"),
        ["Error 2: the front matter is not a list of `key: value` lines"]
    );
    assert_eq!(
        problems("---\ntitle: [a]\n---\n"),
        ["Error 2: `title` must be a text"]
    );
}

/// The last of two equal keys counts, as in Hugo's YAML.
#[test]
fn the_last_duplicate_counts() {
    assert_eq!(
        parse("---\ntitle: A\ntitle: B\n---\n").0.title.as_deref(),
        Some("B")
    );
}

/// Aliases of aliases must not fill the memory.
#[test]
fn a_bomb_is_refused() {
    let mut bomb = "---\na0: &a0 [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
    for n in 1..9 {
        let list = vec![format!("*a{}", n - 1); 10].join(",");
        bomb += &format!("a{n}: &a{n} [{list}]\n");
    }
    bomb += "---\n";
    assert!(parse(&bomb).2[0].contains("too many values"));
}

/// No key is accepted in silence: the documentation has those with an effect in tables, and names those
/// without one.
#[test]
fn every_key_is_documented() {
    const WRITING: &str = include_str!("../../../../docs/writing.md");
    const SETTINGS: &str = include_str!("../../../../docs/settings.md");
    const PAPERMOD: &str = include_str!("../../../../docs/papermod.md");
    let in_table = |key: &str, page: &str| {
        let mut rows = page.lines().filter(|line| line.starts_with('|'));
        rows.any(|row| row.to_lowercase().contains(&format!("`{key}`")))
    };
    let [known, of_site, ignored] = fields::keys();
    for key in known {
        let is_told = in_table(key, WRITING) || in_table(key, PAPERMOD);
        assert!(
            is_told,
            "no table of docs/writing.md or docs/papermod.md has `{key}`"
        );
    }
    for key in of_site {
        let is_told = in_table(key, SETTINGS) || in_table(key, PAPERMOD);
        assert!(
            is_told,
            "no table of docs/settings.md or docs/papermod.md has `{key}`"
        );
    }
    let (_, without_effect) = PAPERMOD.split_once("## Keys without effect").unwrap();
    let (without_effect, _) = without_effect.split_once("\n## ").unwrap();
    for key in ignored {
        let is_told = without_effect.to_lowercase().contains(&format!("`{key}`"));
        assert!(
            is_told,
            "docs/papermod.md does not say that `{key}` has no effect"
        );
    }
    // And a key that gets an effect leaves the section.
    let [known, ..] = fields::keys();
    for key in known {
        let is_told = without_effect.to_lowercase().contains(&format!("`{key}`"));
        assert!(!is_told, "docs/papermod.md says that `{key}` has no effect");
    }
}
