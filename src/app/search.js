// The search: a dialog over any page, and the page of its own. Loaded when a search begins; it has
// Pagefind ask the index. The builder puts the style sheet and the dialog's markup in here.
const sheet = new CSSStyleSheet();
sheet.replaceSync('{styles}');
if (!document.querySelector('style[data-feature=search]')) document.adoptedStyleSheets.push(sheet);

// Answers that are shown at first, and that a button adds; places in a text that each of them shows.
const STEP = 10;
const PLACES = 3;
// Milliseconds in which a reader types on, and after which an answer is said to be on its way.
const TYPING = 120;
const PATIENCE = 400;

let pagefind;
// A start that failed is remembered under its address: another try needs another one.
let tries = new URL(import.meta.url).searchParams.get('try') ?? 1;
const start = async () => {
  const index = await import(`./pagefind/pagefind.js${tries > 1 ? `?try=${tries}` : ''}`);
  await index.options({ excerptEllipsis: '\u2026' });
  return index;
};
const load = () => pagefind ??= start();
const asked = async action => {
  const loading = load();
  try {
    return await action(await loading);
  } catch (error) {
    if (pagefind === loading) {
      pagefind = undefined;
      tries++;
      loading.then(index => index.destroy()).catch(() => {});
    }
    throw error;
  }
};

// The text of a place starts with its heading, or with the end of it, which is shown before it already.
const withoutHeading = (html, title) => {
  const plain = text => text.replace(/<\/?mark>/g, '').replace(/\.$/, '');
  const words = html.replace(/^\u2026 /, '').split(' ');
  const heading = title.split(/\s+/);
  for (let count = heading.length; count; count--) {
    if (plain(words.slice(0, count).join(' ')) === heading.slice(-count).join(' ')) return words.slice(count).join(' ');
  }
  return html;
};

// An excerpt holds no markup but `<mark>` around what was searched for.
const marked = html => html.split(/(<mark>.*?<\/mark>)/).map(part => {
  const text = part.replace(/<\/?mark>/g, '').replace(/&lt;/g, '<').replace(/&gt;/g, '>');
  if (text.length === part.length || !part.startsWith('<mark>')) return text;
  const mark = document.createElement('mark');
  mark.textContent = text;
  return mark;
});

// A language may be written in a way that browsers do not know.
const rules = language => {
  try {
    return new Intl.PluralRules(language);
  } catch {
    return new Intl.PluralRules('en');
  }
};

const wake = box => {
  const part = selector => box.querySelector(selector);
  const [field, status, answers, more, nothing, failed, filters] =
    ['input', '[role=status]', '.answers', '.more', '.nothing', '.failed', '.filters'].map(part);
  const words = box.dataset;
  const clone = name => part(`template.${name}`).content.firstElementChild.cloneNode(true);
  const plural = rules(document.documentElement.lang);
  const digits = [...words.digits ?? '0123456789'];
  const inDigits = count => [...String(count)].map(digit => digits[digit]).join('');
  const isPage = !box.closest('dialog');
  let turn = 0, most = STEP;

  const place = ({ url, title, anchor, excerpt }) => {
    const shown = clone('place');
    const link = shown.querySelector('a');
    if (anchor) link.append(title);
    else link.remove();
    link.href = url;
    shown.append(...marked(anchor ? withoutHeading(excerpt, title) : excerpt));
    return shown;
  };
  const answer = ({ url, meta, excerpt, sub_results: places }) => {
    const shown = clone('answer');
    const link = shown.querySelector('a');
    link.href = url;
    link.textContent = meta.title;
    const date = shown.querySelector('.meta');
    if (meta.date) date.textContent = meta.date;
    else date.remove();
    // What its title alone answers shows its beginning.
    shown.append(...(places.length ? places : [{ url, excerpt }]).slice(0, PLACES).map(place));
    return shown;
  };
  const show = (hits, total, said) => {
    answers.replaceChildren(...hits.map(answer));
    more.hidden = !(total > hits.length);
    nothing.hidden = total !== 0;
    filters.hidden = total === undefined;
    failed.hidden = true;
    status.textContent = said;
  };
  const name = text => {
    if (isPage) history.replaceState(history.state, '', text ? `?q=${encodeURIComponent(text)}` : location.pathname);
  };
  const chosen = () => Object.fromEntries([...box.querySelectorAll('select')].filter(({ value }) => value).map(({ name, value }) => [name, value]));

  // Whether the answers that are shown are those to what is in the field.
  const ask = async (pause = 0) => {
    const asking = ++turn;
    const isNewest = () => asking === turn;
    const text = field.value.trim();
    const narrowed = chosen();
    await new Promise(done => setTimeout(done, pause));
    if (!isNewest()) return;
    name(text);
    if (!text && !Object.keys(narrowed).length) return show([], undefined, '');
    const waiting = setTimeout(() => { if (isNewest()) status.textContent = words.loading; }, PATIENCE);
    try {
      const [hits, total] = await asked(async index => {
        const { results } = await index.search(text || null, { filters: narrowed });
        // Pagefind takes a part of its index that does not come for one that holds nothing.
        if (!results.length && !navigator.onLine) throw new Error('offline');
        return [await Promise.all(results.slice(0, most).map(result => result.data())), results.length];
      });
      if (!isNewest()) return;
      const said = total ? words[plural.select(total)] ?? words.other : words.nothing;
      show(hits, total, said.replace('{count}', inDigits(total)).replace('{query}', () => text));
      return true;
    } catch (error) {
      if (!isNewest()) return;
      console.error(error);
      show([], undefined, words.failed);
      failed.hidden = false;
    } finally {
      clearTimeout(waiting);
    }
  };

  const links = () => [...answers.querySelectorAll('a')];
  const step = by => {
    const all = [field, ...links()];
    const next = all[all.indexOf(document.activeElement) + by];
    next?.focus();
    return next;
  };

  box.addEventListener('input', () => {
    most = STEP;
    ask(TYPING);
  });
  box.addEventListener('submit', async event => {
    event.preventDefault();
    if (await ask() && !isPage) links()[0]?.click();
  });
  box.addEventListener('keydown', event => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && !event.isComposing && event.target.matches('input, a') && step(by)) event.preventDefault();
  });
  more.addEventListener('click', async () => {
    const first = most;
    most += STEP;
    await ask();
    answers.children[first]?.querySelector('a').focus();
  });
  failed.addEventListener('click', () => ask());
  filters.addEventListener('click', async event => {
    const button = event.target.closest('button');
    if (!button || button.ariaDisabled) return;
    button.ariaDisabled = 'true';
    const counts = await asked(index => index.filters()).catch(() => {});
    button.ariaDisabled = null;
    if (!counts) {
      status.textContent = words.failed;
      return;
    }
    const orders = {
      tag: (one, other) => one.localeCompare(other),
      year: (one, other) => other - one,
    };
    for (const select of filters.querySelectorAll('select')) {
      const values = Object.entries(counts[select.name] ?? {}).sort(([one], [other]) => orders[select.name](one, other));
      select.append(...values.map(([value, count]) => new Option(`${value} (${count})`, value)));
      select.hidden = !values.length;
    }
    button.hidden = true;
    filters.querySelector('select:not([hidden])')?.focus();
  });
  return { field, ask };
};

const begin = (field, text) => {
  field.select();
  if (!text) return;
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
};

let dialog, inDialog;

/** Opens the search over the page, or leads to its field where the page is the search's, with a text in it. */
export const open = text => {
  const main = document.querySelector('main [data-search-box] input');
  if (main) return begin(main, text);
  if (!dialog) {
    const place = document.createElement('div');
    place.innerHTML = '{markup}';
    const made = place.firstElementChild;
    for (const link of made.querySelectorAll('a[href]')) link.href = new URL(link.getAttribute('href'), import.meta.url);
    document.body.append(made);
    inDialog = wake(made.querySelector('[data-search-box]')).field;
    dialog = made;
    dialog.addEventListener('click', ({ target }) => {
      if (target === dialog || target.closest('a[href]')) dialog.close();
    });
    dialog.addEventListener('keydown', event => {
      // A field of a search would only be emptied.
      if (event.key !== 'Escape') return;
      event.preventDefault();
      dialog.close();
    });
  }
  if (!dialog.open) dialog.showModal();
  begin(inDialog, text);
  load().then(index => index.init()).catch(() => {});
};

// Once, however often this script is loaded.
const page = document.querySelector('main [data-search-box]:not([data-awake])');
if (page) {
  page.dataset.awake = '';
  const { field, ask } = wake(page);
  // What a reader has typed before counts.
  field.value ||= new URLSearchParams(location.search).get('q') ?? '';
  if (document.activeElement === document.body) field.focus({ preventScroll: true });
  ask().then(() => {
    // Its answers are what a page that is come back to was scrolled by.
    const kept = history.scrollRestoration === 'manual' && sessionStorage.getItem(`thinleaf-scroll-${history.state}`);
    if (kept) scrollTo({ top: kept, behavior: 'instant' });
  });
}
