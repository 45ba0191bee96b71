//! One output on every kind of host, at every depth: nothing missing, nothing forbidden.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use serde::Deserialize;

use crate::harness::{Browser, Kind, Reader, built, sample, sample_content};

/// What a page refers to and what became of it.
#[derive(Deserialize)]
struct Seen {
    /// Pages and files of the site, with their fragments.
    links: Vec<String>,
    /// The ids of the page.
    ids: BTreeSet<String>,
    /// Files that were fetched and were not there.
    failed: Vec<String>,
    problems: Vec<String>,
}

const SEE: &str = "
    const home = arguments[0];
    const attributes = [['[href]', 'href'], ['[src]', 'src']];
    const links = attributes.flatMap(([selector, name]) => [...document.querySelectorAll(selector)].map(e => e[name]));
    const images = [...document.images].map(image => image.decode().then(() => [], () => [image.src]));
    const files = performance.getEntriesByType('resource').filter(e => e.responseStatus >= 400).map(e => e.name);
    for (const image of document.images) image.loading = 'eager';
    return Promise.all(images).then(broken => ({
        links: links.filter(link => link.startsWith(home)),
        ids: [...document.querySelectorAll('[id]')].map(e => e.id),
        failed: [...files, ...broken.flat()],
        problems: window.problems,
    }));";

/// Follows every link of the site from its home page on.
async fn crawl(reader: &Reader) -> BTreeMap<String, Seen> {
    let mut seen = BTreeMap::new();
    let mut open = vec![reader.site.clone()];
    while let Some(page) = open.pop() {
        if seen.contains_key(&page) {
            continue;
        }
        reader.driver.goto(&page).await.unwrap();
        reader.ready().await;
        let home = vec![serde_json::json!(reader.site)];
        let found = reader.driver.execute(SEE, home).await.unwrap();
        let found: Seen = found.convert().unwrap();
        for link in &found.links {
            let page = link.split('#').next().unwrap_or_default();
            if page.ends_with('/') {
                open.push(page.to_owned());
            }
        }
        seen.insert(page, found);
    }
    seen
}

/// Every page, file and place that a page of the sample leads to is there.
async fn nothing_is_missing(base: &str, kind: Kind) {
    let site = sample();
    let reader = Reader::at(site.path(), base, kind).await;
    let pages = crawl(&reader).await;
    assert!(pages.len() > 25, "{} pages", pages.len());
    let mut files = BTreeSet::new();
    for (address, page) in &pages {
        assert_eq!(page.failed, [""; 0], "{address}");
        assert_eq!(page.problems, [""; 0], "{address}");
        for link in &page.links {
            let (to, place) = link.split_once('#').unwrap_or((link, ""));
            match pages.get(to) {
                Some(page) if !place.is_empty() => {
                    assert!(
                        page.ids.contains(place),
                        "{address} leads to {link}, which has {:?}",
                        page.ids
                    )
                }
                Some(_) => {}
                None => drop(files.insert(to)),
            }
        }
    }
    reader.open("").await;
    for file in files {
        let status = format!("return fetch({file:?}).then(response => response.status)");
        assert_eq!(reader.eval::<u32>(&status).await, 200, "{file}");
    }
    assert_eq!(*reader.hosted.reports.lock().unwrap(), [""; 0]);
    reader.leave().await;
}

/// GitHub Pages at the root of a host.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_missing_at_the_root() {
    nothing_is_missing("/", Kind::GitHub).await;
}

/// Cloudflare Pages, whose headers bring the policy, behind a path.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_missing_below_a_path() {
    nothing_is_missing("/blog/", Kind::Cloudflare).await;
}

/// A web server of one's own, deeper still.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_missing_deeper() {
    nothing_is_missing("/a/b/", Kind::Nginx).await;
}

/// On every host at every depth the app takes over, and a missing page is a page of the site with
/// links that lead on, with and without the app.
#[tokio::test(flavor = "multi_thread")]
async fn every_host_serves_every_depth() {
    let site = sample();
    for kind in [Kind::GitHub, Kind::Cloudflare, Kind::Nginx] {
        for base in ["/", "/blog/", "/a/b/"] {
            let reader = Reader::at(site.path(), base, kind).await;
            reader.home().await;
            reader.eval::<()>("window.same = true").await;
            reader.click("About").await;
            reader.heading("About").await;
            reader.holds("window.same").await;
            assert_eq!(reader.path().await, format!("{base}about/"));
            for missing in ["nope/", "posts/no/such/post/", "file.html"] {
                reader.open(missing).await;
                let status = "return performance.getEntriesByType('navigation')[0].responseStatus";
                assert_eq!(
                    reader.eval::<u32>(status).await,
                    404,
                    "{kind:?} {base}{missing}"
                );
                reader.heading("Page not found").await;
                reader.click("All tags").await;
                reader.heading("Tags").await;
                assert_eq!(reader.path().await, format!("{base}tags/"), "{kind:?}");
            }
            reader.leave().await;
        }
    }
}

/// A host that answers what is missing with the home page, because the site has no 404.html.
#[tokio::test(flavor = "multi_thread")]
async fn a_host_for_single_pages_is_seen_through() {
    let site = sample();
    fs::remove_file(site.path().join("404.html")).unwrap();
    let reader = Reader::at(site.path(), "/blog/", Kind::Cloudflare).await;
    reader.home().await;
    let link =
        "const a = document.querySelector('.card h2 a'); a.href = 'posts/not-there/'; a.click();";
    reader.eval::<()>(link).await;
    reader.heading("Page not found").await;
    assert_eq!(reader.path().await, "/blog/posts/not-there/");
    reader.click("The newest posts").await;
    reader.heading("Notes from the Hot Path").await;
    assert_eq!(reader.path().await, "/blog/");
    reader.leave().await;
}

/// A former address leads to the post: by a page of its own, and by the host's rules.
#[tokio::test(flavor = "multi_thread")]
async fn former_addresses_lead_on() {
    let content = tempfile::TempDir::new().unwrap();
    fs::create_dir(content.path().join("posts")).unwrap();
    fs::write(
        content.path().join("site.toml"),
        "title = 'Moved'\nbase_url = 'https://moved.example/blog/'\n",
    )
    .unwrap();
    fs::write(
        content.path().join("posts/now.md"),
        "---\ntitle: Now\ndate: 2020-01-01\naliases: [/2019/then/, before.html]\n---\nText with [itself](../../2019/then/).\n",
    )
    .unwrap();
    let site = built(content.path());
    for kind in [Kind::GitHub, Kind::Cloudflare, Kind::Nginx] {
        let reader = Reader::at(site.path(), "/blog/", kind).await;
        for alias in ["2019/then/", "posts/before.html"] {
            reader.open(alias).await;
            reader.heading("Now").await;
            assert_eq!(reader.path().await, "/blog/posts/now/");
        }
        // By the app, which finds no post at the former address.
        reader.click("itself").await;
        reader.heading("Now").await;
        reader
            .until("location.pathname === '/blog/posts/now/'")
            .await;
        reader.leave().await;
    }
}

/// The policy forbids what the site is not made of, and is told when it does.
#[tokio::test(flavor = "multi_thread")]
async fn the_policy_holds() {
    let site = sample();
    for kind in [Kind::GitHub, Kind::Cloudflare] {
        let reader = Reader::at(site.path(), "/", kind).await;
        reader.home().await;
        let attack = "const script = document.createElement('script');
            script.textContent = 'window.attacked = true';
            document.body.append(script);
            const image = new Image(); image.src = 'https://other.example/x.png';
            document.body.append(image);
            document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\" onclick=\"attacked = true\">x</p>');
            document.body.lastChild.click();
            return fetch('https://other.example/').then(() => 'fetched', () => 'refused');";
        assert_eq!(reader.eval::<String>(attack).await, "refused");
        assert!(!reader.eval::<bool>("return !!window.attacked").await);
        let problems = reader.problems().await.join("\n");
        for directive in [
            "script-src-elem",
            "img-src",
            "style-src-attr",
            "connect-src",
            "script-src-attr",
        ] {
            assert!(
                problems.contains(&format!("{directive} forbids")),
                "{directive}: {problems}"
            );
        }
        if kind == Kind::Cloudflare {
            reader.until("performance.now() > 500").await;
            assert!(!reader.hosted.reports.lock().unwrap().is_empty());
        }
        reader.leave().await;
    }
}

/// Other browsers read the same site under the same policy, and forbid nothing of it.
#[tokio::test(flavor = "multi_thread")]
async fn the_policy_holds_in_other_browsers() {
    let site = sample();
    for browser in [Browser::Firefox, Browser::WebKit] {
        let reader = browser
            .read_at(site.path(), "/blog/", Kind::Cloudflare)
            .await;
        reader.hosted.put_nothing_into_pages();
        reader.home().await;
        reader.eval::<()>("window.same = true").await;
        for heading in ["Tags", "databases", "About"] {
            reader.click(heading).await;
            reader.heading(heading).await;
            reader.holds("window.same").await;
            reader
                .until("document.activeElement.matches('#main h1')")
                .await;
        }
        reader.back().await;
        reader.heading("databases").await;
        let switch = "document.querySelector('[data-theme-switch]').click()";
        reader.eval::<()>(switch).await;
        reader
            .until("document.documentElement.dataset.theme === 'light'")
            .await;
        assert_eq!(*reader.hosted.reports.lock().unwrap(), [""; 0]);
        // And that it would have been told.
        let attack = "document.body.append(Object.assign(document.createElement('script'), { textContent: '1' }))";
        reader.eval::<()>(attack).await;
        let started = std::time::Instant::now();
        while reader.hosted.reports.lock().unwrap().is_empty() {
            assert!(started.elapsed().as_secs() < 10, "no report came");
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        reader.leave().await;
    }
}

/// An author's slots are in every page, before the app and after it, and their scripts run under the policy:
/// those of a post for every post that is shown.
#[tokio::test(flavor = "multi_thread")]
async fn slots_work_before_the_app_and_after_it() {
    let content = sample_content();
    let slots = content.path().join("slots");
    fs::create_dir(&slots).unwrap();
    for (name, html) in [
        (
            "head.html",
            "<script>window.heads = (window.heads ?? 0) + 1</script>",
        ),
        ("header.html", "<article id=above>Above</article>"),
        (
            "footer.html",
            "<p id=below>Below</p><style>#below { text-align: center }</style>",
        ),
        (
            "after-post.html",
            "<p class=talk></p><script src=/first.js></script><script>document.querySelector('.talk').textContent = `${first} of ${location.pathname}`</script>",
        ),
    ] {
        fs::write(slots.join(name), html).unwrap();
    }
    let script = "globalThis.first = 'Talk'; document.currentScript.remove()";
    fs::write(content.path().join("first.js"), script).unwrap();
    let site = built(content.path());
    let reader = Reader::of(site.path()).await;
    reader.home().await;
    let first = "Choosing a Time-Series Database in 2020";
    reader.click(first).await;
    reader.heading(first).await;
    let path = reader.path().await;
    reader
        .until("document.querySelector('.talk')?.textContent")
        .await;
    assert_eq!(reader.texts(".talk").await, [format!("Talk of {path}")]);
    reader.holds("window.heads === 1").await;
    assert_eq!(reader.texts("#above, #below").await, ["Above", "Below"]);
    reader.open(&path[1..]).await;
    reader.heading(first).await;
    assert_eq!(reader.texts(".talk").await, [format!("Talk of {path}")]);
    reader
        .eval::<()>("document.querySelector('.neighbours a').click()")
        .await;
    reader
        .until(&format!("location.pathname !== '{path}'"))
        .await;
    let path = reader.path().await;
    reader
        .until(&format!(
            "document.querySelector('.talk')?.textContent === 'Talk of {path}'"
        ))
        .await;
    assert_eq!(reader.problems().await, [""; 0]);
    reader.leave().await;
}
