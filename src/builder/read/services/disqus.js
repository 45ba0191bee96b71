({ config, box, load }) => {
  box.id = 'disqus_thread';
  window.disqus_config = function () {
    Object.assign(this.page, { url: location.origin + location.pathname, identifier: location.pathname, title: document.title });
    this.language = config.language;
  };
  const again = () => window.DISQUS?.reset({ reload: true, config: window.disqus_config });
  // The script is there already where the app has shown another post.
  if (window.DISQUS) again();
  else load(`${config.host}/embed.js`, { 'data-timestamp': Date.now() });
  // It looks at the colours of the page when it starts.
  return again;
}
