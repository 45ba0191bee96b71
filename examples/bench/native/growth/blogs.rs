//! What a blog has many of: posts, tags, years, sections, files, and what leads from one to another.

use super::{Construct, Files, shape};

/// Name, how many of it are in the smallest blog, and the blog.
type Blog = (&'static str, usize, fn(usize) -> Files);

const BLOGS: &[Blog] = &[
    ("posts", 500, |n| posts(n, |_| dated("", "Text."))),
    ("posts without a date", 500, |n| {
        posts(n, |i| format!("---\ntitle: P{i}\n---\nText.\n"))
    }),
    ("posts of one title", 500, |n| {
        posts(n, |_| shape::post("Text."))
    }),
    ("drafts", 1_000, |n| {
        posts(n, |_| dated("draft: true", "Text."))
    }),
    ("posts of one tag", 500, |n| {
        posts(n, |_| dated("tags: [one]", "Text."))
    }),
    ("posts of a tag each", 250, |n| {
        posts(n, |i| dated(&format!("tags: [tag {i}]"), "Text."))
    }),
    ("posts of ten tags of many", 250, |n| {
        posts(n, |i| {
            let tags: Vec<String> = (0..10)
                .map(|t| format!("t{}", (i * 7 + t * 13) % n))
                .collect();
            dated(&format!("tags: [{}]", tags.join(", ")), "Text.")
        })
    }),
    ("posts of a year each", 500, |n| {
        posts(n, |i| {
            format!("---\ntitle: P\ndate: {:04}-01-01\n---\nText.\n", 10 + i)
        })
    }),
    ("posts of a series each", 500, |n| {
        posts(n, |i| dated(&format!("series: [s{i}]"), "Text."))
    }),
    ("posts of an author each", 500, |n| {
        posts(n, |i| dated(&format!("author: a{i}"), "Text."))
    }),
    ("pinned posts", 500, |n| {
        posts(n, |i| {
            let day = 1 + i * 7 % 28;
            format!(
                "---\ntitle: P\ndate: 2020-01-{day:02}\nweight: {}\n---\nText.\n",
                i + 1
            )
        })
    }),
    ("posts with aliases", 250, |n| {
        posts(n, |i| dated(&format!("aliases: [/old/{i}/]"), "Text."))
    }),
    ("aliases of a post", 500, |n| {
        let aliases: String = (0..n).map(|i| format!("- /old/{i}/\n")).collect();
        let text = format!("---\ntitle: A\ndate: 2020-01-01\naliases:\n{aliases}---\nText.\n");
        vec![("posts/a.md".to_owned(), text)]
    }),
    ("posts with a picture of a host each", 500, |n| {
        posts(n, |i| {
            dated("", &format!("![a](https://e{i}.example/a.png)"))
        })
    }),
    ("links from post to post", 500, |n| {
        posts(n, |i| {
            let next = |step: usize| (i + step) % n;
            dated(
                "",
                &format!(
                    "[a](p{}.md) [b](../p{}/) [c](p{}.md)",
                    next(1),
                    next(7),
                    next(70)
                ),
            )
        })
    }),
    ("links to nothing", 500, |n| {
        posts(n, |i| dated("", &format!("[a](none{i}.md) [b](/none{i}/)")))
    }),
    ("links to the headings of one post", 500, |n| {
        let headings: String = (0..n).map(|i| format!("## Head {i}\n\n")).collect();
        let mut files = posts(n, |i| dated("", &format!("[a](../all/#head-{i})")));
        files.push(("posts/all.md".to_owned(), shape::post(&headings)));
        files
    }),
    ("pages", 500, |n| {
        let page = |i| {
            (
                format!("pages/p{i}.md"),
                format!("---\ntitle: P{i}\n---\nText.\n"),
            )
        };
        (0..n).map(page).collect()
    }),
    ("pages elsewhere", 500, |n| {
        let page = |i| {
            (
                format!("notes/p{i}.md"),
                format!("---\ntitle: P{i}\n---\nText.\n"),
            )
        };
        (0..n).map(page).collect()
    }),
    ("bundles elsewhere", 250, |n| bundles("notes", n)),
    ("bundles", 250, |n| bundles("posts", n)),
    ("files of a bundle", 500, |n| {
        let mut files: Files = (0..n)
            .map(|i| (format!("posts/b/f{i}.svg"), SVG.to_owned()))
            .collect();
        let shown: String = (0..n).map(|i| format!("![a](f{i}.svg)\n\n")).collect();
        files.push(("posts/b/index.md".to_owned(), shape::post(&shown)));
        files
    }),
    ("files beside posts", 500, |n| {
        let mut files: Files = (0..n)
            .map(|i| (format!("posts/f{i}.svg"), SVG.to_owned()))
            .collect();
        let shown: String = (0..n).map(|i| format!("![a](../f{i}.svg)\n\n")).collect();
        files.push(("posts/a.md".to_owned(), shape::post(&shown)));
        files
    }),
    ("files", 500, |n| {
        (0..n)
            .map(|i| (format!("files/f{i}.txt"), "text".to_owned()))
            .collect()
    }),
    ("translations", 500, |n| {
        let mut files = posts(n, |_| dated("", "Text."));
        files.extend((0..n).map(|i| (format!("posts/p{i}.fr.md"), dated("", "Texte."))));
        files
    }),
    ("sections with a cascade each", 500, |n| {
        let mut files = Files::new();
        for i in 0..n {
            let cascade = "---\ntitle: S\ncascade:\n  author: a\n---\n";
            files.push((format!("posts/s{i}/_index.md"), cascade.to_owned()));
            files.push((format!("posts/s{i}/a.md"), dated("", "Text.")));
        }
        files
    }),
    ("cascades of one section", 250, |n| {
        let cascades: String = (0..n)
            .map(|i| format!("- author: a\n  target:\n    path: /posts/p{i}\n"))
            .collect();
        let mut files = posts(n, |_| dated("", "Text."));
        files.push((
            "posts/_index.md".to_owned(),
            format!("---\ncascade:\n{cascades}---\n"),
        ));
        files
    }),
    ("keys of a cascade", 500, |n| {
        let keys: String = (0..n).map(|i| format!("  key{i}: a\n")).collect();
        let cascade = format!(
            "---\ncascade:\n  params:\n{}---\n",
            keys.replace("  k", "    k")
        );
        vec![
            ("posts/_index.md".to_owned(), cascade),
            ("posts/a.md".to_owned(), dated("", "Text.")),
        ]
    }),
    ("words of CJK posts", 250, |n| {
        posts(n, |_| dated("", &"漢字的文\n".repeat(20)))
    }),
];

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>";

/// The constructs.
pub fn all() -> impl Iterator<Item = Construct> {
    BLOGS.iter().map(|&(name, smallest, files)| Construct {
        name,
        smallest,
        files: Box::new(files),
    })
}

/// So many posts, each of this text.
fn posts(count: usize, text: impl Fn(usize) -> String) -> Files {
    let post = |number| (format!("posts/p{number}.md"), text(number));
    (0..count).map(post).collect()
}

/// A post with more front matter, and a text.
fn dated(matter: &str, text: &str) -> String {
    format!("---\ntitle: P\ndate: 2020-01-01\n{matter}\n---\n{text}\n")
}

/// So many bundles of a text and a picture.
fn bundles(folder: &str, count: usize) -> Files {
    let bundle = |number| {
        [
            (
                format!("{folder}/b{number}/index.md"),
                dated("", "![a](a.svg)"),
            ),
            (format!("{folder}/b{number}/a.svg"), SVG.to_owned()),
        ]
    };
    (0..count).flat_map(bundle).collect()
}
