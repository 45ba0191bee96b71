//! The sample blog, as a reader meets it.

use tempfile::TempDir;

use crate::harness::{Browser, Reader, migrated, numbered, sample};

in_every_browser!(
    the_home_page_lists_the_ten_posts,
    every_post_opens,
    posts_show_every_markdown_feature,
    pages_of_a_long_list,
    tags_archive_and_pages,
);

/// Date, minutes and title of the sample's posts, newest first.
const POSTS: [(&str, u32, &str); 10] = [
    (
        "November 18, 2020",
        5,
        "Choosing a Time-Series Database in 2020",
    ),
    (
        "August 12, 2020",
        5,
        "Go's Scheduler: GOMAXPROCS, Work Stealing, and Why It Matters",
    ),
    (
        "July 1, 2020",
        6,
        "Building a High-Throughput Event Pipeline in Go Without Losing Your Mind",
    ),
    (
        "April 1, 2020",
        5,
        "Profiling Go Services in Production with pprof",
    ),
    (
        "March 17, 2020",
        6,
        "Go Benchmarks: Writing Ones That Actually Tell You Something",
    ),
    (
        "February 19, 2020",
        5,
        "Context Propagation in Go: Deadlines, Cancellation, and Tracing",
    ),
    (
        "August 7, 2019",
        5,
        "Channels vs Mutexes: When to Use Which in Go",
    ),
    (
        "April 22, 2019",
        6,
        "Goroutines Are Not Threads: The Mental Model Shift",
    ),
    (
        "October 4, 2018",
        5,
        "Schema Evolution in Avro: The Hard Lessons from Production",
    ),
    (
        "July 11, 2018",
        6,
        "Event Sourcing in Financial Systems: Real Benefits, Real Costs",
    ),
];

/// The promise of the first page: ten posts, in order, with their facts.
async fn the_home_page_lists_the_ten_posts(browser: Browser) {
    let site = sample();
    let reader = browser.read(site.path()).await;
    reader.home().await;
    assert_eq!(reader.texts(".card h2").await, POSTS.map(|post| post.2));
    let facts = POSTS.map(|(date, minutes, _)| {
        format!("{date}\u{a0}\u{b7}\u{a0}{minutes} min\u{a0}\u{b7}\u{a0}MW")
    });
    assert_eq!(reader.texts(".card .meta").await, facts);
    let datetime: String = reader
        .eval("return document.querySelector('time').dateTime")
        .await;
    assert_eq!(datetime, "2020-11-18T00:00:00Z");
    for summary in reader.texts(".card .summary").await {
        assert!(summary.ends_with(". ..."), "{summary}");
    }
    assert_eq!(
        reader.texts(".site-footer p").await,
        [
            "Available for consulting",
            "Distributed systems \u{b7} Low-latency architecture \u{b7} Go \u{b7} LLM integration & RAG \u{b7} Technical leadership",
            "hello@turboawesome.win",
        ]
    );
    assert_eq!(reader.problems().await, [""; 0]);
    let manifests = "return performance.getEntriesByType('resource').filter(e => e.name.endsWith('manifest.json')).length";
    assert_eq!(
        reader.eval::<u32>(manifests).await,
        0,
        "it is all in the page"
    );
    reader.leave().await;
}

/// Nothing that has been shown jumps while a page loads and is read to its end, on a phone as on a desk.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_jumps() {
    let plain = ["", "posts/go-scheduler/", "tags/", "about/"];
    nothing_jumps_in(&sample(), &plain).await;
    let rich = [
        "",
        "posts/ring-buffer/",
        "posts/desk/",
        "posts/shortcodes/",
        "posts/mathematics/",
        "posts/fences/",
    ];
    nothing_jumps_in(&migrated(), &rich).await;
}

async fn nothing_jumps_in(site: &TempDir, pages: &[&str]) {
    let reader = Reader::of(site.path()).await;
    reader.watch_shifts().await;
    reader.cdp("Network.enable", serde_json::json!({})).await;
    let slow = serde_json::json!({ "offline": false, "latency": 100, "downloadThroughput": 400_000, "uploadThroughput": 400_000 });
    reader.cdp("Network.emulateNetworkConditions", slow).await;
    let to_the_end = "return (async () => {
        for (let at = 0; at < document.documentElement.scrollHeight; at += innerHeight) {
          scrollTo(0, at);
          await new Promise(done => setTimeout(done, 100));
        }
        await new Promise(done => setTimeout(done, 200));
      })()";
    for width in [360, 1280] {
        let size = serde_json::json!({ "width": width, "height": 740, "deviceScaleFactor": 1, "mobile": false });
        reader.cdp("Emulation.setDeviceMetricsOverride", size).await;
        for path in pages {
            reader.open(path).await;
            reader.until("document.querySelector('#main h1')").await;
            reader
                .until("!document.documentElement.hasAttribute('data-busy')")
                .await;
            reader.eval::<()>(to_the_end).await;
            reader.nothing_moved(&format!("/{path} at {width}")).await;
            let sideways = "return document.documentElement.scrollWidth > innerWidth";
            assert!(
                !reader.eval::<bool>(sideways).await,
                "/{path} at {width} scrolls sideways"
            );
        }
    }
    reader.leave().await;
}

/// Every post opens by a click, in place, and by its own address.
async fn every_post_opens(browser: Browser) {
    let site = sample();
    let reader = browser.read(site.path()).await;
    reader.open("").await;
    for (date, _, title) in POSTS {
        reader.heading("Notes from the Hot Path").await;
        reader.eval::<()>("window.same = true").await;
        reader.click(title).await;
        reader.heading(title).await;
        reader.holds("window.same").await;
        assert!(reader.path().await.starts_with("/posts/"));
        assert!(reader.texts(".post .meta").await[0].starts_with(date));
        assert!(
            !reader.texts(".post .chips a").await.is_empty(),
            "{title} shows its tags"
        );
        assert_eq!(
            reader.driver.title().await.unwrap(),
            format!("{title} | Notes from the Hot Path")
        );
        let minutes: usize = reader.texts(".prose").await[0].split_whitespace().count();
        assert!(minutes > 800, "{title} has its text: {minutes} words");
        assert_eq!(reader.problems().await, [""; 0]);
        reader.driver.refresh().await.unwrap();
        reader.heading(title).await;
        reader.back().await;
    }
    reader.leave().await;
}

/// The Markdown features that the sample promises, and no place of an image that jumps.
async fn posts_show_every_markdown_feature(browser: Browser) {
    let site = sample();
    let reader = browser.read(site.path()).await;
    let mut missing = vec![
        "h2[id] > a.anchor",
        "pre[tabindex='0'] > code.language-go",
        ".table table th",
        ".table td.right",
        ".footnotes li[id='fn-1']",
        "sup.footnote-ref a",
        "input[type=checkbox][disabled][checked]",
        "input[type=checkbox][disabled]:not([checked])",
        "del",
        "div.alert",
        "dl > dt",
        "img[width][height][alt]",
    ];
    reader.home().await;
    let links: Vec<String> = reader
        .eval("return [...document.querySelectorAll('.card h2 a')].map(a => a.pathname)")
        .await;
    for link in links {
        reader.open(link.trim_start_matches('/')).await;
        reader.until("document.querySelector('.prose')").await;
        let mut still = Vec::new();
        for selector in missing {
            let found: bool = reader
                .eval(&format!(
                    "return !!document.querySelector(\".prose {selector}\")"
                ))
                .await;
            if !found {
                still.push(selector);
            }
        }
        missing = still;
        assert!(
            !reader.texts(".prose").await[0].contains("[!"),
            "{link}: an alert is not rendered"
        );
    }
    assert_eq!(missing, [""; 0]);
    reader.open("posts/choosing-a-time-series-database/").await;
    reader.until("document.querySelector('.prose img')").await;
    reader
        .eval::<()>("document.querySelector('.prose img').scrollIntoView()")
        .await;
    reader
        .until("document.querySelector('.prose img').naturalWidth > 0")
        .await;
    reader.leave().await;
}

/// A list of several pages: ten a page, newest first, ways to newer and older, across shards.
async fn pages_of_a_long_list(browser: Browser) {
    let site = numbered(107);
    let reader = browser.read(site.path()).await;
    reader.open("").await;
    reader.heading("Numbered").await;
    assert_eq!(reader.texts(".card h2").await.len(), 10);
    reader.click("Older\u{a0}\u{2192}").await;
    reader.heading("Posts, page 2").await;
    assert_eq!(reader.path().await, "/page/2/");
    assert_eq!(reader.texts(".card h2").await[0], "Post 97");
    assert_eq!(reader.texts(".pager .place").await, ["2 / 11"]);
    reader.open("page/6/").await;
    reader.heading("Posts, page 6").await;
    let expected: Vec<String> = (48..=57).rev().map(|n| format!("Post {n}")).collect();
    assert_eq!(
        reader.texts(".card h2").await,
        expected,
        "the page spans two shards"
    );
    reader.open("page/11/").await;
    reader.heading("Posts, page 11").await;
    assert_eq!(reader.texts(".card h2").await.last().unwrap(), "Post 1");
    assert_eq!(reader.texts(".pager a").await, ["\u{2190}\u{a0}Newer"]);
    reader.open("page/12/").await;
    reader.heading("Page not found").await;
    reader.open("tags/all/page/2/").await;
    reader.heading("all, page 2").await;
    assert_eq!(reader.texts(".card h2").await[0], "Post 97");
    reader.open("archive/").await;
    reader.heading("Archive").await;
    assert_eq!(reader.texts(".archive li").await.len(), 107);
    reader.leave().await;
}

/// The lists beside the home page, and a page of the author's.
async fn tags_archive_and_pages(browser: Browser) {
    let site = sample();
    let reader = browser.read(site.path()).await;
    reader.home().await;
    reader.click("Tags").await;
    reader.heading("Tags").await;
    let current = "return document.querySelector('.menu [aria-current=page]')?.textContent";
    assert_eq!(reader.eval::<String>(current).await, "Tags");
    reader.click("finance").await;
    reader.heading("finance").await;
    assert_eq!(reader.texts(".card h2").await, [POSTS[9].2]);
    reader.click("Archive").await;
    reader.heading("Archive").await;
    assert_eq!(
        reader.texts(".archive h2 a").await,
        ["2020", "2019", "2018"]
    );
    assert_eq!(
        reader.texts(".archive li a").await,
        POSTS.map(|post| post.2)
    );
    assert_eq!(
        reader.texts(".month h3").await[..2],
        ["November 1", "August 1"]
    );
    reader.click("2019").await;
    reader.heading("2019").await;
    assert_eq!(reader.texts(".archive li a").await.len(), 2);
    reader.click("About").await;
    reader.heading("About").await;
    assert_eq!(reader.texts(".meta").await, [""; 0], "a page has no date");
    reader.open("nowhere/").await;
    reader.heading("Page not found").await;
    reader.click("The newest posts").await;
    reader.heading("Notes from the Hot Path").await;
    reader.leave().await;
}
