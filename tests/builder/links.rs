//! Links between posts: those to files, Hugo's `ref`, and those that lead to nothing.

use tempfile::TempDir;

use crate::harness::{assert_contains, content_root, files, try_build};

fn post(text: &str) -> String {
    format!("---\ntitle: T\ndate: 2020-01-01\n---\n{text}\n")
}

/// A link to a file leads to its page, however it is written and wherever the page is.
#[test]
fn a_link_to_a_file_leads_to_its_page() {
    let text = "[1](b.md) [2](./b.md#two) [3](../pages/about.md) [4](/posts/b.md) [5](deep/c.md)
[6]({{< ref \"b\" >}}) [7]({{% relref \"deep/c.md#x\" %}}) [8]({{< ref \"/posts/deep/c\" >}}) [9](d.md) [10](https://other.example/x.md) [11](what's-new.md) [12](q&a.md) [13](/files/readme.md) [14](../pages/archives.md) [15](/find.md) [16](archives.md)";
    let content = content_root([
        (
            "site.toml",
            "title = 'T'\nbase_url = 'https://t.example/blog/'\n".to_owned(),
        ),
        ("posts/a.md", post(text)),
        (
            "posts/b.md",
            post("## Two\n\n[back](a.md) [from a page](../pages/about.md)"),
        ),
        (
            "posts/deep/c.md",
            post("## X\n\n[up](../b.md) [by name](b.md)"),
        ),
        ("posts/d/index.md", post("[side](../a.md)")),
        ("posts/what's-new.md", post("x")),
        ("posts/q&a.md", post("x")),
        (
            "pages/archives.md",
            "---\ntitle: All\nlayout: archives\n---\n".to_owned(),
        ),
        (
            "find.md",
            "---\ntitle: Find\nlayout: search\n---\n".to_owned(),
        ),
        ("files/readme.md", "No front matter.\n".to_owned()),
        (
            "pages/about.md",
            "---\ntitle: About\n---\n[post](../posts/b.md)\n".to_owned(),
        ),
    ]);
    let out = TempDir::new().unwrap();
    let outcome = try_build(content.path(), out.path()).unwrap();
    assert_eq!(outcome.report.to_string(), "");
    let site = files(out.path());
    let hrefs = |page: &str| -> Vec<String> {
        let html = String::from_utf8(site[page].clone()).unwrap();
        let text = html
            .split("e-content")
            .nth(1)
            .unwrap()
            .split("</div>")
            .next()
            .unwrap();
        let links = text.split("<a href=\"").skip(1);
        links
            .map(|link| link.split('"').next().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        hrefs("posts/a/index.html"),
        [
            "../../posts/b/",
            "../../posts/b/#two",
            "../../about/",
            "../../posts/b/",
            "../../posts/deep/c/",
            "../../posts/b/",
            "../../posts/deep/c/#x",
            "../../posts/deep/c/",
            "../../posts/d/",
            "https://other.example/x.md",
            "../../posts/whats-new/",
            "../../posts/qa/",
            "/files/readme.md",
            "../../archive/",
            "../../search/",
            "../../archive/",
        ]
    );
    assert_eq!(
        hrefs("posts/deep/c/index.html"),
        ["../../../posts/b/", "../../../posts/b/"]
    );
    assert_eq!(hrefs("about/index.html"), ["../posts/b/"]);
    let feed = String::from_utf8(site["feed.xml"].clone()).unwrap();
    assert_contains(&feed, "https://t.example/blog/posts/b/#two");
    assert!(!feed.contains("b.md"));
}

/// What leads to nothing is named with file and line.
#[test]
fn a_link_to_nothing_is_a_warning() {
    let text = "[ok](../b/) [ok](../b/#two) [ok](../../tags/) [ok](/blog/posts/b/) [ok](#here) [ok](/elsewhere/) [ok](mailto:a@b.example)\n\n## Here\n\n\
        [gone](../gone/)\n[place](../b/#three)\n[file](gone.md)\n[own](#nowhere)\n\n{{< chart x >}}";
    let content = content_root([
        (
            "site.toml",
            "title = 'T'\nbase_url = 'https://t.example/blog/'\n".to_owned(),
        ),
        ("posts/a.md", post(text)),
        ("posts/b.md", post("## Two")),
    ]);
    let out = TempDir::new().unwrap();
    let report = try_build(content.path(), out.path())
        .unwrap()
        .report
        .to_string();
    let warnings: Vec<&str> = report
        .lines()
        .filter(|line| line.starts_with("warning"))
        .collect();
    assert_eq!(
        warnings,
        [
            "warning: posts/a.md:9: the link `../gone/` leads to nothing in this site",
            "warning: posts/a.md:10: the link `../b/#three` leads to a place that its page does not have",
            "warning: posts/a.md:11: the link `gone.md` leads to no post or page",
            "warning: posts/a.md:12: the link `#nowhere` leads to a place that its page does not have",
            "warning: posts/a.md:14: the shortcode `chart` is not known",
        ]
    );
}
