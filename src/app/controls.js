// What a reader can do on a post's page beyond reading: copy, share, see a picture large, see a note where
// it is named, load what another host shows, and know the section. One listener a kind of event, so that
// posts that the app shows later have it all too. Words come from the page.
const on = (selector, action) => document.addEventListener('click', event => {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const element = event.target.closest?.(selector);
  if (element) action(element, event);
});

// Says on the button and to screen readers that it is done.
const copy = async (button, text) => {
  const { copied } = button.dataset;
  await navigator.clipboard.writeText(text);
  const label = button.getAttribute('aria-label');
  const before = button.textContent;
  if (label) button.setAttribute('aria-label', copied);
  else button.textContent = copied;
  button.classList.add('copied');
  document.getElementById('thinleaf-announcer').textContent = copied;
  setTimeout(() => {
    button.classList.remove('copied');
    if (label) button.setAttribute('aria-label', label);
    else button.textContent = before;
  }, 2000);
};

on('[data-copy]', button => {
  const code = button.previousElementSibling.cloneNode(true);
  // Neither what is replaced in it, nor a terminal's prompts.
  for (const part of code.querySelectorAll('del, .p')) part.remove();
  copy(button, code.textContent);
});

const address = button => button.dataset.address || location.href;
on('[data-copy-link]', button => copy(button, address(button)));
on('[data-share-sheet]', button => {
  const url = address(button);
  if (navigator.share) navigator.share({ title: document.title, url }).catch(() => {});
  else copy(button, url);
});

on('a[data-zoom]', (link, event) => {
  event.preventDefault();
  const dialog = document.createElement('dialog');
  const picture = new Image();
  picture.src = link.href;
  picture.alt = link.querySelector('img')?.alt ?? '';
  dialog.className = 'zoom';
  // Escape closes it, and the focus goes back to the link.
  dialog.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  dialog.append(picture);
  document.body.append(dialog);
  dialog.showModal();
});

on('[data-embed]', (link, event) => {
  event.preventDefault();
  const frame = document.createElement('iframe');
  frame.src = link.dataset.embed;
  frame.title = link.textContent.trim();
  frame.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture';
  frame.className = link.className;
  link.replaceWith(frame);
  frame.focus();
});

const named = link => document.getElementById(decodeURIComponent(link.hash.slice(1)));

on('.footnote-ref a', (link, event) => {
  const note = named(link);
  if (!note || !('popover' in note)) return;
  event.preventDefault();
  const shown = document.createElement('div');
  shown.popover = 'auto';
  shown.className = 'note-in-place';
  shown.tabIndex = -1;
  shown.append(...note.cloneNode(true).childNodes);
  for (const back of shown.querySelectorAll('[role=doc-backlink]')) back.remove();
  for (const part of shown.querySelectorAll('[id]')) part.removeAttribute('id');
  link.parentElement.after(shown);
  shown.addEventListener('toggle', ({ newState }) => {
    if (newState === 'open') return;
    if (shown.contains(document.activeElement)) link.focus({ preventScroll: true });
    shown.remove();
  });
  shown.showPopover();
  const { bottom, left } = link.getBoundingClientRect();
  const { width, height } = shown.getBoundingClientRect();
  const top = bottom + 8 + height > innerHeight ? bottom - 32 - height : bottom + 8;
  shown.style.left = `${Math.max(16, Math.min(left, document.documentElement.clientWidth - width - 16))}px`;
  shown.style.top = `${Math.max(16, top)}px`;
  shown.focus({ preventScroll: true });
});

// The section that is read, in the contents.
let isAwaited = false;
const mark = () => {
  isAwaited = false;
  const links = [...document.querySelectorAll('.contents a')];
  const current = links.findLast(link => named(link)?.getBoundingClientRect().top < innerHeight / 3);
  for (const link of links) {
    if (link === current) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
};
document.addEventListener('scroll', () => {
  if (!isAwaited) requestAnimationFrame(mark);
  isAwaited = true;
}, { passive: true });
mark();

// Scripts that came as markup do not run: those of an author's slots are made anew, one after the other.
const run = async () => {
  let script;
  while ((script = document.querySelector('.slot script:not([data-ran])'))) {
    const own = document.createElement('script');
    for (const { name, value } of script.attributes) own.setAttribute(name, value);
    own.dataset.ran = '';
    own.textContent = script.textContent;
    const isDone = own.src && !script.hasAttribute('async') && new Promise(done => { own.onload = own.onerror = done; });
    script.replaceWith(own);
    await isDone;
  }
};
let running = Promise.resolve();

/** The app shows an article. */
export const shown = () => {
  mark();
  running = running.then(run);
};
