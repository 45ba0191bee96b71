// Counts the pages that the app shows in place, when their titles are there.
(() => {
  const count = () => setTimeout(() => {
    window.goatcounter?.count?.({ path: location.pathname + location.search });
  }, 300);
  const { pushState } = history;
  history.pushState = function () {
    pushState.apply(this, arguments);
    count();
  };
  addEventListener('popstate', count);
})();
