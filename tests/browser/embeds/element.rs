//! What `<thinleaf-feed>` shows, and what it asks for.

use serde_json::{Value, json};

use super::{Guest, SCRIPT};
use crate::harness::{Browser, live};

in_every_browser!(
    a_list_comes_without_wasm,
    a_post_is_read_in_place,
    any_json_feed_is_shown,
    markdown_is_shown,
    attributes_and_properties_are_one,
    an_element_may_be_moved,
    a_live_blog_is_shown,
    what_is_inside_is_the_pages_own,
    another_blog_brings_no_styles,
);

/// Five posts of a built blog cost two requests, none of them for Wasm, and the page knows.
async fn a_list_comes_without_wasm(browser: Browser) {
    let guest = Guest::with(
        browser,
        &format!(
            "<script>addEventListener('thinleaf-ready', event => {{ window.ready = event.detail.url }})</script>
             <thinleaf-feed src='{{blog}}'><a href='{{blog}}'>Our blog</a></thinleaf-feed>{SCRIPT}"
        ),
    )
    .await;
    guest
        .until(
            "thinleaf-feed",
            "root.querySelectorAll('.card').length === 5",
        )
        .await;
    assert_eq!(guest.blog.requests(), ["embed.js", "embed/"]);
    let ready: String = guest.reader.eval("return window.ready").await;
    assert_eq!(ready, format!("{}embed/", guest.blog.url));
    let shown: Vec<Value> = guest
        .of(
            "thinleaf-feed",
            "[...root.querySelectorAll('h3 a')].map(a => [a.textContent, a.href, a.part.value])",
        )
        .await;
    let first = format!("{}posts/choosing-a-time-series-database/", guest.blog.url);
    assert_eq!(
        shown[0],
        json!(["Choosing a Time-Series Database in 2020", first, "title"])
    );
    assert!(
        guest
            .of::<bool>("thinleaf-feed", "!root.querySelector('slot')")
            .await
    );
    assert_eq!(guest.reader.problems().await, [""; 0]);
    // More than the fragment holds comes from the manifest, by Wasm.
    guest
        .run("document.querySelector('thinleaf-feed').limit = 20")
        .await;
    guest
        .until(
            "thinleaf-feed",
            "root.querySelectorAll('.card').length === 10",
        )
        .await;
    guest.leave().await;
}

/// A reader stays on the page, goes back to where they were, and the page may say no.
async fn a_post_is_read_in_place(browser: Browser) {
    let guest = Guest::with(
        browser,
        &format!("<thinleaf-feed src='{{blog}}' open=inline view=cards></thinleaf-feed>{SCRIPT}"),
    )
    .await;
    let card = "root.querySelectorAll('.card a')[1]";
    guest.until("thinleaf-feed", card).await;
    let before: (String, u32, String) = guest
        .reader
        .eval("return [location.href, history.length, document.title]")
        .await;
    guest
        .act(
            "thinleaf-feed",
            &format!("{{ {card}.focus(); {card}.click() }}"),
        )
        .await;
    guest
        .until("thinleaf-feed", "root.querySelector('.post .prose p')")
        .await;
    guest
        .until("thinleaf-feed", "root.activeElement?.matches('h3.p-name')")
        .await;
    let after: (String, u32, String) = guest
        .reader
        .eval("return [location.href, history.length, document.title]")
        .await;
    assert_eq!(before, after);
    // A place in the post is a place in the element.
    let note = "root.querySelector('.footnote-ref a, a[href^=\"#\"]')";
    guest
        .act("thinleaf-feed", &format!("{note}?.click()"))
        .await;
    guest
        .act("thinleaf-feed", "root.querySelector('button').click()")
        .await;
    guest
        .until("thinleaf-feed", &format!("root.activeElement === {card}"))
        .await;
    assert_eq!(guest.asked_for_wasm(), 0, "a built post needs no Wasm");
    let refuse = "document.addEventListener('thinleaf-navigate', event => {
        window.meant = event.detail; event.preventDefault() })";
    guest.run(refuse).await;
    guest.act("thinleaf-feed", &format!("{card}.click()")).await;
    let meant: Value = guest.reader.eval("return window.meant").await;
    assert_eq!(meant["path"], "/blog/posts/go-scheduler/");
    assert!(
        guest
            .of::<bool>("thinleaf-feed", "!root.querySelector('.post')")
            .await
    );
    guest.leave().await;
}

/// A feed of another blog, of version 1.0 and without care, is read as well as it can be.
async fn any_json_feed_is_shown(browser: Browser) {
    let guest = Guest::nowhere(browser, crate::harness::sample()).await;
    let feed = json!({
        "version": "https://jsonfeed.org/version/1",
        "title": "Elsewhere",
        "home_page_url": "/elsewhere/",
        "author": { "name": "Zoe" },
        "items": [
            { "id": 1, "url": "posts/one", "date_published": "2020-01-02T03:04:05Z",
              "content_html": "<p>No title, <b>only</b> words.</p><img src='/pixel.png' alt='A picture'>" },
            { "id": "2", "title": "Second", "url": "javascript:alert(1)", "tags": ["Go"], "content_text": "Plain.\n\nText." },
            { "id": "3", "date_published": "soon" },
            { "title": "Without an id" },
        ],
    });
    guest.write("feed.json", &feed.to_string());
    guest
        .show(&format!(
            "<thinleaf-feed src='feed.json' view=cards open=inline></thinleaf-feed>{SCRIPT}"
        ))
        .await;
    guest
        .until(
            "thinleaf-feed",
            "root.querySelectorAll('.card').length === 2",
        )
        .await;
    let site = &guest.reader.site;
    let shown: Vec<Vec<Option<String>>> = guest
        .of(
            "thinleaf-feed",
            "[...root.querySelectorAll('.card')].map(card => [card.querySelector('h3').textContent,
                card.querySelector('h3 a').getAttribute('href'), card.querySelector('.meta')?.textContent ?? null])",
        )
        .await;
    let some = |text: &str| Some(text.to_owned());
    let separator = "\u{a0}\u{b7}\u{a0}";
    assert_eq!(
        shown,
        [
            [
                some("No title, only words."),
                Some(format!("{site}posts/one")),
                Some(format!("January 2, 2020{separator}1 min{separator}Zoe")),
            ],
            [some("Second"), None, some("Zoe")],
        ]
    );
    guest
        .act("thinleaf-feed", "root.querySelector('.card a').click()")
        .await;
    guest
        .until(
            "thinleaf-feed",
            "root.querySelector('.post .prose b')?.textContent === 'only'",
        )
        .await;
    let around: (usize, String) = guest
        .of(
            "thinleaf-feed",
            "[root.querySelectorAll('.embed .embed').length, root.querySelector('.embed').lang]",
        )
        .await;
    assert_eq!(around, (0, String::new()));
    let image: String = guest
        .of("thinleaf-feed", "root.querySelector('.prose img').src")
        .await;
    assert_eq!(image, format!("{site}pixel.png"));
    guest
        .run("document.querySelector('thinleaf-feed').tag = 'go'")
        .await;
    guest
        .until(
            "thinleaf-feed",
            "[...root.querySelectorAll('h3')].map(h => h.textContent).join() === 'Second'",
        )
        .await;
    guest.leave().await;
}

/// A Markdown file, by its address or in the page, is shown as the blog would show it, sanitised.
async fn markdown_is_shown(browser: Browser) {
    let guest = Guest::nowhere(browser, crate::harness::sample()).await;
    guest.write(
        "notes/a.md",
        "---\ntitle: A file\n---\nSome *text*, [a link](b.html).\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    );
    guest
        .show(&format!(
            "<thinleaf-feed id=file src='notes/a.md' view=post></thinleaf-feed>
             <thinleaf-feed id=inline view=post heading-level=2><script type='text/markdown'># Hello\n\n- [x] done <b onclick=x>bold</b>\n</script></thinleaf-feed>{SCRIPT}"
        ))
        .await;
    guest
        .until("#file", "root.querySelector('.prose em')")
        .await;
    assert_eq!(
        guest
            .of::<String>("#file", "root.querySelector('h3.p-name').textContent")
            .await,
        "A file"
    );
    let link: String = guest
        .of("#file", "root.querySelector('.prose a').href")
        .await;
    assert_eq!(link, format!("{}notes/b.html", guest.reader.site));
    assert!(
        guest
            .of::<bool>("#file", "root.querySelector('td').textContent === '1'")
            .await
    );
    guest
        .until(
            "#inline",
            "root.querySelector('h2')?.textContent.startsWith('Hello')",
        )
        .await;
    assert!(
        guest
            .of::<bool>(
                "#inline",
                "root.querySelector('input').checked && root.querySelector('input').disabled"
            )
            .await
    );
    assert_eq!(
        guest.asked_for_wasm(),
        0,
        "Markdown needs the Markdown module alone"
    );
    guest.leave().await;
}

/// Setting one sets the other and shows the change; what is set before the script counts.
async fn attributes_and_properties_are_one(browser: Browser) {
    let guest = Guest::with(
        browser,
        &format!(
            "<thinleaf-feed src='{{blog}}'></thinleaf-feed><thinleaf-feed id=early></thinleaf-feed>
             <script>document.getElementById('early').limit = 2; document.getElementById('early').src = '{{blog}}'</script>{SCRIPT}"
        ),
    )
    .await;
    guest
        .until("#early", "root.querySelectorAll('.card').length === 2")
        .await;
    guest
        .until(
            "thinleaf-feed",
            "root.querySelectorAll('.card').length === 5",
        )
        .await;
    let set = "const feed = document.querySelector('thinleaf-feed');
        feed.limit = 3; feed.view = 'cards'; feed.headingLevel = 4; feed.theme = 'dark';
        return [feed.getAttribute('limit'), feed.getAttribute('heading-level'), feed.theme]";
    assert_eq!(
        guest.reader.eval::<[String; 3]>(set).await,
        ["3", "4", "dark"]
    );
    guest
        .until("thinleaf-feed", "root.querySelectorAll('h4').length === 3")
        .await;
    let data: (String, String) =
        guest.of("thinleaf-feed", "[root.querySelector('.embed').dataset.view, root.querySelector('.embed').dataset.theme]").await;
    assert_eq!(data, ("cards".to_owned(), "dark".to_owned()));
    guest
        .run("document.querySelector('thinleaf-feed').setAttribute('tag', 'go')")
        .await;
    guest
        .until(
            "thinleaf-feed",
            "root.querySelector('.more')?.textContent === 'go | Notes from the Hot Path'",
        )
        .await;
    assert_eq!(
        guest.blog.requests(),
        ["embed.js", "embed/", "embed/tags/go/"]
    );
    guest.leave().await;
}

/// A move asks for nothing and shows the same nodes; a removal lets go of them.
async fn an_element_may_be_moved(browser: Browser) {
    let guest = Guest::with(
        browser,
        &format!(
            "<div id=a><thinleaf-feed src='{{blog}}'></thinleaf-feed></div><div id=b></div>{SCRIPT}"
        ),
    )
    .await;
    guest
        .until("thinleaf-feed", "root.querySelector('.card')")
        .await;
    guest.blog.requests();
    let moves = "const feed = document.querySelector('thinleaf-feed'), card = feed.shadowRoot.querySelector('.card');
        const b = document.getElementById('b');
        b.append(feed);
        b.moveBefore?.(feed, null);
        return new Promise(done => setTimeout(() => done(feed.shadowRoot.contains(card)), 100))";
    assert!(
        guest.reader.eval::<bool>(moves).await,
        "a move shows the same nodes"
    );
    let removed = "const feed = document.querySelector('thinleaf-feed');
        feed.remove();
        return new Promise(done => setTimeout(() => { done(feed.shadowRoot.querySelector('.card')); document.body.append(feed) }, 100))";
    assert_eq!(guest.reader.eval::<Option<Value>>(removed).await, None);
    guest
        .until("thinleaf-feed", "root.querySelector('.card')")
        .await;
    assert_eq!(guest.blog.requests(), [""; 0]);
    guest.leave().await;
}

/// A blog without a builder is shown from its manifest, and its Markdown is read in place.
async fn a_live_blog_is_shown(browser: Browser) {
    let guest = Guest::nowhere(browser, live()).await;
    guest
        .show(&format!(
            "<thinleaf-feed src='{{blog}}' open=inline></thinleaf-feed>{SCRIPT}"
        ))
        .await;
    guest
        .until(
            "thinleaf-feed",
            "root.querySelectorAll('.card').length === 2",
        )
        .await;
    let href: String = guest
        .of("thinleaf-feed", "root.querySelector('.card a').href")
        .await;
    assert_eq!(href, format!("{}posts/new/", guest.blog.url));
    guest
        .act("thinleaf-feed", "root.querySelector('.card a').click()")
        .await;
    guest
        .until(
            "thinleaf-feed",
            "root.querySelector('.post .prose em')?.textContent === 'new'",
        )
        .await;
    let meta: String = guest
        .of(
            "thinleaf-feed",
            "root.querySelector('.post .meta').textContent",
        )
        .await;
    assert!(meta.contains("1 min"), "{meta}");
    guest.leave().await;
}

/// The links of the fallback are the page's, and a property that is unset is no text.
async fn what_is_inside_is_the_pages_own(browser: Browser) {
    let guest = Guest::with(
        browser,
        &format!(
            "<div class=card><thinleaf-feed src='{{blog}}nothing/' open=inline><a id=place href='#place'>Place</a><a id=blog href='{{blog}}'>Our blog</a></thinleaf-feed></div>{SCRIPT}"
        ),
    )
    .await;
    guest
        .until("thinleaf-feed", "root.querySelector('[part=error]')")
        .await;
    let clicks = "const prevented = [];
        addEventListener('click', event => { prevented.push(event.defaultPrevented); event.preventDefault() });
        for (const id of ['place', 'blog']) document.getElementById(id).click();
        return prevented";
    assert_eq!(guest.reader.eval::<[bool; 2]>(clicks).await, [false, false]);
    let unset = "const feed = document.querySelector('thinleaf-feed');
        feed.tag = undefined; feed.src = null;
        return [feed.hasAttribute('tag'), feed.hasAttribute('src'), feed.tag]";
    let unset: (bool, bool, String) = guest.reader.eval(unset).await;
    assert_eq!(unset, (false, false, String::new()));
    guest
        .until(
            "thinleaf-feed",
            "root.querySelectorAll('.card').length === 5",
        )
        .await;
    guest.leave().await;
}

/// A site that is not the script's own is read as a feed: neither its styles nor pictures of third hosts
/// get into the page.
async fn another_blog_brings_no_styles(browser: Browser) {
    let guest = Guest::nowhere(browser, crate::harness::sample()).await;
    let site = guest.reader.site.clone();
    guest.write(
        "other/embed/index.html",
        "<html lang=en><div class=embed data-total=1><article class=card><h2><a href=x>Evil</a></h2></article></div>
         <script type='application/json' id=embed-style>\":host{position:fixed!important}\"</script></html>",
    );
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1", "title": "Other",
        "items": [{ "id": "1", "title": "One", "url": "https://third.example/p/",
            "_thinleaf": { "path": "https://third.example/p/" },
            "content_html": "<p>Text <img src='https://third.example/p.gif' alt='Third'></p>" }],
    });
    guest.write("other/manifest.json", &feed.to_string());
    guest
        .show(&format!(
            "<thinleaf-feed src='other/' open=inline></thinleaf-feed>{SCRIPT}"
        ))
        .await;
    guest
        .until(
            "thinleaf-feed",
            "root.querySelector('.card a')?.textContent === 'One'",
        )
        .await;
    let position: String = guest
        .of("thinleaf-feed", "getComputedStyle(root.host).position")
        .await;
    assert_eq!(position, "static", "{site}");
    guest
        .act("thinleaf-feed", "root.querySelector('.card a').click()")
        .await;
    guest
        .until(
            "thinleaf-feed",
            "root.querySelector('.post .prose a')?.textContent === 'Third'",
        )
        .await;
    assert!(
        guest
            .of::<bool>("thinleaf-feed", "!root.querySelector('img')")
            .await
    );
    guest.leave().await;
}
