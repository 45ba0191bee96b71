//! Pages that make life hard for what they embed, and that must not notice it.

use serde_json::Value;

use super::{Guest, SCRIPT};
use crate::harness::{Browser, sample};

in_every_browser!(
    a_hostile_page_shows_the_blog,
    a_page_is_left_as_it_was,
    many_elements_share_what_they_load,
    the_script_may_come_twice,
    nothing_jumps,
    trusted_types_are_kept_to,
);

/// A page, by what is around an embed: its name, its head, its body with `{feed}` in it.
const HOSTS: [(&str, &str, &str); 8] = [
    (
        "resets",
        "<style>* { all: unset !important; display: inline !important; font-style: italic !important; margin: 9px !important; }
         a, h3, p { display: none !important }</style>",
        "{feed}",
    ),
    ("dark", "<style>body { background: #111; color: #ddd; color-scheme: dark }</style>", "{feed}"),
    ("right to left", "<style>html { direction: rtl }</style>", "<div dir=rtl>{feed}</div>"),
    ("small root", "<style>html { font-size: 62.5% } body { font-size: 1.6rem }</style>", "{feed}"),
    ("narrow", "", "<div style='width: 280px; overflow: hidden'>{feed}</div>"),
    ("flex", "", "<div style='display: flex'>{feed}<p>Beside</p></div>"),
    (
        "strict policy",
        "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; script-src {origin} 'nonce-x'; connect-src {origin}; img-src {origin}\">",
        "{feed}",
    ),
    (
        "trusted types",
        "<meta http-equiv=Content-Security-Policy content=\"require-trusted-types-for 'script'; trusted-types 'none'\">",
        "{feed}",
    ),
];

/// Every one of them shows the five posts, none wider than its place, and a post read in place.
async fn a_hostile_page_shows_the_blog(browser: Browser) {
    let guest = Guest::nowhere(browser, sample()).await;
    // Nothing inline but a listener with the nonce that one of the policies allows.
    guest.reader.hosted.put_nothing_into_pages();
    let origin = guest.blog.url.trim_end_matches("/blog/").to_owned();
    for (name, head, body) in HOSTS {
        let feed =
            "<thinleaf-feed src='{blog}' open=inline><a href='{blog}'>Our blog</a></thinleaf-feed>";
        let page = format!(
            "<!doctype html><html lang=en><head><meta charset=utf-8>{}<script nonce=x>window.reports = [];
               addEventListener('securitypolicyviolation', event => window.reports.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))</script></head><body>{}{SCRIPT}</body></html>",
            head.replace("{origin}", &origin),
            body.replace("{feed}", feed)
        );
        guest.write("index.html", &page);
        guest.reader.open("").await;
        guest
            .until(
                "thinleaf-feed",
                "root.querySelectorAll('.card').length === 5",
            )
            .await;
        let bad: Vec<Value> = guest
            .of(
                "thinleaf-feed",
                "[...root.querySelectorAll('.card a, .card .meta')].filter(shown => {
                    const { width, height } = shown.getBoundingClientRect();
                    return width < 20 || height < 8 || width > (root.host.parentElement.clientWidth || innerWidth);
                }).map(shown => [shown.textContent, shown.getBoundingClientRect()])",
            )
            .await;
        assert!(bad.is_empty(), "{name}: {bad:?}");
        guest
            .act("thinleaf-feed", "root.querySelector('.card a').click()")
            .await;
        guest
            .until("thinleaf-feed", "root.querySelector('.post .prose p')")
            .await;
        if browser != Browser::WebKit {
            let reports: Vec<String> = guest.reader.eval("return window.reports").await;
            assert_eq!(reports, [""; 0], "{name}");
        }
    }
    guest.leave().await;
}

/// What a page can see of itself: address, history, title, head, storage, globals, scroll, focus,
/// workers, and which of its listeners for clicks fired.
const STATE: &str = "{
    const names = Object.getOwnPropertyNames(window).filter(name => !/^\\d+$/.test(name)).sort();
    return JSON.stringify([location.href, history.length, history.state, history.scrollRestoration, document.title,
        document.head.innerHTML, document.documentElement.attributes.length, document.body.attributes.length,
        { ...localStorage }, { ...sessionStorage }, document.cookie, names, scrollX, scrollY, window.clicks]);
}";

/// A page that routes clicks and keeps a state sees the same before and after a reader has used the
/// embed: what it listens to in vain is not taken from it, and what is not its is not given to it.
async fn a_page_is_left_as_it_was(browser: Browser) {
    let guest = Guest::nowhere(browser, sample()).await;
    guest
        .show(&format!(
            "<script>
                history.replaceState({{ mine: 1 }}, '');
                localStorage.setItem('mine', '1');
                window.clicks = [];
                document.addEventListener('click', event => {{
                    const link = event.target.closest('a');
                    window.clicks.push([link?.id ?? event.target.localName, event.defaultPrevented]);
                    if (link) event.preventDefault();
                }});
                addEventListener('popstate', () => window.clicks.push('popstate'));
             </script>
             <a id=own href='/own'>Own</a>
             <thinleaf-feed src='{{blog}}' open=inline></thinleaf-feed>{SCRIPT}"
        ))
        .await;
    let state = || guest.reader.eval::<String>(STATE);
    guest
        .until("thinleaf-feed", "root.querySelector('.card')")
        .await;
    let before = state().await;
    guest
        .act("thinleaf-feed", "root.querySelector('.card a').click()")
        .await;
    guest
        .until("thinleaf-feed", "root.querySelector('.post .prose p')")
        .await;
    guest
        .act("thinleaf-feed", "root.querySelector('button').click()")
        .await;
    guest.act("thinleaf-feed", "root.host.view = 'cards'").await;
    guest
        .until(
            "thinleaf-feed",
            "root.querySelector('[data-view=cards] .card')",
        )
        .await;
    // A feed brings Wasm, which must not leave anything either.
    guest.write("feed.json", r#"{"version":"https://jsonfeed.org/version/1.1","title":"F","items":[{"id":"1","content_text":"x"}]}"#);
    guest
        .act("thinleaf-feed", "root.host.src = 'feed.json'")
        .await;
    guest
        .until(
            "thinleaf-feed",
            "root.querySelectorAll('.card').length === 1",
        )
        .await;
    guest.act("thinleaf-feed", "root.host.remove()").await;
    guest.run("document.getElementById('own').click()").await;
    let clicks: Value = guest.reader.eval("return window.clicks.splice(0)").await;
    assert_eq!(
        clicks,
        serde_json::json!([
            ["thinleaf-feed", true],
            ["thinleaf-feed", false],
            ["own", false]
        ])
    );
    assert_eq!(state().await, before);
    assert_eq!(guest.reader.problems().await, [""; 0]);
    guest.leave().await;
}

/// Twenty elements ask for a fragment, the loader and the Wasm once.
async fn many_elements_share_what_they_load(browser: Browser) {
    let guest = Guest::nowhere(browser, sample()).await;
    guest.write(
        "feed.json",
        r#"{"version":"https://jsonfeed.org/version/1.1","title":"F","items":[{"id":"1","title":"One","content_text":"x"}]}"#,
    );
    let built = "<thinleaf-feed class=built src='{blog}' loading=eager></thinleaf-feed>".repeat(10);
    let feeds =
        "<thinleaf-feed class=feed src='feed.json' loading=eager></thinleaf-feed>".repeat(10);
    guest.show(&format!("{built}{feeds}{SCRIPT}")).await;
    let count = |class: &str| {
        format!(
            "[...document.querySelectorAll('.{class}')].every(feed => feed.shadowRoot.querySelector('.card'))"
        )
    };
    guest
        .reader
        .until(&format!("{} && {}", count("built"), count("feed")))
        .await;
    let mut asked = guest.blog.requests();
    asked.sort();
    let path = |asked: &String| asked.split('?').next().unwrap().to_owned();
    let mut asked: Vec<String> = asked.iter().map(path).collect();
    // For browsers without the Sanitizer API.
    asked.retain(|path| path != "embed/purify.js");
    assert_eq!(
        asked,
        [
            "embed.js",
            "embed/",
            "embed/loader.js",
            "embed/style.css",
            "reader.js",
            "reader_bg.wasm"
        ]
    );
    guest.leave().await;
}

/// Twice, in two versions, before and after elements, made by script, inside another shadow root: the
/// first script counts, and every element shows.
async fn the_script_may_come_twice(browser: Browser) {
    let guest = Guest::nowhere(browser, sample()).await;
    let other = "(() => { const n = 'thinleaf-feed'; const known = customElements.get(n); window.first = !!known; })()";
    guest.write("other.js", other);
    guest
        .show(&format!(
            "<thinleaf-feed id=before src='{{blog}}'></thinleaf-feed>{SCRIPT}{SCRIPT}
             <div id=outer></div>
             <script>
               const outer = document.getElementById('outer').attachShadow({{ mode: 'open' }});
               outer.innerHTML = \"<thinleaf-feed src='{{blog}}' limit=1></thinleaf-feed>\";
               const made = document.createElement('thinleaf-feed');
               made.id = 'made';
               made.limit = 2;
               made.src = '{{blog}}';
               document.body.append(made);
             </script>"
        ))
        .await;
    guest
        .until("#before", "root.querySelectorAll('.card').length === 5")
        .await;
    guest
        .until("#made", "root.querySelectorAll('.card').length === 2")
        .await;
    guest
        .until(
            "#outer",
            "root.querySelector('thinleaf-feed').shadowRoot.querySelectorAll('.card').length === 1",
        )
        .await;
    assert_eq!(guest.reader.problems().await, [""; 0]);
    // Another version is named once, and left aside.
    let script = std::fs::read_to_string(guest._site.path().join("embed.js")).unwrap();
    guest.write("older.js", &script.replace("?v=", "?v=0"));
    guest.run("document.head.append(Object.assign(document.createElement('script'), { src: 'older.js' }))")
        .await;
    guest
        .reader
        .until("window.problems.some(problem => problem.includes('another version'))")
        .await;
    guest.leave().await;
}

/// What is below an element that the page has given a height, and what is above one out of sight, stay
/// where they are.
async fn nothing_jumps(browser: Browser) {
    if browser != Browser::Chromium {
        return; // No other browser tells of layout shifts.
    }
    let guest = Guest::nowhere(browser, sample()).await;
    guest.blog.slow_down(150);
    guest
        .show(&format!(
            "<style>#first {{ display: block; min-height: 26rem }}</style>
             <thinleaf-feed id=first src='{{blog}}'></thinleaf-feed><p>Below</p>
             <div style='height: 3000px'></div>
             <thinleaf-feed id=far src='{{blog}}' view=cards></thinleaf-feed><p>Below that</p>{SCRIPT}
             <script>window.shift = 0;
               new PerformanceObserver(list => {{ for (const entry of list.getEntries()) window.shift += entry.value }})
                 .observe({{ type: 'layout-shift', buffered: true }});</script>"
        ))
        .await;
    guest.until("#first", "root.querySelector('.card')").await;
    assert!(
        guest
            .of::<bool>("#far", "root.querySelector('slot') !== null")
            .await,
        "what is far waits"
    );
    guest
        .run("scrollTo(0, document.getElementById('far').offsetTop - 1400)")
        .await;
    guest.until("#far", "root.querySelector('.card')").await;
    let shift: f64 = guest.reader.eval("return window.shift").await;
    assert!(shift < 0.001, "{shift}");
    guest.leave().await;
}

/// Where no text may become markup, a feed is shown by a browser with the Sanitizer API, which may; in
/// others it is a link with a reason.
async fn trusted_types_are_kept_to(browser: Browser) {
    let guest = Guest::nowhere(browser, sample()).await;
    guest.reader.hosted.put_nothing_into_pages();
    guest.write(
        "feed.json",
        r#"{"version":"https://jsonfeed.org/version/1.1","title":"F","items":[{"id":"1","title":"One","content_html":"<b>x</b>"}]}"#,
    );
    guest.write(
        "index.html",
        &format!(
            "<!doctype html><html lang=en><head><meta charset=utf-8>
               <meta http-equiv=Content-Security-Policy content=\"require-trusted-types-for 'script'; trusted-types 'none'\">
             </head><body><thinleaf-feed id=feed src='feed.json'><a href='{{blog}}'>Our blog</a></thinleaf-feed>
             <thinleaf-feed id=post src='feed.json' view=post><a href='{{blog}}'>Our blog</a></thinleaf-feed>
             <thinleaf-feed id=list src='{{blog}}'></thinleaf-feed>{SCRIPT}</body></html>"
        ),
    );
    guest.reader.open("").await;
    guest
        .until("#feed", "root.querySelector('.card, [part=error]')")
        .await;
    let may = "return 'parseHTML' in Document || !('trustedTypes' in window)";
    let shown = match guest.reader.eval::<bool>(may).await {
        true => "root.querySelector('.summary').textContent === 'x'",
        false => {
            "root.querySelector('[part=error]').textContent.includes('Trusted Types') && root.querySelector('slot')"
        }
    };
    guest.until("#feed", shown).await;
    let shown = shown.replace("'.summary'", "'.prose b'");
    guest.until("#post", &shown).await;
    guest
        .until("#list", "root.querySelectorAll('.card').length === 5")
        .await;
    guest.leave().await;
}

/// A hundred moves, removals and new elements leave as many nodes, listeners and bytes as before.
#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_moves_leave_nothing() {
    let guest = Guest::nowhere(Browser::Chromium, sample()).await;
    guest.write(
        "feed.json",
        r#"{"version":"https://jsonfeed.org/version/1.1","title":"F","items":[{"id":"1","title":"One","content_html":"<b>x</b>"}]}"#,
    );
    guest
        .show(&format!("<div id=a><thinleaf-feed src='feed.json' loading=eager></thinleaf-feed></div><div id=b></div>{SCRIPT}"))
        .await;
    guest
        .until("thinleaf-feed", "root.querySelector('.card')")
        .await;
    let rounds = |count: u32| {
        format!(
            "const [a, b] = [document.getElementById('a'), document.getElementById('b')];
             const pause = () => new Promise(done => setTimeout(done, 5));
             const shown = async feed => {{ while (!feed.shadowRoot.querySelector('.card')) await pause(); }};
             return (async () => {{
               for (let n = 0; n < {count}; n++) {{
                 const feed = document.querySelector('thinleaf-feed');
                 b.append(feed);
                 await pause();
                 feed.remove();
                 await pause();
                 a.append(feed);
                 await shown(feed);
                 const other = document.createElement('thinleaf-feed');
                 Object.assign(other, {{ src: 'feed.json', view: 'post', loading: 'eager' }});
                 b.append(other);
                 while (!other.shadowRoot.querySelector('.post')) await pause();
                 other.remove();
               }}
             }})()"
        )
    };
    let usage = async || {
        guest
            .reader
            .cdp("HeapProfiler.collectGarbage", serde_json::json!({}))
            .await;
        guest
            .reader
            .cdp("HeapProfiler.collectGarbage", serde_json::json!({}))
            .await;
        let heap = guest
            .reader
            .cdp("Runtime.getHeapUsage", serde_json::json!({}))
            .await;
        let counters = guest
            .reader
            .cdp("Memory.getDOMCounters", serde_json::json!({}))
            .await;
        let number = |value: &Value, key: &str| value[key].as_f64().unwrap();
        (
            number(&heap, "usedSize"),
            number(&counters, "nodes"),
            number(&counters, "jsEventListeners"),
        )
    };
    guest.reader.eval::<()>(&rounds(20)).await;
    let before = usage().await;
    guest.reader.eval::<()>(&rounds(100)).await;
    let after = usage().await;
    assert!(
        after.0 < before.0 * 1.1 + 100_000.0,
        "heap: {before:?} {after:?}"
    );
    assert!(after.1 <= before.1 + 50.0, "nodes: {before:?} {after:?}");
    assert!(
        after.2 <= before.2 + 10.0,
        "listeners: {before:?} {after:?}"
    );
    guest.leave().await;
}
