// What <thinleaf-feed> loads when a list that the builder rendered is not enough: posts read in
// place, feeds of other blogs, Markdown. The first of the last two brings the reader, which is Wasm;
// all elements of the page share it.
const { copies, failure, home, page, parse, config } = customElements.get('thinleaf-feed');
// The builder puts the site's own words into this line.
const said = {"no_post":"There is no post at this address.","no_program":"The program that shows this blog did not start: {reason}","no_markup":"This page lets no text become markup (Trusted Types)."};
const version = new URL(import.meta.url).search;

// The style sheet of embeds.
let css;
const style = () => css ??= file(new URL(`style.css${version}`, import.meta.url)).catch(error => {
  css = undefined;
  throw error;
});

// A file as text.
async function file(url) {
  const answer = await fetch(url, { signal: AbortSignal.timeout(15000) }).catch(() => {
    throw failure('network', config.unreachable);
  });
  if (!answer.ok) throw failure(answer.status === 404 ? 'missing' : 'status', config.error_status.replace('{status}', answer.status));
  return answer.text();
}

// A Wasm module with its script. One that failed, or that a panic has ended, is started anew under
// another address: browsers remember what they imported.
const module = name => {
  let started, tries = 0;
  const start = async () => {
    const script = await import(`${home}${name}.js${version}${tries++ ? `${version ? '&' : '?'}try=${tries}` : ''}`);
    const answer = await fetch(`${home}${name}_bg.wasm${version}`, { signal: AbortSignal.timeout(30000) });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    // Whatever type the host sends it with.
    const compiled = await WebAssembly.compile(await answer.arrayBuffer());
    await script.default({ module_or_path: compiled });
    return script;
  };
  return async action => {
    let script;
    try {
      script = await (started ??= start());
    } catch (error) {
      started = undefined;
      throw error.kind ? error : failure('program', said.no_program.replace('{reason}', error.message));
    }
    try {
      return await action(script);
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) started = undefined;
      throw error;
    }
  };
};
const reader = module('reader');
const markdown = module('markdown');
const math = module('math');

const words = text => new Set(text.split(' '));
const dropped = words('audio base button canvas datalist embed form frame frameset head iframe link math meta noembed noframes noscript object plaintext script select style svg template textarea title video xmp');

// Formulas, which are of a namespace of their own.
const MATHML = 'http://www.w3.org/1998/Math/MathML';
const formulas = {
  elements: words('math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover'),
  attributes: words('accent accentunder columnalign columnspan dir display displaystyle fence form largeop linethickness lspace mathcolor mathvariant maxsize minsize movablelimits rowspan rspace scriptlevel separator stretchy symmetric'),
};
const formula = node => {
  if (node.nodeType === 3) return [node.data];
  if (node.namespaceURI !== MATHML || !formulas.elements.has(node.localName)) return [];
  const element = document.createElementNS(MATHML, node.localName);
  for (const { name, value } of node.attributes) if (formulas.attributes.has(name)) element.setAttribute(name, value);
  element.append(...[...node.childNodes].flatMap(formula));
  return [element];
};

// What a text may be made of. Other elements give way to what they hold.
const rules = {
  elements: words('a abbr article aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img input ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr'),
  attributes: words('alt aria-hidden aria-label class colspan datetime dir disabled height id lang open reversed role rowspan scope span start tabindex title type width'),
  replace(node, source) {
    const { localName } = node, { base, pictures } = source;
    if (node.namespaceURI === MATHML) return formula(node);
    if (node.nodeType !== 1 || dropped.has(localName)) return [];
    // A diagram, which has a picture of itself beside its page.
    if (node.matches('div.diagram[data-image]')) {
      const { image: src, width = '', height = '' } = node.dataset;
      const picture = node.ownerDocument.createElement('img');
      const attributes = { src, width, height, alt: node.getAttribute('aria-label') ?? '' };
      for (const name in attributes) picture.setAttribute(name, attributes[name]);
      return copies({ childNodes: [picture] }, source);
    }
    if (localName === 'input') {
      if (node.type !== 'checkbox') return [];
      const box = document.createElement('input');
      Object.assign(box, { type: 'checkbox', disabled: true, checked: node.hasAttribute('checked') });
      return [box];
    }
    if (localName === 'img') {
      const { href, origin, protocol } = parse(node.getAttribute('src') ?? '', base);
      if (!/^https?:$/.test(protocol)) return [];
      if (pictures === 'all' || origin === pictures) return;
      // A picture tells another host who reads; a link leaves that to the reader.
      const link = document.createElement('a');
      Object.assign(link, { href, rel: 'noopener nofollow ugc', textContent: node.alt || href });
      return [link];
    }
    if (!rules.elements.has(localName)) return copies(node, source);
  },
};

// Parses markup of anybody's without running any of it: by the browser's Sanitizer API, or else by
// DOMPurify. What it makes is of no page, so that nothing in it is fetched.
const sanitizer = async () => {
  if (Document.parseHTML) {
    // By what may stay: Chromium 156 crashes over some of what it removes from a list of what may not.
    const sanitizer = new Sanitizer({
      elements: ['html', 'head', 'body', ...rules.elements, ...words('address big center font main nav picture strike tt'), ...Array.from(formulas.elements, name => ({ name, namespace: MATHML }))],
      attributes: [...new Set(['checked', 'href', 'src', ...rules.attributes, ...formulas.attributes])],
      dataAttributes: true,
    });
    return html => Document.parseHTML(html, { sanitizer }).body;
  }
  const { default: purify } = await import(new URL(`purify.js${version}`, import.meta.url)).catch(() => {
    throw failure('network', config.unreachable);
  });
  const sanitize = html => purify.sanitize(html, { RETURN_DOM: true });
  if (sanitize('<b>x</b>')?.textContent !== 'x') throw failure('program', said.no_markup);
  return sanitize;
};

// The plain text of markup, as the reader asks for it.
const textOf = sanitize => html => sanitize(html).textContent;

// A node of the reader's, taken out of the page, with an article's text in its place.
const detached = (node, text) => {
  const around = document.implementation.createHTMLDocument().createElement('div');
  around.append(node);
  if (text) node.querySelector('.e-content').append(...text.childNodes);
  // The order of the focus is the page's.
  for (const stop of around.querySelectorAll('[tabindex]')) if (stop.tabIndex > 0) stop.removeAttribute('tabindex');
  return around;
};

// What an element shows: a node, the base of its references, and where it comes from, which says whose
// pictures it may show.
async function shown(element, node, base, from, more) {
  const pictures = showsAll(element, from) ? 'all' : parse(from).origin;
  return { node, base, rules, pictures, isForeign: !from.startsWith(home), css: await style(), ...more };
}

// Whether pictures of every host are shown: our blog answers for its own.
const showsAll = ({ images }, from) => images === 'all' || from.startsWith(home);

// A post, whose title is the heading of the first level.
const post = (element, node, base, from) => shown(element, node, base, from, { view: 'post', shift: element.headingLevel - 1 });

// The post of a page that a builder made. A policy of the page around would be told of the styles in
// it, so that only the article is parsed where the browser can do that under Trusted Types.
async function pagePost(element, url) {
  let from, lang, dir;
  if (Document.parseHTML) {
    const text = await file(url);
    [, lang, , dir] = text.match(/<html lang="([^"]*)"( dir="(\w+)")?/) ?? [];
    from = (await sanitizer())(text.slice(text.indexOf('<article'), text.lastIndexOf('</article>') + 10));
  } else {
    from = await page(url);
    ({ lang, dir } = from.documentElement);
  }
  const found = from.querySelector('article.post');
  if (!found) throw failure('missing', said.no_post);
  return post(element, Object.assign(detached(found.cloneNode(true)), { lang, dir: dir ?? '' }), url, url);
}

const rendered = async text => {
  const found = await markdown(({ render, minutes, title }) => {
    const html = render(text, false);
    return { html, minutes: minutes(html), title: title(text) };
  });
  // Without their module, readers see the source of formulas.
  if (found.html.includes('<span class="math math-')) found.html = await math(({ formulas }) => formulas(found.html)).catch(() => found.html);
  return found;
};

// A post of Markdown, as it is.
async function markdownPost(element, text, base) {
  const [sanitize, { html, title }] = await Promise.all([sanitizer(), rendered(text)]);
  const article = document.createElement('article');
  article.className = 'post';
  if (title) article.append(Object.assign(document.createElement('h1'), { className: 'p-name', textContent: title }));
  article.append(Object.assign(document.createElement('div'), { className: 'prose e-content' }));
  return post(element, detached(article, sanitize(html)), base, base);
}

// The post of a feed at an address, or its newest.
async function feedPost(element, url) {
  const [sanitize] = await Promise.all([sanitizer(), reader(() => {})]);
  return reader(async module => {
    const found = await module.post(element.source, element.tag, url, textOf(sanitize), showsAll(element, element.source));
    if (found.page) return pagePost(element, found.page);
    let { html } = found, minutes;
    if (found.markdown) ({ html, minutes } = await rendered(await file(found.markdown)));
    return post(element, detached(found.view(minutes), sanitize(html)), found.base, element.source);
  });
}

// What an element without a fragment shows.
export async function content(element) {
  const { source, tag, limit, view } = element;
  const inline = element.src ? null : element.querySelector('script[type="text/markdown"]');
  if (inline) return markdownPost(element, inline.textContent, document.baseURI);
  if (/\.(md|markdown)$/.test(new URL(source).pathname)) return markdownPost(element, await file(source), source);
  if (view !== 'post') {
    const sanitize = await sanitizer();
    return reader(async module => {
      const list = await module.list(source, tag, limit, textOf(sanitize), showsAll(element, source));
      return shown(element, detached(list).firstChild, source, source);
    });
  }
  return source.endsWith('/') && source !== home ? pagePost(element, source) : feedPost(element);
}

// Reads a post in place of the list, which waits behind it.
export async function open(element, link) {
  const run = ++element.run;
  const [list] = element.root.children;
  list.ariaBusy = 'true';
  try {
    const { href } = link;
    // A site that no builder made has no page of its own for a post.
    const isPage = href.startsWith(element.source) && href.endsWith('/');
    const content = await (isPage ? pagePost(element, href).catch(() => feedPost(element, href)) : feedPost(element, href));
    if (run !== element.run) return;
    const box = element.box(content);
    const back = document.createElement('button');
    Object.assign(back, { type: 'button', part: 'back', textContent: list.dataset.back });
    back.onclick = () => {
      box.remove();
      list.hidden = false;
      link.focus();
    };
    box.prepend(back);
    list.hidden = true;
    element.root.append(box);
    const heading = box.querySelector('.p-name') ?? back;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    box.scrollIntoView({ block: 'nearest' });
  } finally {
    list.ariaBusy = null;
  }
}
