({ config, box, theme, load }) => {
  load(`${config.host}/client.js`, { ...config.attributes, 'data-theme': theme, crossorigin: 'anonymous' });
  return theme => {
    const frame = box.querySelector('iframe');
    frame?.contentWindow.postMessage({ giscus: { setConfig: { theme } } }, config.host);
  };
}
