// Finds the site's root and starts the app from there. The page says how far up the root is
// (data-base); a page served at another depth than it was written for, as fallback pages are,
// finds it by looking for the app's script in every folder above.
const { base: written, version = '' } = document.documentElement.dataset;
const files = JSON.parse(document.getElementById('app-files').textContent);
const roots = written ? [new URL(written, location)] : [];
for (const parts = location.pathname.split('/').slice(0, -1); parts.length; parts.pop()) {
  // After the origin, so that an address such as //host/ names no other host.
  const root = new URL(`${location.origin}${parts.join('/')}/`);
  if (roots.every(known => known.href !== root.href)) roots.push(root);
}

async function start() {
  for (const root of roots) {
    let app, wasm = new URL(files.wasm, root);
    // Where the root is known, the Wasm module need not wait for its script.
    if (written && root === roots[0]) { wasm = fetch(wasm); wasm.catch(() => {}); }
    try { app = await import(new URL(files.js, root)); } catch { continue; }
    // The address of the page will change, and with it what a relative reference means.
    for (const icon of document.querySelectorAll('link[rel=icon]')) icon.href = new URL('favicon.svg', root);
    let markdown, tries = 0;
    const load = async () => {
      // A failed import is remembered under its address: another try needs another one.
      const again = tries++ ? `${version ? '&' : '?'}try=${tries}` : '';
      const module = await import(new URL(`markdown.js${version}${again}`, root));
      await module.default({ module_or_path: new URL(`markdown_bg.wasm${version}`, root) });
      return module;
    };
    globalThis.thinleaf = {
      base: root.pathname.replace(/^\/+/, '/'), // `//host/` would name another host
      markdown: () => markdown ??= load().catch(error => { markdown = undefined; throw error; }),
    };
    await app.default({ module_or_path: wasm });
    return;
  }
  throw new Error('the app was not found');
}

start().catch(error => {
  console.error(error);
  document.getElementById('app').innerHTML = `<main class="message" role="alert">
    <h1>This page could not be started</h1>
    <p>The program that shows this blog did not load, or this browser cannot run it.</p>
    <p class="actions"><a href="">Try again</a></p></main>`;
});
