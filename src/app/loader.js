// Starts the app: at once where the page is empty, else when the browser is idle or the reader
// points at a link or a button. The page says where the root is (data-base); a page served at
// another depth than it was written for, as fallback pages are, finds it by looking for the app's
// Wasm module in every folder above.
const { base: written, version = '' } = document.documentElement.dataset;
const files = JSON.parse(document.getElementById('app-files').textContent);
const place = document.getElementById('app');
const isEmpty = !place.firstElementChild;
const search = document.querySelector('[data-search-box]');

// Entries of the history that the app has shown are not restored by the browser.
const restore = () => {
  try {
    if (history.scrollRestoration !== 'manual') return;
    const kept = sessionStorage.getItem(`thinleaf-scroll-${history.state}`);
    if (kept) scrollTo({ top: kept, behavior: 'instant' });
    else document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  } catch {}
};
restore();
// Firefox goes to the fragment of a reloaded page after that.
if (location.hash) addEventListener('load', () => requestAnimationFrame(restore));

const said = new URL(written, location);
const roots = () => {
  const above = [];
  // The language of a page for the whole host is in a folder below the app.
  const folder = files.wasm.startsWith('../') && written.match(/^\/(?:.*\/)?([^/]+\/)$/)?.[1] || '';
  // After the origin, so that an address such as //host/ names no other host.
  for (const parts = location.pathname.split('/').slice(0, -1); parts.length; parts.pop()) above.push(new URL(`${location.origin}${parts.join('/')}/${folder}`));
  // What a host answers with where nothing is found knows no depth, unless it names the root itself.
  const isFallback = performance.getEntriesByType('navigation')[0]?.responseStatus === 404 && !/^\/|:/.test(written);
  return isFallback ? above.reverse() : [said, ...above.filter(root => root.href !== said.href)];
};

let starts = 0;
async function start() {
  // A failed import is remembered under its address: another try needs another one.
  const again = starts++ ? `?try=${starts}` : '';
  for (const root of roots()) {
    const answer = await fetch(new URL(files.wasm, root)).catch(() => {});
    const type = answer?.headers.get('content-type');
    // Some hosts answer with a page where a file is missing.
    if (!answer?.ok || /html/.test(type)) continue;
    // Browsers keep the code of what was compiled while it came.
    const compiled = type === 'application/wasm' ? WebAssembly.compileStreaming(answer) : answer.arrayBuffer().then(bytes => WebAssembly.compile(bytes));
    compiled.catch(() => {});
    let controls;
    // Without them a post can still be read.
    const loadControls = () => controls ??= import(new URL(`controls.js${version}`, root)).catch(() => { controls = undefined; });
    if (document.querySelector('.post')) loadControls();
    const app = await import(new URL(files.js + again, root));
    // The address of the page will change, and with it what a relative reference means.
    for (const link of document.querySelectorAll('head > link[href]')) if (link.href.startsWith(said)) link.href = new URL(link.href.slice(said.href.length), root);
    const loaded = {}, tries = {};
    // A host may take a request and never answer.
    const within = answer => Promise.race([answer, new Promise((_, fail) => setTimeout(() => fail(new Error('no answer')), 15000))]);
    const load = async name => {
      const tried = tries[name] = (tries[name] ?? 0) + 1;
      const query = version + (tried > 1 ? `${version ? '&' : '?'}try=${tried}` : '');
      const module = await within(import(new URL(`${name}.js${query}`, root)));
      const signal = AbortSignal.timeout(15000);
      await module.default?.({ module_or_path: fetch(new URL(`${name}_bg.wasm${query}`, root), { signal }) });
      return module;
    };
    const module = name => loaded[name] ??= load(name).catch(error => { delete loaded[name]; throw error; });
    globalThis.thinleaf = {
      base: root.pathname.replace(/^\/+/, '/'), // `//host/` would name another host
      isMoved: root.href !== said.href,
      controls: async () => (await loadControls())?.shown(),
      module,
    };
    const wake = () => module('search').catch(() => {
      search.querySelector('[role=status]').textContent = search.dataset.failed;
      // Loaded again, the page might get the same from a cache.
      search.addEventListener('submit', event => { event.preventDefault(); wake(); }, { once: true });
    });
    if (search) wake();
    const program = await compiled;
    await controls;
    // Script and module are each a task of their own, so that the page is never long without an answer.
    await new Promise(done => setTimeout(done));
    await app.default({ module_or_path: program });
    thinleaf.isReady = true;
    return;
  }
  throw new Error('the app was not found');
}

if (isEmpty) {
  start().catch(error => {
    console.error(error);
    place.innerHTML = `<main class="message">
      <h1>This page could not be started</h1>
      <p role="alert">The program that shows this blog did not load, or this browser cannot run it.</p>
      <p class="actions"><a href="">Try again</a></p></main>`;
  });
} else {
  // A reader who saves data gets the app only for a button that needs it, and to search.
  const isSaving = navigator.connection?.saveData && !search;
  let started;
  const begin = () => started ??= start().catch(error => {
    console.error(error);
    // The browser has the page to itself, until a control is tried again.
    started = undefined;
    history.scrollRestoration = 'auto';
  });
  const onIntent = async ({ type, target }) => {
    const control = target.closest?.(isSaving ? 'button' : 'a[href], button');
    if (!control || globalThis.thinleaf?.isReady) return;
    await begin();
    // What the reader meant is done once the app can. A link that was clicked is the browser's.
    const isMeant = type !== 'click' || control.matches('button');
    if (globalThis.thinleaf?.isReady && isMeant) control.dispatchEvent(new Event(type, { bubbles: true }));
  };
  for (const name of ['pointerover', 'touchstart', 'focusin', 'click']) addEventListener(name, onIntent, { passive: true });
  // A page that was reloaded shares its document with its neighbours in the history.
  const { pathname } = location;
  addEventListener('popstate', () => { if (location.pathname !== pathname && !globalThis.thinleaf?.isReady) location.reload(); });
  // After the first paint: nothing may compete with it. Firefox reports none of a reloaded page.
  const idle = globalThis.requestIdleCallback ?? (action => setTimeout(action, 200));
  const watch = (list, observer) => {
    if (list.getEntriesByName('first-contentful-paint').length) { observer.disconnect(); idle(begin); }
  };
  if (!isSaving) addEventListener('load', () => {
    new PerformanceObserver(watch).observe({ type: 'paint', buffered: true });
    setTimeout(() => requestAnimationFrame(() => { if (!starts) idle(begin); }), 1000);
  });
}
