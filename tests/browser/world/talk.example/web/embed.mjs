// A frame in its element, made anew on demand.
const createInstance = config => {
  const frame = document.createElement('iframe');
  frame.src = `${config.host}/web/iframe?${new URLSearchParams({ site: config.site_id, url: config.url, theme: config.theme })}`;
  document.getElementById('remark42').append(frame);
  window.REMARK42.changeTheme = theme => frame.contentWindow.postMessage(theme, '*');
  window.REMARK42.destroy = () => frame.remove();
};
window.REMARK42 = { createInstance };
createInstance(window.remark_config);
