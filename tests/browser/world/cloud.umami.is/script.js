{
  const { websiteId } = document.currentScript.dataset;
  fetch('https://api-gateway.umami.dev/api/send', { method: 'POST', body: websiteId });
}
