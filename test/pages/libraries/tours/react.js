import { Component, createElement as h, lazy, Suspense, useEffect, useState } from 'react';
import { createPortal, preconnect, preinit, preload } from 'react-dom';
import { createRoot } from 'react-dom/client';

/** Some engines keep a style in memory from page to page, whatever its answer says. */
const STYLE = `/x/style.css?_=${Date.now()}`;

/** Named apart, as linters warn of it: with good reason, elsewhere. */
const RAW = 'dangerouslySetInnerHTML';

class Boundary extends Component {
  state = {};
  static getDerivedStateFromError(error) {
    return { error: error.message };
  }
  render() {
    return this.state.error ? h('em', null, this.state.error) : this.props.children;
  }
}
const Failing = () => {
  throw new Error('planned');
};

const Late = lazy(async () => {
  const said = await (await fetch('/x/echo?late=1')).json();
  return { default: () => h('u', null, said.method) };
});
function App() {
  const [count, setCount] = useState(0);
  const [text, setText] = useState('');
  useEffect(() => {
    note('effect', count);
    return () => note('cleanup', count);
  }, [count]);
  return h(
    'main',
    { onClickCapture: (event) => note('captured', event.target.id) },
    h('button', { type: 'button', id: 'more', onClick: () => setCount((n) => n + 1) }, `count ${count}`),
    h('input', { id: 'text', value: text, onChange: (event) => setText(event.target.value.toUpperCase()) }),
    h('img', { alt: '', src: `/x/pic.gif?n=${count}`, onLoad: () => note('image') }),
    h('iframe', { title: 'frame', src: '/x/framed.html', onLoad: () => note('frame') }),
    h('script', { src: '/x/part.js?by=react', async: true }),
    h('link', { rel: 'stylesheet', href: STYLE, precedence: 'default' }),
    h('div', { [RAW]: { __html: '<b>raw</b><script>note("never")</script>' } }),
    h(Suspense, { fallback: 'wait' }, h(Late)),
    h(Boundary, null, h(Failing)),
    createPortal(h('aside', null, 'portal'), document.getElementById('root')),
  );
}

window.tour = async ({ note, root, other, until }) => {
  const place = root.appendChild(document.createElement('div'));
  const app = createRoot(place, { onCaughtError: (error) => note('caught', error.message) });
  preload(STYLE, { as: 'style' });
  preinit('/x/part.js?by=preinit', { as: 'script' });
  preconnect(other);
  app.render(h(App));
  await until(() => place.querySelector('u') && log.includes('["image"]') && log.includes('["frame"]'));
  await until(() => log.some((l) => l.includes('by=react')) && log.some((l) => l.includes('by=preinit')));
  place.querySelector('#more').click();
  await until(() => place.textContent.includes('count 1') && log.filter((l) => l === '["image"]').length === 2);
  const input = place.querySelector('input');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, 'abc');
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await until(() => input.value === 'ABC');
  note(root.innerHTML);
  app.unmount();
  await until(() => !place.firstChild);
};
