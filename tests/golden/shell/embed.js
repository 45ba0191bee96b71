(() => {
  const config = {"version":""};
  globalThis.embed = config;
})();
