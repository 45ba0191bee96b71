//! The search: over a page, on its own, by keys alone, on bad networks, in scripts without spaces.

use std::{fs, time::Duration};

use tempfile::TempDir;
use thirtyfour::prelude::*;

use crate::harness::{Browser, Kind, Reader, built, sample, sample_with};

in_every_browser!(
    keys_alone_find_a_place_in_a_post,
    the_page_of_the_search_keeps_its_question,
    an_index_that_is_missing_can_be_asked_for_again,
);

/// What is shown below the field.
const FOUND: &str = "[...document.querySelectorAll('.answers h2')].map(title => title.textContent)";

impl Reader {
    /// Writes into the field that has the focus, in place of what is there.
    async fn write(&self, text: &str) {
        self.eval::<()>("document.activeElement.select()").await;
        self.press(text).await;
    }

    async fn key(&self, key: &str) {
        let script =
            format!("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key}))");
        self.eval::<()>(&script).await;
    }

    async fn open_search(&self) {
        self.eval::<()>("document.querySelector('[data-search]').click()")
            .await;
        self.until("document.activeElement.matches('dialog[open] input')")
            .await;
    }

    async fn found(&self) -> Vec<String> {
        self.eval(&format!("return {FOUND}")).await
    }
}

/// From any page: `/` or Ctrl-K, a word, the arrows, Enter. The focus is in the text then; Escape gives it
/// back to where it was.
async fn keys_alone_find_a_place_in_a_post(browser: Browser) {
    let site = sample();
    let reader = browser.read(site.path()).await;
    reader.home().await;
    reader
        .eval::<()>("window.same = true; document.querySelector('h2 a').focus()")
        .await;
    reader
        .key("{ key: 'k', ctrlKey: true, bubbles: true, cancelable: true }")
        .await;
    reader
        .until("document.activeElement.matches('dialog[open] input')")
        .await;
    reader
        .key("{ key: 'Escape', bubbles: true, cancelable: true }")
        .await;
    reader.until("!document.querySelector('dialog').open").await;
    reader
        .holds("document.activeElement === document.querySelector('h2 a')")
        .await;
    reader
        .key("{ key: '/', bubbles: true, cancelable: true }")
        .await;
    reader
        .until("document.activeElement.matches('dialog[open] input')")
        .await;
    reader.write("stealing").await;
    reader
        .until(&format!("{FOUND}[0]?.startsWith('Go\\'s Scheduler')"))
        .await;
    let said = reader.texts("dialog [role=status]").await;
    assert!(
        said[0].ends_with("result") || said[0].ends_with("results"),
        "{said:?}"
    );
    reader
        .holds(
            "document.querySelector('.answers mark').textContent.toLowerCase().startsWith('steal')",
        )
        .await;
    reader.press(Key::Down).await;
    reader.press(Key::Down).await;
    reader
        .holds("document.activeElement.matches('.answers p a') && document.activeElement.hash")
        .await;
    reader.press(Key::Up).await;
    reader.press(Key::Up).await;
    reader
        .holds("document.activeElement.matches('dialog input')")
        .await;
    reader.press(Key::Down).await;
    reader.press(Key::Down).await;
    reader.press(Key::Enter).await;
    reader
        .until("location.hash && document.activeElement.id === location.hash.slice(1)")
        .await;
    assert_eq!(reader.path().await, "/posts/go-scheduler/");
    reader
        .holds("window.same && !document.querySelector('dialog').open")
        .await;
    // A slash that is typed is a slash.
    reader
        .key("{ key: 'k', metaKey: true, bubbles: true, cancelable: true }")
        .await;
    reader
        .until("document.activeElement.matches('dialog[open] input')")
        .await;
    reader.write("I/O").await;
    reader.holds("document.activeElement.value === 'I/O'").await;
    // Enter in the field leads to the best answer.
    reader.write("pprof").await;
    reader
        .until(&format!("{FOUND}[0]?.includes('pprof')"))
        .await;
    reader.press(Key::Enter).await;
    reader
        .heading("Profiling Go Services in Production with pprof")
        .await;
    assert_eq!(reader.problems().await, [""; 0]);
    reader.leave().await;
}

/// A question has an address: it can be kept, shared, led to by a browser's own search, and come back to.
async fn the_page_of_the_search_keeps_its_question(browser: Browser) {
    let site = sample();
    let reader = browser.read_at(site.path(), "/blog/", Kind::GitHub).await;
    reader.open("search/?q=avro%20schema").await;
    reader.until(&format!("{FOUND}[0]?.includes('Avro')")).await;
    reader
        .holds("document.activeElement.matches('main input')")
        .await;
    reader.write("mutex").await;
    reader
        .until(&format!("{FOUND}[0]?.includes('Mutexes')"))
        .await;
    reader.until("location.search === '?q=mutex'").await;
    reader.ready().await;
    let title = reader.found().await.swap_remove(0);
    reader.click(&title).await;
    reader.heading(&title).await;
    reader.back().await;
    reader
        .until(&format!("{FOUND}[0]?.includes('Mutexes')"))
        .await;
    reader
        .holds("document.querySelector('main input').value === 'mutex'")
        .await;
    reader
        .holds("location.pathname === '/blog/search/' && location.search === '?q=mutex'")
        .await;
    reader.write("qqqqq").await;
    reader
        .until("document.querySelector('main [role=status]').textContent.includes('qqqqq')")
        .await;
    assert_eq!(
        reader.texts(".nothing a").await,
        ["All posts by date", "All tags"]
    );
    reader
        .holds("!document.querySelector('.nothing').hidden")
        .await;
    // The link in the header leads to the field that is there.
    reader
        .eval::<()>(
            "document.querySelector('h1').focus(); document.querySelector('[data-search]').click()",
        )
        .await;
    reader
        .until("document.activeElement.matches('main input')")
        .await;
    reader.holds("!document.querySelector('dialog')").await;
    reader.leave().await;
}

/// A part of the search that does not come is told of, and asked for again; the page stays as it was.
async fn an_index_that_is_missing_can_be_asked_for_again(browser: Browser) {
    let site = sample();
    let folder = site.path().join("pagefind/index");
    let away = site.path().join("pagefind/away");
    fs::rename(&folder, &away).unwrap();
    let script = site.path().join("pagefind/pagefind.js");
    let lost = site.path().join("pagefind/lost.js");
    fs::rename(&script, &lost).unwrap();
    let reader = browser.read(site.path()).await;
    reader.home().await;
    reader.open_search().await;
    reader.write("kafka").await;
    reader
        .until("!document.querySelector('dialog .failed').hidden")
        .await;
    assert_eq!(
        reader.texts("dialog [role=status]").await,
        ["The search could not be loaded."]
    );
    fs::rename(&lost, &script).unwrap();
    fs::rename(&away, &folder).unwrap();
    reader
        .eval::<()>("document.querySelector('dialog .failed button').click()")
        .await;
    reader.until(&format!("{FOUND}.length")).await;
    reader
        .holds("document.querySelector('dialog .failed').hidden")
        .await;
    reader.leave().await;
}

/// Where the script of the search does not come, its page says so, and Enter asks again.
#[tokio::test]
async fn a_script_that_is_missing_is_told() {
    let site = sample();
    let script = site.path().join("search.js");
    let lost = site.path().join("lost.js");
    fs::rename(&script, &lost).unwrap();
    let reader = Reader::of(site.path()).await;
    reader.open("search/").await;
    reader
        .until("document.querySelector('[role=status]').textContent === 'The search could not be loaded.'")
        .await;
    fs::rename(&lost, &script).unwrap();
    reader
        .eval::<()>("document.querySelector('.search-box input').focus()")
        .await;
    reader.press("kafka").await;
    reader.press(Key::Enter).await;
    reader.until(&format!("{FOUND}.length")).await;
    assert!(reader.path().await.starts_with("/search/"));
    reader.leave().await;
}

/// On a slow network a reader who types on sees the answers to what is in the field, never to what was.
#[tokio::test(flavor = "multi_thread")]
async fn answers_never_come_too_late() {
    let site = sample();
    let reader = Reader::of(site.path()).await;
    reader.home().await;
    reader.hosted.slow_down(250);
    reader.open_search().await;
    reader
        .eval::<()>(
            "window.shown = [];
            const answers = document.querySelector('.answers'), field = document.querySelector('dialog input');
            new MutationObserver(() => shown.push([field.value, answers.children.length && answers.textContent.toLowerCase().includes(field.value)])).observe(answers, { childList: true });",
        )
        .await;
    for word in ["scheduler", "kafka", "pprof", "avro", "scheduler"] {
        reader.write(word).await;
        tokio::time::sleep(std::time::Duration::from_millis(180)).await;
    }
    reader
        .until(&format!("{FOUND}[0]?.startsWith('Go\\'s Scheduler')"))
        .await;
    let shown: Vec<(String, bool)> = reader
        .eval("return shown.map(([word, fits]) => [word, !!fits])")
        .await;
    assert!(shown.iter().all(|(_, fits)| *fits), "{shown:?}");
    reader.leave().await;
}

/// What a reader types while the search is on its way is in its field when it comes.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_early_is_not_lost() {
    let site = sample();
    let reader = Reader::of(site.path()).await;
    reader.home().await;
    reader.hosted.slow_down(400);
    for key in ["/", "k", "a", "f", "k", "a"] {
        reader
            .key(&format!(
                "{{ key: '{key}', bubbles: true, cancelable: true }}"
            ))
            .await;
    }
    reader.holds("!document.querySelector('dialog')").await;
    reader
        .until("document.querySelector('dialog[open] input')?.value === 'kafka'")
        .await;
    reader.until(&format!("{FOUND}.length")).await;
    reader
        .holds("!document.documentElement.hasAttribute('data-busy')")
        .await;
    reader.leave().await;
}

/// Answers can be narrowed down by tag and year, without a word too.
#[tokio::test(flavor = "multi_thread")]
async fn answers_are_narrowed_down() {
    let site = sample();
    let reader = Reader::of(site.path()).await;
    reader.open("search/?q=go").await;
    reader.until(&format!("{FOUND}.length > 1")).await;
    let all = reader.found().await.len();
    reader
        .eval::<()>("document.querySelector('.filters button').click()")
        .await;
    reader
        .until("document.activeElement.matches('select[name=tag]')")
        .await;
    let years = reader.texts("select[name=year] option").await;
    assert_eq!(years[0], "Years");
    assert!(years[1] > years[2], "{years:?}");
    reader
        .eval::<()>(
            "const year = document.querySelector('select[name=year]');
        year.value = '2020'; year.dispatchEvent(new Event('input', { bubbles: true }))",
        )
        .await;
    reader
        .until(&format!("{FOUND}.length && {FOUND}.length < {all}"))
        .await;
    let dates = reader.texts(".answers .meta").await;
    assert!(dates.iter().all(|date| date.ends_with("2020")), "{dates:?}");
    reader
        .eval::<()>("document.querySelector('main input').focus()")
        .await;
    reader.write(" ").await;
    reader.until("location.search === ''").await;
    reader.holds(&format!("{FOUND}.length")).await;
    reader.leave().await;
}

/// More than ten answers come ten by ten, and the focus with them.
#[tokio::test(flavor = "multi_thread")]
async fn more_answers_are_a_button_away() {
    let site = crate::harness::numbered(25);
    let reader = Reader::of(site.path()).await;
    reader.open("search/?q=post").await;
    reader.until(&format!("{FOUND}.length === 10")).await;
    reader
        .eval::<()>(
            "document.querySelector('.more button').focus(); document.activeElement.click()",
        )
        .await;
    reader.until(&format!("{FOUND}.length === 20")).await;
    reader
        .until("document.activeElement === document.querySelectorAll('.answers h2 a')[10]")
        .await;
    reader
        .eval::<()>("document.querySelector('.more button').click()")
        .await;
    reader.until(&format!("{FOUND}.length === 25")).await;
    reader.holds("document.querySelector('.more').hidden").await;
    reader.leave().await;
}

/// Scripts without spaces are found by the words in them, and languages from right to left as they are read.
#[tokio::test(flavor = "multi_thread")]
async fn every_script_is_found() {
    for (language, text, word) in [
        (
            "zh",
            "我们在北京大学研究分布式系统，它们常常失败。",
            "分布式",
        ),
        ("ja", "東京大学で分散システムを研究しています。", "分散"),
        ("ko", "서울에서 분산 시스템을 연구합니다.", "시스템"),
        ("fa", "ما سامانه‌های توزیع‌شده را بررسی می‌کنیم.", "بررسی"),
        ("de", "Wir untersuchen verteilte Systeme in Köln.", "koln"),
    ] {
        let content = TempDir::new().unwrap();
        fs::create_dir(content.path().join("posts")).unwrap();
        fs::write(
            content.path().join("site.toml"),
            format!("title = 'T'\nlanguage = '{language}'"),
        )
        .unwrap();
        let post = format!("---\ntitle: P\ndate: 2020-01-01\n---\n{text}\n");
        fs::write(content.path().join("posts/p.md"), post).unwrap();
        fs::write(
            content.path().join("posts/q.md"),
            "---\ntitle: Q\ndate: 2020-01-02\n---\nq\n",
        )
        .unwrap();
        let site = built(content.path());
        let reader = Reader::of(site.path()).await;
        reader.open(&format!("search/?q={word}")).await;
        reader.until(&format!("{FOUND}.join() === 'P'")).await;
        reader
            .holds("document.querySelector('.answers mark')")
            .await;
        let direction: String = reader
            .eval("return getComputedStyle(document.querySelector('.answers')).direction")
            .await;
        assert_eq!(direction, if language == "fa" { "rtl" } else { "ltr" });
        reader.leave().await;
    }
}

/// What a search loads comes when it begins, and not before; a site without a search loads nothing.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_loaded_before_a_search() {
    let site = sample();
    let reader = Reader::of(site.path()).await;
    reader.home().await;
    let is_of_search = |path: &String| path.starts_with("pagefind") || path.starts_with("search");
    let requests = reader.hosted.requests();
    assert!(!requests.iter().any(is_of_search), "{requests:?}");
    reader.leave().await;
    let site = sample_with("search = false");
    let reader = Reader::of(site.path()).await;
    reader.home().await;
    reader
        .key("{ key: '/', bubbles: true, cancelable: true }")
        .await;
    reader
        .holds("!document.querySelector('[data-search], dialog')")
        .await;
    let requests = reader.hosted.requests();
    assert!(!requests.iter().any(is_of_search), "{requests:?}");
    reader.leave().await;
}

/// Nothing moves when the dialog opens, and when answers come into it or into the page.
#[tokio::test]
async fn nothing_moves_when_answers_come() {
    let site = sample();
    let reader = Reader::of(site.path()).await;
    reader.watch_shifts().await;
    reader.home().await;
    reader.open_search().await;
    reader.write("stealing").await;
    reader.until(&format!("{FOUND}.length")).await;
    reader.write("scheduler").await;
    reader.until(&format!("{FOUND}.length")).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    reader.nothing_moved("the dialog").await;
    reader.open("search/?q=go").await;
    reader.until(&format!("{FOUND}.length")).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    reader.nothing_moved("the page").await;
    reader.leave().await;
}
