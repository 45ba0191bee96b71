// <thinleaf-feed>: a blog, or one post of it, in somebody else's page; docs/embedding.md says how.
// What the builder rendered is fetched as a page and shown at once; embed/loader.js, and with it
// Wasm, comes for the rest. All that is shown is a copy, made node by node of the elements and
// attributes that are known: no text becomes markup here, so that neither a feed nor a page's Trusted
// Types can make a script of it.
(() => {
  // The builder puts the site's own words and version into this line.
  const config = {"version":"","unreachable":"The site could not be reached. Are you connected to the internet?","error_status":"The site answered with an error (HTTP {status})."};
  const tag = 'thinleaf-feed';
  const known = customElements.get(tag);
  if (known) {
    if (known.version !== config.version) console.warn(`${tag}: another version came first`);
    return;
  }
  // An element of the page may be named like the property.
  let script = document.currentScript;
  if (!script?.src) script = document.querySelector('script[src*="/embed."]');
  const home = new URL('.', script.src).href;
  const failure = (kind, message) => Object.assign(new Error(message), { kind });

  // Pages, each asked for once: parsed by the browser, without script.
  const pages = {};
  const page = url => pages[url] ??= new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', url);
    request.responseType = 'document';
    request.timeout = 15000;
    request.onloadend = () => {
      const { status, response } = request, isThere = status === 200 && response;
      // What failed may be there the next time, and a page may stay open for days.
      setTimeout(() => delete pages[url], isThere && 300000);
      if (isThere) resolve(response);
      else reject(status ? failure(status === 404 ? 'missing' : 'status', config.error_status.replace('{status}', status)) : failure('network', config.unreachable));
    };
    request.send();
  });

  // A failed import is remembered under its address, of which the fragment is a part.
  let tries = 0;
  const loader = () => import(`${home}embed/loader.js${config.version}#${tries}`).catch(() => {
    tries++;
    throw failure('network', config.unreachable);
  });

  const words = text => new Set(text.split(' '));
  // What the builder's lists are made of; the loader knows more.
  const plain = {
    elements: words('a article div h2 img p span time'),
    attributes: words('alt class datetime height lang width'),
  };
  const parts = { card: 'item', cover: 'image', 'dt-published': 'date', meta: 'meta', more: 'more', 'p-category': 'tag', 'p-name': 'title', post: 'post', prose: 'text', summary: 'excerpt' };

  const attempt = (action, other) => {
    try { return action(); } catch { return other; }
  };
  const parse = (value, base) => attempt(() => new URL(value, base), {});

  // What becomes of a node in the shadow root: nodes and texts.
  const copy = (node, source) => {
    const { base, rules = plain, shift } = source;
    if (node.nodeType === 3) return [node.data];
    let { localName } = node;
    const other = rules.replace?.(node, source);
    if (other) return other;
    if (!rules.elements.has(localName)) return [];
    if (/^h\d$/.test(localName)) localName = `h${Math.min(6, +localName[1] + shift)}`;
    const element = document.createElement(localName);
    for (const { name, value } of node.attributes) if (rules.attributes.has(name)) element.setAttribute(name, value);
    for (const key of node.classList) if (parts[key]) element.part.add(parts[key]);
    const to = node.getAttribute('href'), from = node.getAttribute('src');
    if (to) {
      const { href, protocol } = parse(to, base);
      if (/^(https?|mailto|tel):$/.test(protocol)) element.href = to[0] === '#' ? to : href;
      element.rel = source.isForeign ? 'noopener nofollow ugc' : 'noopener';
    }
    if (from) {
      const { href, protocol } = parse(from, base);
      // Before the address, or Firefox asks for it at once.
      element.loading = 'lazy';
      if (/^https?:$/.test(protocol)) element.src = href;
    }
    element.append(...copies(node, source));
    return [element];
  };
  const copies = (node, source) => [...node.childNodes].flatMap(child => copy(child, source));

  const sheets = {};
  const sheet = css => {
    if (!sheets[css]) (sheets[css] = new CSSStyleSheet()).replaceSync(css);
    return [sheets[css]];
  };

  const near = new IntersectionObserver(seen => {
    for (const { isIntersecting, target } of seen) if (isIntersecting) target.start();
  }, { rootMargin: '800px' });

  const defaults = { src: '', limit: 5, tag: '', view: 'list', open: 'link', theme: 'inherit', 'heading-level': 3, images: 'own', loading: 'lazy' };
  const camel = key => key.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

  class ThinleafFeed extends HTMLElement {
    static version = config.version;
    static observedAttributes = [...Object.keys(defaults), 'lang'];
    root = this.attachShadow({ mode: 'open' });
    run = 0;

    constructor() {
      super();
      this.root.addEventListener('click', event => this.onLink(event));
      this.clear();
    }

    connectedCallback() {
      // Properties that were set before the element was defined.
      for (const key of Object.keys(defaults).map(camel)) if (Object.hasOwn(this, key)) {
        const value = this[key];
        delete this[key];
        this[key] = value;
      }
      if (!this.isStarted) this.loading === 'eager' ? this.start() : near.observe(this);
    }

    // A move is a removal and an insertion, or neither.
    disconnectedCallback() {
      queueMicrotask(() => { if (!this.isConnected) this.clear(); });
    }

    connectedMoveCallback() {}

    attributeChangedCallback(key) {
      if (key === 'loading') return this.isConnected && !this.isStarted && this.connectedCallback();
      if (this.isStarted && !this.isDue) queueMicrotask(() => {
        this.isDue = false;
        if (this.isStarted) this.render();
      });
      this.isDue = this.isStarted;
    }

    start() {
      near.unobserve(this);
      this.isStarted = true;
      this.render();
    }

    // What the element holds is shown.
    clear() {
      near.unobserve(this);
      this.run++;
      this.isStarted = this.isDue = false;
      this.root.adoptedStyleSheets = sheet(':host{display:block}:host([hidden]){display:none}slot{display:block}');
      this.root.replaceChildren(document.createElement('slot'));
    }

    async render() {
      const { root, limit } = this, run = ++this.run, slot = root.querySelector('slot');
      // As tall as what will come.
      if (slot) slot.style.minBlockSize = `${{ list: 4 * limit, cards: 11 * limit, post: 30 }[this.view]}em`;
      try {
        const content = await this.fragment() ?? await (await loader()).content(this);
        if (run === this.run) {
          root.adoptedStyleSheets = sheet(content.css);
          root.replaceChildren(this.box(content));
          this.say('ready', { url: content.base });
        }
      } catch (error) {
        if (run === this.run) {
          root.replaceChildren(document.createElement('slot'));
          this.fail(error, root);
        }
      }
    }

    // The list that the builder rendered; none where there is none, or the list is not enough.
    async fragment() {
      const { limit, source } = this;
      // Another blog's is not shown as it is.
      if (this.view === 'post' || !source.startsWith(home) || !/\/(manifest\.json)?$/.test(source)) return;
      const name = this.tag.toLowerCase().replace(/[\s/]+/g, '-');
      const found = await page(new URL(`embed/${name && `tags/${encodeURIComponent(name)}/`}`, source).href).catch(() => {});
      const node = found?.querySelector('.embed');
      const cards = node?.querySelectorAll('.card').length;
      if (limit <= cards || node?.dataset.total <= cards) return { node, css: JSON.parse(found.getElementById('embed-style').textContent), base: found.URL };
    }

    // Where the content is.
    get source() {
      return parse(this.src || home, document.baseURI).href;
    }

    // What is shown of a content: the copy of a node and the base of its references.
    box(content) {
      const { node } = content;
      const box = document.createElement('div');
      const language = node.closest('[lang]');
      box.className = 'embed';
      box.part = 'root';
      Object.assign(box.dataset, { view: content.view ?? this.view, theme: this.theme, back: node.dataset.back ?? '' });
      if (language && !this.lang) Object.assign(box, { lang: language.lang, dir: language.dir || 'ltr' });
      box.append(...copies(node, { shift: this.headingLevel - 2, ...content }));
      if (!content.view) for (const card of [...box.querySelectorAll(':scope > .card')].slice(this.limit)) card.remove();
      return box;
    }

    fail({ kind = 'program', message }, place) {
      const reason = document.createElement('p');
      reason.part = 'error';
      reason.textContent = message;
      place.append(reason);
      this.say('error', { kind, message });
    }

    say(event, detail, cancelable) {
      return this.dispatchEvent(new CustomEvent(`thinleaf-${event}`, { detail, cancelable, bubbles: true, composed: true }));
    }

    async onLink(event) {
      const link = event.target.closest('a[href]');
      // A click on what the element holds is the page's.
      if (!link || !this.root.contains(link) || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const { hash, href, pathname } = link;
      if (link.getAttribute('href')[0] === '#') {
        // The page's address is its own.
        event.preventDefault();
        return this.root.getElementById(attempt(() => decodeURIComponent(hash.slice(1))))?.scrollIntoView();
      }
      const isMeant = this.say('navigate', { url: href, path: pathname, title: link.textContent }, true);
      const card = this.open === 'inline' && !link.hasFailed && link.closest('.embed:not([data-view=post]) > .card');
      if (!isMeant || card) event.preventDefault();
      if (isMeant && card) try {
        await (await loader()).open(this, link);
      } catch (error) {
        // The next click is the browser's.
        link.hasFailed = true;
        this.fail(error, card);
      }
    }
  }

  Object.assign(ThinleafFeed, { copies, failure, home, page, parse, config });
  for (const [key, value] of Object.entries(defaults)) Object.defineProperty(ThinleafFeed.prototype, camel(key), {
    get() { return this.getAttribute(key) ?? value; },
    set(set) { set == null ? this.removeAttribute(key) : this.setAttribute(key, set); },
  });
  customElements.define(tag, ThinleafFeed);
})();
