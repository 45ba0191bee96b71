// The page in an iframe: what its address asks for, and its height for the page around it.
const query = new URLSearchParams(location.search);
const list = document.querySelector('.embed');
const root = new URL(document.documentElement.dataset.base, location);

const tag = query.get('tag')?.toLowerCase().replace(/[\s/]+/g, '-');
const tagPage = tag && new URL(`embed/tags/${encodeURIComponent(tag)}/`, root);
if (tagPage && tagPage.pathname !== location.pathname) location.replace(`${tagPage}${location.search}${location.hash}`);

if (['list', 'cards'].includes(query.get('view'))) list.dataset.view = query.get('view');
if (['auto', 'light', 'dark'].includes(query.get('theme'))) list.dataset.theme = query.get('theme');
document.documentElement.style.colorScheme = { light: 'light', dark: 'dark' }[list.dataset.theme] ?? 'light dark';
for (const card of [...list.querySelectorAll('.card')].slice(query.get('limit') ?? 5)) card.remove();

// One post in place of the list, which stays where the post does not come.
const post = query.has('post') && new URL(query.get('post'), root);
if (post && post.href.startsWith(root)) {
  const feed = document.createElement('thinleaf-feed');
  for (const [name, value] of Object.entries({ src: post, view: 'post', theme: list.dataset.theme, loading: 'eager', 'heading-level': 1 })) feed.setAttribute(name, value);
  feed.hidden = true;
  feed.addEventListener('thinleaf-ready', () => {
    // Frames of a height that does not follow show how the post begins, and a link to the rest.
    if (query.has('excerpt')) {
      const text = feed.shadowRoot.querySelector('.prose'), more = list.querySelector('.more');
      const blocks = [...text.children], isHeading = /^h\d$/.test(blocks[1]?.localName);
      for (const block of blocks.slice(isHeading ? 1 : 2)) block.remove();
      more.firstElementChild.href = post;
      text.append(more);
    }
    document.querySelector('main').replaceChildren(feed);
    feed.hidden = false;
  });
  document.querySelector('main').append(feed);
  document.head.append(Object.assign(document.createElement('script'), { src: new URL('embed.js', root) }));
}

// The page around says hello, and is told the height from then on; resize.js is its side.
let host;
const height = () => document.body.offsetHeight;
const tell = () => host && parent.postMessage({ thinleaf: 'height', height: height() }, host);
addEventListener('message', ({ source, origin, data }) => {
  if (source !== parent || data?.thinleaf !== 'hello') return;
  // A page without an origin, as one from a disk, cannot be named.
  host = origin === 'null' ? '*' : origin;
  tell();
});
parent.postMessage({ thinleaf: 'ready' }, '*');

// WordPress frames what it found by oEmbed in a sandbox, and has messages of its own
// (wp-includes/js/wp-embed.js): they carry the secret of the frame's address.
const secret = location.hash.match(/^#\?secret=(\w+)$/)?.[1];
const tellWordPress = (message, value) => secret && parent.postMessage({ message, value, secret }, '*');
addEventListener('click', event => {
  const link = event.composedPath().find(element => element.href);
  if (!secret || !link || event.defaultPrevented) return;
  event.preventDefault();
  tellWordPress('link', link.href);
});

new ResizeObserver(() => {
  tell();
  tellWordPress('height', Math.ceil(height()));
}).observe(document.body);
