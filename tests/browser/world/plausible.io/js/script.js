// Counts a visit by the domain of its element, and every page that is shown in place.
{
  const { domain } = document.currentScript.dataset;
  const count = () => fetch('https://plausible.io/api/event', { method: 'POST', body: JSON.stringify({ domain, url: location.href }) });
  count();
  const push = history.pushState;
  history.pushState = function () { push.apply(this, arguments); count(); };
}
