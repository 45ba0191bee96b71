({ config, box, theme, load }) => {
  box.id = 'remark42';
  window.remark_config = { ...config.attributes, host: config.host, theme, url: location.origin + location.pathname };
  // The script is there already where the app has shown another post.
  if (window.REMARK42) {
    window.REMARK42.destroy?.();
    window.REMARK42.createInstance(window.remark_config);
  } else load(`${config.host}/web/embed.mjs`, { type: 'module' });
  return theme => window.REMARK42?.changeTheme?.(theme);
}
