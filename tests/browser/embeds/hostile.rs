//! Feeds and files that attack the page they are shown in. The page has no policy that would hide what
//! gets through.

use axum::{Router, extract::State, routing::any};
use std::{
    iter,
    sync::{Arc, Mutex},
};

use serde_json::{Value, json};

use super::{Guest, SCRIPT, fixture};
use crate::harness::{Browser, sample};

in_every_browser!(nothing_runs_and_nothing_is_asked_for);

/// One browser at a time: hundreds of feeds take a whole processor.
static TURN: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

/// How many elements come at once, after the one that shows all: an element waits 15 seconds for its file,
/// and on a slow machine the page is at work for longer with the others.
const AT_ONCE: usize = 40;

/// Another origin, which counts what it is asked for.
async fn canary() -> (String, Arc<Mutex<Vec<String>>>) {
    let asked: Arc<Mutex<Vec<String>>> = Arc::default();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let count = |State(asked): State<Arc<Mutex<Vec<String>>>>, request: axum::extract::Request| async move {
        asked.lock().unwrap().push(request.uri().to_string());
    };
    let router = Router::new()
        .fallback(any(count))
        .with_state(Arc::clone(&asked));
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    (url, asked)
}

/// What is left of a payload in the shadow roots, elements and attributes that should not be there.
const LEFT: &str = "
    const bad = [], protocols = /^(https?|mailto|tel):$/;
    const look = root => { for (const element of root.querySelectorAll('*')) {
        if (/^(script|style|template|iframe|object|embed|link|meta|base|form|svg|video|audio|textarea|select|thinleaf-feed)$/.test(element.localName)) bad.push(element.outerHTML);
        if (/math/i.test(element.namespaceURI) && [...element.attributes].some(({ name }) => /href|action|src|id|class/.test(name))) bad.push(element.outerHTML);
        for (const { name, value } of element.attributes) if (/^on|^style$|^srcset$|^srcdoc$|^action|^formaction|^ping$|^target$|^slot$/.test(name)) bad.push(name + '=' + value);
        if (element.href && !protocols.test(element.protocol)) bad.push(element.href);
        if (element.localName === 'a' && element.href && !/no(opener|referrer)/.test(element.rel)) bad.push(element.outerHTML);
        for (const kind of ['click', 'mouseover', 'mouseenter', 'pointerover', 'focus', 'toggle', 'animationstart', 'load', 'error', 'input', 'wheel'])
            element.dispatchEvent(new Event(kind, { bubbles: true, cancelable: true }));
    } };
    addEventListener('thinleaf-navigate', event => event.preventDefault(), true);
    for (const feed of document.querySelectorAll('thinleaf-feed')) look(feed.shadowRoot);
    return bad;";

/// 200 payloads and more, each as the text, title, author, address, picture and tag of an item, in
/// cards and read whole, and in Markdown: no script runs, and no request leaves for another origin.
async fn nothing_runs_and_nothing_is_asked_for(browser: Browser) {
    let _turn = TURN.lock().await;
    let guest = Guest::nowhere(browser, sample()).await;
    let (url, asked) = canary().await;
    let payloads: Vec<String> = fixture("payloads.txt")
        .lines()
        .enumerate()
        .map(|(n, payload)| {
            let payload = payload.replace("\\n", "\n").replace("\\t", "\t");
            let payload = payload.replace("//¤", &url.replace("http:", ""));
            payload
                .replace('¤', &format!("{url}{n}"))
                .replace('§', &format!("pwn({n})"))
        })
        .collect();
    assert!(payloads.len() >= 200, "{}", payloads.len());
    assert!(
        !payloads.concat().contains(['¤', '§']),
        "a place is not filled"
    );
    let item = |n: usize, payload: &String| {
        json!({
            "id": format!("{n}"), "title": payload, "content_html": payload, "url": payload,
            "image": format!("{url}image{n}"), "tags": [payload], "authors": [{ "name": payload, "url": payload }],
            "_thinleaf": { "path": "", "cover": format!("{url}cover{n}"), "canonical": payload },
        })
    };
    let items: Vec<Value> = payloads
        .iter()
        .enumerate()
        .map(|(n, payload)| item(n, payload))
        .collect();
    let feed = |items: &[Value]| {
        json!({ "version": "https://jsonfeed.org/version/1.1", "title": items[0]["title"], "home_page_url": items[0]["url"], "items": items })
            .to_string()
    };
    guest.write("all.json", &feed(&items));
    let element = |src: &str, more: &str| {
        format!("<thinleaf-feed loading=eager src='{src}' {more}></thinleaf-feed>")
    };
    let mut elements = vec![element("all.json", "limit=1000 view=cards")];
    for (n, item) in items.iter().enumerate() {
        guest.write(
            &format!("feeds/{n}.json"),
            &feed(std::slice::from_ref(item)),
        );
        guest.write(
            &format!("texts/{n}.md"),
            &format!(
                "---\ntitle: {0}\n---\n{0}\n\n[x]({0}) ![x]({0}) `{0}`\n",
                payloads[n]
            ),
        );
        elements.push(element(&format!("feeds/{n}.json"), "view=post"));
        elements.push(element(&format!("texts/{n}.md"), "view=post"));
    }
    guest
        .show(&format!(
            "<script>window.pwned = []; window.pwn = n => {{ window.pwned.push(n); return '' }};</script>{SCRIPT}"
        ))
        .await;
    let shown = "return [...document.querySelectorAll('thinleaf-feed')].every(feed => feed.shadowRoot?.querySelector('.embed, [part=error]'))";
    let (all, each) = elements.split_at(1);
    for group in iter::once(all).chain(each.chunks(AT_ONCE)) {
        let group = Value::from(group.concat());
        guest
            .run(&format!(
                "document.body.insertAdjacentHTML('beforeend', {group})"
            ))
            .await;
        let started = std::time::Instant::now();
        while !guest.reader.eval::<bool>(shown).await {
            assert!(started.elapsed().as_secs() < 60, "not all are shown");
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
    }
    let total = payloads.len();
    let cards: usize = guest
        .of("thinleaf-feed", "root.querySelectorAll('.card').length")
        .await;
    assert_eq!(cards, total);
    let failed: Vec<String> = guest
        .reader
        .eval("return [...document.querySelectorAll('thinleaf-feed')].filter(feed => feed.shadowRoot.querySelector('[part=error]')).map(feed => feed.getAttribute('src') + ': ' + feed.shadowRoot.querySelector('[part=error]').textContent)")
        .await;
    assert_eq!(failed, [""; 0]);
    let bad: Vec<String> = guest.reader.eval(LEFT).await;
    assert_eq!(bad, [""; 0]);
    tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
    let pwned: Vec<usize> = guest.reader.eval("return window.pwned").await;
    let ran: Vec<&String> = pwned.iter().map(|n| &payloads[*n]).collect();
    assert!(ran.is_empty(), "{ran:?}");
    assert_eq!(*asked.lock().unwrap(), [""; 0]);
    guest.leave().await;
}
