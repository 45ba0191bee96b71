//! The same posts, built by Hugo with a theme of our own that does as little as a blog can.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};

use super::{Full, best, child};

/// Code stays uncoloured and ten posts are on a page, which is the default, as in our pages.
const SETTINGS: &str = r#"baseURL = "https://example.org/"
title = "Ten Years of Notes"
languageCode = "en"

[taxonomies]
tag = "tags"

[markup.highlight]
codeFences = false
"#;

const BASE: &str = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }}</title>
<meta name="description" content="{{ .Description }}">
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AlternativeOutputFormats }}<link rel="{{ .Rel }}" type="{{ .MediaType.Type }}" href="{{ .Permalink }}">{{ end }}
</head>
<body>
<header><a href="{{ "/" | relURL }}">{{ site.Title }}</a></header>
<main>{{ block "main" . }}{{ end }}</main>
</body>
</html>
"#;

const LIST: &str = r#"{{ define "main" }}
<h1>{{ .Title }}</h1>
{{ $posts := .Pages }}{{ if .IsHome }}{{ $posts = site.RegularPages }}{{ end }}
{{ $page := .Paginate $posts }}
{{ range $page.Pages }}
<article>
<h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>
<p>{{ .Summary | plainify }}</p>
<p><time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Date.Format "January 2, 2006" }}</time> · {{ .ReadingTime }} min · {{ .Params.author }}</p>
</article>
{{ end }}
<nav>
{{ with $page.Prev }}<a href="{{ .URL }}">Newer</a>{{ end }}
{{ with $page.Next }}<a href="{{ .URL }}">Older</a>{{ end }}
</nav>
{{ end }}
"#;

const SINGLE: &str = r#"{{ define "main" }}
<article>
<h1>{{ .Title }}</h1>
<p><time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Date.Format "January 2, 2006" }}</time> · {{ .ReadingTime }} min · {{ .Params.author }}</p>
{{ .Content }}
<ul>{{ range .GetTerms "tags" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
</article>
{{ end }}
"#;

const TERMS: &str = r#"{{ define "main" }}
<h1>{{ .Title }}</h1>
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ end }}
"#;

/// What the program calls itself; none where it is not on the PATH.
pub fn version() -> Option<String> {
    let output = Command::new("hugo")
        .arg("version")
        .stderr(Stdio::null())
        .output();
    let text = String::from_utf8(output.ok()?.stdout).ok()?;
    let words: Vec<&str> = text.split_whitespace().take(2).collect();
    Some(words.join(" ").replacen("hugo", "Hugo", 1))
}

/// Builds the posts of a content root, in a folder beside it.
pub fn measure(folder: &Path, content: &Path, posts: u64) -> Result<Full> {
    let (site, out) = (folder.join("hugo"), folder.join("hugo-out"));
    let layouts = site.join("layouts/_default");
    fs::create_dir_all(&layouts).context("cannot make Hugo's folders")?;
    for (path, text) in [
        (site.join("hugo.toml"), SETTINGS),
        (layouts.join("baseof.html"), BASE),
        (layouts.join("list.html"), LIST),
        (layouts.join("single.html"), SINGLE),
        (layouts.join("terms.html"), TERMS),
    ] {
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    let full = best(&out, || {
        let mut command = Command::new("hugo");
        // The corpus has a last day of its own, which may be in this machine's future.
        command.arg("--buildFuture");
        command.arg("--source").arg(&site);
        command.arg("--contentDir").arg(content);
        command.arg("--destination").arg(&out);
        child::run(&mut command)
    })?;
    let made = fs::read_dir(out.join("posts"))?
        .flatten()
        .filter(|entry| entry.file_name().as_encoded_bytes().starts_with(b"post-"))
        .count();
    ensure!(made as u64 == posts, "Hugo made {made} posts of {posts}");
    fs::remove_dir_all(&out).context("cannot remove Hugo's output")?;
    Ok(full)
}
