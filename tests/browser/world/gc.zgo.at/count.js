// Counts a visit once a document; others on demand.
{
  const { goatcounter: to } = document.currentScript.dataset;
  const count = ({ path = location.pathname } = {}) => navigator.sendBeacon(`${to}?p=${encodeURIComponent(path)}`);
  window.goatcounter = { count };
  count();
}
