// Makes every iframe of this blog on the page as tall as what it shows.
(() => {
  const home = new URL('.', document.currentScript.src);
  addEventListener('message', ({ source, origin, data }) => {
    if (origin !== home.origin || !data?.thinleaf) return;
    const frame = [...document.querySelectorAll('iframe')].find(frame => frame.contentWindow === source && frame.src.startsWith(home));
    if (!frame) return;
    if (data.thinleaf === 'ready') source.postMessage({ thinleaf: 'hello' }, origin);
    if (data.thinleaf === 'height' && data.height > 0) frame.style.height = `${Math.ceil(data.height)}px`;
  });
  // Those that were ready before this script.
  for (const frame of document.querySelectorAll('iframe')) if (frame.src.startsWith(home)) frame.contentWindow.postMessage({ thinleaf: 'hello' }, home.origin);
})();
