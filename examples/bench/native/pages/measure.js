// Stands in every document before its own scripts, in both sites alike. `bench.figures()` says how
// the page came; `bench.arrival` is set when the post of a clicked link is there, `bench.ready` when
// the app is.
(() => {
  if (!location.protocol.startsWith('http')) return;
  const bench = window.bench = { arrival: null, ready: null };
  const seen = { largestPaint: 0, shift: 0 };
  const longTasks = [];
  const watch = (type, take) =>
    new PerformanceObserver(list => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch('largest-contentful-paint', paint => { seen.largestPaint = paint.startTime; });
  watch('layout-shift', shift => { if (!shift.hadRecentInput) seen.shift += shift.value; });
  watch('longtask', task => { longTasks.push(task); });

  bench.figures = () => {
    const firstPaint = performance.getEntriesByName('first-contentful-paint')[0].startTime;
    // The icon is the window's, not the page's: browsers ask for it at a moment of their own.
    const icon = document.querySelector('link[rel~=icon]')?.href;
    const fetched = ['navigation', 'resource']
      .flatMap(type => performance.getEntriesByType(type))
      .filter(file => file.name !== icon);
    // Blocking time starts with the first contentful paint (https://web.dev/articles/tbt): of the
    // task that paints, what comes after it.
    const blocking = ({ startTime, duration }) => startTime + duration - Math.max(startTime, firstPaint) - 50;
    const before = fetched.filter(file => file.startTime < firstPaint);
    const names = files => files.map(file => file.name);
    return {
      ...seen,
      firstPaint,
      blocked: longTasks.map(blocking).reduce((sum, time) => sum + Math.max(time, 0), 0),
      requests: before.length,
      bytes: before.reduce((sum, file) => sum + file.encodedBodySize, 0),
      uncompressed: names(fetched.filter(file => file.encodedBodySize >= file.decodedBodySize)),
      cached: names(fetched.filter(file => file.transferSize === 0)),
    };
  };

  // The app says so by a property of its own object.
  let thinleaf;
  const isReady = {
    get: () => bench.ready !== null,
    set: () => { bench.ready = performance.now() - performance.getEntriesByType('navigation')[0].loadEventEnd; },
  };
  Object.defineProperty(window, 'thinleaf', {
    get: () => thinleaf,
    set: value => { thinleaf = Object.defineProperty(value, 'isReady', isReady); },
  });

  // A static site answers a click with another document, so what is known of the click outlives
  // this one, and its moment is counted from 1970, not from the start of the document.
  let click = JSON.parse(sessionStorage.getItem('bench'));
  addEventListener('click', ({ target, timeStamp }) => {
    const link = target.closest('a[href]');
    if (!link) return;
    click = { title: link.textContent, moment: performance.timeOrigin + timeStamp };
    sessionStorage.setItem('bench', JSON.stringify(click));
    bench.isClicked = true;
  }, true);
  new MutationObserver(() => {
    if (!click || document.querySelector('#main h1')?.textContent !== click.title) return;
    const { moment } = click;
    click = null;
    sessionStorage.removeItem('bench');
    // A message sent in the next frame comes when that frame is laid out and painted.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const time = performance.timeOrigin + performance.now() - moment;
      bench.arrival = { time, sameDocument: bench.isClicked === true };
    };
    requestAnimationFrame(() => port2.postMessage(null));
  }).observe(document, { childList: true, subtree: true });
})();
