import { createApp, defineAsyncComponent, h, nextTick, ref, Teleport, Transition, vShow, withDirectives } from 'vue';

window.tour = async ({ note, root, until }) => {
  const count = ref(0);
  const Late = defineAsyncComponent(async () => {
    const said = await (await fetch('/x/echo?vue=1', { method: 'PUT', body: 'v' })).json();
    return { render: () => h('u', said.method) };
  });
  const app = createApp({
    mounted: () => note('mounted'),
    updated: () => note('updated'),
    unmounted: () => note('unmounted'),
    render: () =>
      h('main', [
        h('button', { onClick: () => count.value++, onClickOnce: () => note('once') }, `count ${count.value}`),
        h('img', { alt: '', src: `/x/pic.gif?v=${count.value}`, onLoad: () => note('image') }),
        h('div', { innerHTML: '<b>raw</b><img alt="" src="/x/pic.gif?raw=1" onload="note(\'raw\')">' }),
        h('object', { data: '/x/framed.html', type: 'text/html' }),
        h(Late),
        h(Teleport, { to: '#root' }, h('aside', 'teleported')),
        h(Transition, { css: false }, () => withDirectives(h('i', 'shown'), [[vShow, count.value % 2 === 0]])),
        h(
          'ul',
          [1, 2, 3].map((n) => h('li', { key: (n * (count.value + 1)) % 4 }, n)),
        ),
      ]),
  });
  app.config.errorHandler = (error) => note('caught', error.message);
  const place = root.appendChild(document.createElement('div'));
  app.mount(place);
  await until(() => place.querySelector('u') && log.includes('["image"]') && log.includes('["raw"]'));
  place.querySelector('button').click();
  await nextTick();
  await until(() => log.filter((line) => line === '["image"]').length >= 2);
  place.querySelector('button').click();
  await until(() => log.filter((line) => line === '["image"]').length >= 3);
  await until(() => place.textContent.includes('count 2'));
  note(root.innerHTML);
  app.unmount();
};
