// Comments below a post, by a service: they come when a reader is near them, or asks for them.
(() => {
  const config = CONFIG;
  const begin = SERVICE;
  const section = document.currentScript.parentElement;
  const button = section.querySelector('button');
  const box = section.querySelector('.comments-box');
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const theme = () => config.themes[root.dataset.theme ?? (dark.matches ? 'dark' : 'light')];
  let change;

  const failed = () => {
    box.replaceChildren();
    button.hidden = false;
    change = undefined;
  };
  const load = (src, attributes = {}) => {
    const script = document.createElement('script');
    Object.assign(script, { src, async: true, onerror: failed });
    for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
    box.append(script);
  };
  const start = () => {
    button.hidden = true;
    change = begin({ config, box, theme: theme(), load });
  };
  button.onclick = () => {
    start();
    section.focus({ preventScroll: true });
  };

  // The colours are the reader's, as long as the post is shown.
  const follow = () => {
    if (section.isConnected) return change?.(theme());
    watcher.disconnect();
    dark.removeEventListener('change', follow);
  };
  const watcher = new MutationObserver(follow);
  watcher.observe(root, { attributeFilter: ['data-theme'] });
  dark.addEventListener('change', follow);

  if (button.hidden) {
    new IntersectionObserver((entries, observer) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      start();
    }, { rootMargin: '600px' }).observe(section);
  }
})();
