import * as Turbo from '@hotwired/turbo';

window.tour = async ({ note, root, until }) => {
  for (const name of ['click', 'before-visit', 'visit', 'before-render', 'render', 'load', 'frame-load', 'submit-end'])
    document.addEventListener(`turbo:${name}`, () => note(name));
  root.innerHTML = `<turbo-frame id="frame"><a href="/x/frame.html">go</a></turbo-frame><ul id="list"></ul>`;
  const frame = root.querySelector('turbo-frame');
  frame.querySelector('a').click();
  await until(() => frame.querySelector('form'));
  await frame.loaded;
  frame.querySelector('form').requestSubmit();
  await until(() => frame.querySelector('.posted') && log.filter((line) => line === '["frame-load"]').length === 2);
  Turbo.renderStreamMessage(
    `<turbo-stream action="append" target="list"><template><li>one</li><script>note('streamed')</script></template></turbo-stream>`,
  );
  await until(() => root.querySelector('li'));
  await until(() => log.includes('["streamed"]'));
  note('before the visit', root.innerHTML);
  Turbo.visit('/x/visited.html');
  await until(() => document.querySelector('#root .visited'));
  await until(() => log.includes('["load"]') && log.some((line) => line.includes('by=visited')));
  note(document.title, location.pathname);
  history.back();
  await until(() => document.querySelector('#root #list'));
  note(location.pathname);
};
