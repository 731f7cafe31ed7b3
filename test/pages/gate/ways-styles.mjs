/** Ways by which code gives a style its URL, past texts and attributes. */
const styled = (ext, make, more) => ({ ext, later: true, part: 'css', make, ...more });

export const STYLES = {
  addRule: styled('gif', (url) => {
    const s = document.head.appendChild(document.createElement('style'));
    const d = document.body.appendChild(document.createElement('div'));
    d.textContent = 'x';
    d.className = `add-${Math.random().toString(36).slice(2)}`;
    s.sheet.addRule(`.${d.className}`, `background: url(${url})`);
  }),
  styleMap: styled(
    'gif',
    (url) => {
      const d = document.body.appendChild(document.createElement('div'));
      d.textContent = 'x';
      d.attributeStyleMap.set('background-image', `url(${url})`);
      // Before the watcher meets its attribute.
      d.getBoundingClientRect();
    },
    { absent: ['firefox'] },
  ),
  typedStyle: styled(
    'gif',
    (url) => {
      const d = document.body.appendChild(document.createElement('div'));
      d.textContent = 'x';
      d.attributeStyleMap.set('background-image', CSSStyleValue.parse('background-image', `url(${url})`));
      // Before the watcher meets its attribute.
      d.getBoundingClientRect();
    },
    { absent: ['firefox'] },
  ),
  animation: styled(
    'gif',
    (url) => {
      const d = document.body.appendChild(document.createElement('div'));
      d.textContent = 'x';
      d.animate({ backgroundImage: [`url(${url})`, `url(${url})`] }, 60_000);
    },
    { later: false },
  ),
  keyframeEffect: styled(
    'gif',
    (url) => {
      const d = document.body.appendChild(document.createElement('div'));
      d.textContent = 'x';
      const frame = { backgroundImage: `url(${url})` };
      new Animation(new KeyframeEffect(d, [frame, frame], 60_000)).play();
    },
    { later: false },
  ),
};
