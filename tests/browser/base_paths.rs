//! The same files at any path, on any host, and with no builder at all.

use std::fs;

use crate::harness::{Kind, Reader, live, sample};

/// One output works at `/blog/` and deeper as it does at `/`.
#[tokio::test(flavor = "multi_thread")]
async fn a_site_works_below_a_path() {
    let site = sample();
    for base in ["/blog/", "/a/b/"] {
        let reader = Reader::at(site.path(), base, Kind::GitHub).await;
        for (path, heading) in [
            ("", "Notes from the Hot Path"),
            ("about/", "About"),
            ("tags/go/", "go"),
            ("archive/2019/", "2019"),
        ] {
            reader.open(path).await;
            reader.heading(heading).await;
            assert_eq!(reader.problems().await, [""; 0]);
        }
        reader.home().await;
        reader.eval::<()>("window.same = true").await;
        reader.click("About").await;
        reader.heading("About").await;
        assert_eq!(reader.path().await, format!("{base}about/"));
        reader.holds("window.same").await;
        reader.open("posts/goroutines-are-not-threads/").await;
        reader.until("document.querySelector('.prose img')").await;
        let source: String = reader
            .eval("return document.querySelector('.prose img').src")
            .await;
        assert!(
            source.ends_with(&format!(
                "{base}posts/goroutines-are-not-threads/m-to-n.svg"
            )),
            "{source}"
        );
        // 404.html has no depth of its own and finds the root by itself.
        reader.open("no/such/place/").await;
        reader.heading("Page not found").await;
        reader.click("All tags").await;
        reader.heading("Tags").await;
        assert_eq!(reader.path().await, format!("{base}tags/"));
        reader.leave().await;
    }
}

/// What is not the blog's is left to the browser: neighbours, files, other sites.
#[tokio::test(flavor = "multi_thread")]
async fn links_out_of_the_blog_leave_the_app() {
    let site = sample();
    let reader = Reader::at(site.path(), "/blog/", Kind::GitHub).await;
    for (link, lands) in [
        ("/blogroll", "/blogroll"),
        ("/", "/"),
        ("/blog/favicon.svg", "/blog/favicon.svg"),
    ] {
        reader.home().await;
        let script = format!(
            "const a = document.createElement('a'); a.href = '{link}'; a.textContent = 'out';
             document.querySelector('main').append(a); a.click();"
        );
        reader.eval::<()>(&script).await;
        reader
            .until(&format!(
                "location.pathname === '{lands}' && !document.querySelector('.site-header')"
            ))
            .await;
    }
    reader.leave().await;
}

/// Where the app finds nothing the browser looks itself: somebody else's page may be there.
#[tokio::test(flavor = "multi_thread")]
async fn a_page_beside_the_blog_opens() {
    let site = sample();
    fs::create_dir(site.path().join("demo")).unwrap();
    fs::write(site.path().join("demo/index.html"), "<h1>A demo</h1>").unwrap();
    let reader = Reader::of(site.path()).await;
    for (link, script) in [
        ("/demo/", "document.body.textContent === 'A demo'"),
        (
            "/nowhere/",
            "document.querySelector('#main h1')?.textContent === 'Page not found'",
        ),
    ] {
        reader.home().await;
        let open = format!(
            "const a = document.createElement('a'); a.href = '{link}'; document.querySelector('main').append(a); a.click();"
        );
        reader.eval::<()>(&open).await;
        reader
            .until(&format!("location.pathname === '{link}' && {script}"))
            .await;
    }
    reader.leave().await;
}

/// An address such as `//host/` must not make another host the site's.
#[tokio::test(flavor = "multi_thread")]
async fn an_address_with_two_slashes_names_no_host() {
    let site = sample();
    let reader = Reader::of(site.path()).await;
    for path in ["/127.0.0.1:9/x/", "/posts/go-scheduler/", "/"] {
        reader.open(path).await;
        reader.until("window.thinleaf").await;
        assert_eq!(
            reader.eval::<String>("return thinleaf.base").await,
            "/",
            "{path}"
        );
        reader
            .until("document.querySelector('#main h1') && !document.querySelector('[data-retry]')")
            .await;
        let foreign = "return performance.getEntriesByType('resource').filter(e => !e.name.startsWith(location.origin)).length";
        assert_eq!(reader.eval::<u32>(foreign).await, 0, "{path}");
    }
    reader.leave().await;
}

/// A live site: the app's files, a JSON Feed and Markdown written by hand, no builder.
#[tokio::test(flavor = "multi_thread")]
async fn a_live_site_works() {
    let site = live();
    let reader = Reader::at(site.path(), "/notes/", Kind::Cloudflare).await;
    reader.open("").await;
    reader.heading("By hand").await;
    assert_eq!(reader.texts(".card h2").await, ["New", "Old"]);
    assert_eq!(
        reader.texts(".meta").await[0],
        "May 1, 2020\u{a0}\u{b7}\u{a0}Ann"
    );
    reader.click("New").await;
    reader.heading("New").await;
    assert_eq!(reader.path().await, "/notes/posts/new/");
    assert_eq!(reader.texts(".prose em").await, ["new"]);
    assert_eq!(reader.texts(".prose script").await, [""; 0]);
    for (path, heading, selector, expected) in [
        ("tags/", "Tags", ".chips a", vec!["Notes"]),
        ("tags/notes/", "Notes", ".card h2", vec!["Old"]),
        ("archive/", "Archive", ".archive li a", vec!["New", "Old"]),
        ("archive/2019/", "2019", ".archive li a", vec!["Old"]),
    ] {
        reader.open(path).await;
        reader.heading(heading).await;
        assert_eq!(
            reader.texts(selector).await,
            expected,
            "a list without a manifest of its own"
        );
    }
    reader.open("posts/new/").await;
    reader.heading("New").await;
    // The host answers the deep link with the home page, at the wrong depth.
    reader.driver.refresh().await.unwrap();
    reader.heading("New").await;
    reader.leave().await;
}

/// A page of a live site that is opened at its own address finds the app without a failed try: no browser
/// is asked to run what is no script, nor, where hosts say that nothing is there, to fetch it.
#[tokio::test(flavor = "multi_thread")]
async fn a_deep_address_finds_the_app_in_silence() {
    for (kind, base, wrong) in [
        // The nearest folders are asked first, and the answer is the home page.
        (Kind::Cloudflare, "/", 2),
        (Kind::Cloudflare, "/notes/", 2),
        (Kind::GitHub, "/", 0),
    ] {
        let site = live();
        if kind == Kind::GitHub {
            let page = site.path().join("index.html");
            fs::copy(page, site.path().join("404.html")).unwrap();
        }
        let reader = Reader::at(site.path(), base, kind).await;
        reader.open("posts/new/").await;
        reader.heading("New").await;
        let programs: Vec<String> = reader.hosted.requests();
        let is_app = |path: &&String| path.contains("app-") && !path.contains('/');
        let (found, tries): (Vec<&String>, _) = programs
            .iter()
            .filter(|path| path.contains("app-"))
            .partition(is_app);
        assert_eq!(found.len(), 2, "{programs:?}");
        assert_eq!(tries.len(), wrong, "{programs:?}");
        assert!(
            tries.iter().all(|path| path.ends_with(".wasm")),
            "{programs:?}"
        );
        assert_eq!(reader.problems().await, [""; 0]);
        reader.leave().await;
    }
}
