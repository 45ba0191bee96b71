// A frame beside its element, with what the element says.
{
  const { dataset } = document.currentScript;
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = 'https://giscus.app/default.css';
  document.head.append(sheet);
  const frame = document.createElement('iframe');
  frame.className = 'giscus-frame';
  frame.src = `https://giscus.app/widget?${new URLSearchParams({ ...dataset, term: location.pathname })}`;
  frame.style.height = '300px';
  document.currentScript.after(frame);
}
