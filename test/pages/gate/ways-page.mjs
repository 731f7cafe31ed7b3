import { KEYS } from './keys.mjs';
import { WAYS } from './ways-out.mjs';

const functions = (table) =>
  `{${Object.entries(table).map(([name, make]) => `${name}: ${String(make)}`)}}`.replaceAll('</', '<\\/');
const made = Object.fromEntries(Object.entries(WAYS).map(([name, { make }]) => [name, make]));
/** What a page needs to leave by every way. */
export const leaving = (sink) => `<script>
  const WAYS = ${functions(made)};
  const KEYS = ${functions(KEYS)};
  // Each way in a microtask of its own: what one does must not hide what another can't.
  window.leave = async (names, places, phase) => {
    for (const name of names) await null, WAYS[name](places[name] + '?phase=' + phase + '&id=' + name + phase);
  };
  window.keep = async (names, phase) => {
    for (const name of names) await KEYS[name]('trk_' + name + '_' + phase);
    const stored = [
      ...document.cookie.split('; ').map((c) => c.split('=')[0]),
      ...Object.keys(localStorage), ...Object.keys(sessionStorage),
      ...(await indexedDB.databases()).map((d) => d.name), ...(await caches.keys()),
    ];
    return names.filter((name) => stored.includes('trk_' + name + '_' + phase));
  };
  addEventListener('message', async ({ data, source }) => {
    if (data === 'done') return;
    const [verb, ...args] = data;
    await (window[verb] ?? assent[verb])(...args);
    source.postMessage('done', '*');
  });
</script>
<script src="${sink.url}/parsed.js?id=parsed"></script>
<script>document.write('<script src="${sink.url}/written.js?id=written"></' + 'script>');</script>`;

/** Holds a frame of another site, which nobody touches. */
export const around = (url) => `<iframe id="alone" src="${url}/baked"></iframe><script>
  window.tell = (...message) => new Promise((done) => {
    addEventListener('message', done, { once: true });
    document.querySelector('#alone').contentWindow.postMessage(message, '*');
  });
</script>`;
