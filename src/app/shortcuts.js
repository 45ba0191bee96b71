// What keys of one character do. Loaded when the first of them is pressed; the builder puts the sheet that
// names them and its styles in here.
const KEPT = 'thinleaf-keys';
const root = document.documentElement;
const styles = new CSSStyleSheet();
styles.replaceSync('{styles}');
document.adoptedStyleSheets.push(styles);

const use = isOn => {
  if (isOn) delete root.dataset.keys;
  else root.dataset.keys = 'off';
  try {
    if (isOn) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, 'off');
  } catch {}
};

const show = () => {
  const template = document.createElement('template');
  template.innerHTML = '{markup}';
  const sheet = template.content.firstElementChild;
  const choice = sheet.querySelector('input');
  choice.checked = root.dataset.keys !== 'off';
  choice.onchange = () => use(choice.checked);
  sheet.onclick = ({ target }) => { if (target === sheet) sheet.close(); };
  sheet.onclose = () => sheet.remove();
  document.body.append(sheet);
  sheet.showModal();
};

const click = selector => {
  const element = document.querySelector(`#app ${selector}`);
  if (element?.checkVisibility?.() ?? element) element.click();
};
const ACTIONS = {
  '?': show,
  j: () => click('a[rel=next]'),
  k: () => click('a[rel=prev]'),
  t: () => click('.theme-switch'),
  h: () => click('a.brand'),
};

/** A key was pressed that none but these are to hear. */
export const press = key => ACTIONS[key]();
