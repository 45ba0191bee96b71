({ config, box, theme }) => {
  const SESSION = 'utterances-session';
  const here = new URL(location.href);
  const session = here.searchParams.get('utterances');
  // A reader who comes back from GitHub is signed in.
  if (session) {
    localStorage.setItem(SESSION, session);
    here.searchParams.delete('utterances');
    history.replaceState(history.state, '', here);
  }
  const meta = name => document.querySelector(`meta[name="${name}"], meta[property="${name}"]`)?.content ?? '';
  const asked = {
    ...config.attributes,
    theme,
    url: document.querySelector('link[rel=canonical]')?.href ?? here.origin + here.pathname,
    origin: here.origin,
    pathname: here.pathname.slice(1).replace(/\.\w+$/, ''),
    title: document.title,
    description: meta('description'),
    'og:title': meta('og:title'),
    session: session ?? localStorage.getItem(SESSION) ?? '',
  };
  const frame = document.createElement('iframe');
  frame.title = box.parentElement.querySelector('h2').textContent;
  frame.src = `${config.host}/utterances.html?${new URLSearchParams(asked)}`;
  addEventListener('message', ({ source, data }) => {
    if (source === frame.contentWindow && data?.type === 'resize') frame.style.height = `${data.height}px`;
  });
  box.append(frame);
  return theme => frame.contentWindow.postMessage({ type: 'set-theme', theme }, config.host);
}
