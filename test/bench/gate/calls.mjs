/**
 * What a call costs more under the guard when no rule concerns it: each patched function is called on two pages in turn,
 * one without and one with the guard, whose policy has twelve services. What would send, store or parse stands still
 * behind a function of the page's own, which both pages have, so that the call alone is measured.
 */
import { openBrowser } from '../../pages/browser.mjs';
import { startServer } from '../../pages/server.mjs';

const HOSTS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'].map((name) => `${name}.tracker.example`);
const policy = {
  id: 'bench',
  version: '1',
  languages: ['en'],
  controller: { name: 'Bench Ltd' },
  trigger: false,
  banner: { layout: 'none' },
  purposes: [{ id: 'analytics', title: 'Analytics' }],
  services: HOSTS.map((host, i) => ({
    id: `tracker${i}`,
    purpose: 'analytics',
    name: `Tracker ${i}`,
    hosts: [host, `cdn.example/${host}/`],
    cookies: [`_t${i}_*`, `_t${i}`],
    storage: [`t${i}_*`],
  })),
};

/** Puts a function that does nothing before whatever would leave the page, or takes long by itself. */
const still = () => {
  const nothing = (target, names) => {
    for (const name of names.split(' ')) {
      const property = target && Object.getOwnPropertyDescriptor(target, name);
      if (!property) continue;
      const half = property.set ? 'set' : 'value';
      const { prototype } = property[half];
      property[half] = {
        // biome-ignore lint/complexity/useArrowFunction: constructors need one
        [name]: function () {},
      }[name];
      if (prototype) property[half].prototype = prototype;
      Object.defineProperty(target, name, property);
    }
  };
  nothing(self, 'fetch WebSocket EventSource Worker SharedWorker');
  nothing(Navigator.prototype, 'sendBeacon');
  nothing(XMLHttpRequest.prototype, 'open send');
  nothing(self.ServiceWorkerContainer?.prototype, 'register');
  nothing(Document.prototype, 'cookie write');
  nothing(self.CookieStore?.prototype, 'set');
  nothing(Storage.prototype, 'setItem');
  nothing(self.CacheStorage?.prototype, 'open');
  for (const { prototype } of [HTMLImageElement, HTMLScriptElement, HTMLMediaElement, HTMLIFrameElement])
    nothing(prototype, 'src srcset srcdoc');
  nothing(HTMLLinkElement.prototype, 'href');
  nothing(Element.prototype, 'innerHTML insertAdjacentHTML');
  nothing(Range.prototype, 'createContextualFragment');
};

/** The calls, by name: each made once a round of a loop, with a number that makes its value a new one. */
const CALLS = {
  'setAttribute class': '(i) => el.setAttribute("class", "c" + (i & 7))',
  'setAttribute src': '(i) => script.setAttribute("src", "/own.js?" + (i & 7))',
  setAttributeNS: '(i) => el.setAttributeNS(null, "title", "c" + (i & 7))',
  setAttributeNode: '(i) => el.setAttributeNode(attribute)',
  'Attr value': '(i) => { attribute.value = "c" + (i & 7); }',
  nodeValue: '(i) => { text.nodeValue = "c" + (i & 7); }',
  textContent: '(i) => { text.textContent = "c" + (i & 7); }',
  'script.src': '(i) => { script.src = "/own.js?" + (i & 7); }',
  'script.src of another host': '(i) => { script.src = "https://cdn.own.example/own.js?" + (i & 7); }',
  'script.src read': '(i) => script.src',
  'video.src': '(i) => { video.src = "/own.mp4?" + (i & 7); }',
  'img.src': '(i) => { image.src = "https://cdn.own.example/own.gif?" + i; }',
  'img.srcset': '(i) => { image.srcset = "/own.gif 1x, /own2.gif 2x"; }',
  'link.href': '(i) => { link.href = "/own.css?" + (i & 7); }',
  'iframe.src': '(i) => { frame.src = "/own.html?" + (i & 7); }',
  'innerHTML, one tag': '(i) => { el.innerHTML = "<b>" + (i & 7) + "</b>"; }',
  // Not one text over and over: who looks at it may remember the last one.
  'innerHTML, 400 characters': `((texts) => (i) => { el.innerHTML = texts[i & 7]; })([0, 1, 2, 3, 4, 5, 6, 7].map((n) => n + ${JSON.stringify(
    '<ul class="list"><li><a href="/a/page">one</a></li><li class="on"><a href="/another/page">two</a></li><li><b>three</b> and <i>four</i></li></ul><p id="p" title="five">Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi.</p><div><span>six</span><span>seven</span></div>',
  )}))`,
  insertAdjacentHTML: '(i) => { el.insertAdjacentHTML("beforeend", "<b>" + (i & 7) + "</b>"); }',
  createContextualFragment: '(i) => range.createContextualFragment("<b>x</b>")',
  srcdoc: '(i) => { frame.srcdoc = "<p>x</p>"; }',
  'document.write': '(i) => document.write("<b>x</b>")',
  fetch: '(i) => fetch("/own.json?" + i)',
  sendBeacon: '(i) => navigator.sendBeacon("/own?" + i, "x")',
  'XMLHttpRequest open, send': '(i) => { xhr.open("GET", "/own.json?" + i); xhr.send(); }',
  WebSocket: '(i) => new WebSocket("wss://own.example/?" + i)',
  EventSource: '(i) => new EventSource("/events?" + i)',
  Worker: '(i) => new Worker("/worker.js?" + i)',
  'serviceWorker.register': '(i) => navigator.serviceWorker.register("/worker.js?" + i)',
  'document.cookie': '(i) => { document.cookie = "own=" + i; }',
  'cookieStore.set': '(i) => cookieStore.set("own", "1")',
  'localStorage.setItem': '(i) => localStorage.setItem("own", i)',
  'caches.open': '(i) => caches.open("own")',
};

/** Milliseconds that `count` calls take. */
const measure = async (source, count) => {
  const call = new Function(
    'el, script, image, link, frame, video, text, attribute, range, xhr',
    `const call = ${source}; return (n) => { for (let i = 0; i < n; i++) call(i); };`,
  )(...window.things);
  const start = performance.now();
  call(count);
  return performance.now() - start;
};

const page = (guard) => `<!doctype html><meta charset="utf-8"><title>bench</title><script>
  (${still})();
  window.things = [...['div', 'script', 'img', 'link', 'iframe', 'video'].map((tag) => document.createElement(tag)),
    document.createTextNode('x'), document.createAttribute('title'), document.createRange(), new XMLHttpRequest()];
  </script>${guard ? `<script type="application/json" id="assent-policy">${JSON.stringify(policy)}</script><script src="/dist/${guard}"></script>` : ''}<body>`;

/** @returns {Promise<{name: string, more: number}[]>} microseconds that a call costs more: the best of `rounds` beside the best */
export async function measureCalls(engine, { guard = 'assent.js', rounds = 9, match = '' } = {}) {
  const server = await startServer({ pages: { '/free': page(), '/guarded': page(guard) } });
  const browser = await openBrowser(engine);
  const context = await browser.newContext();
  try {
    const [free, guarded] = [await context.newPage(), await context.newPage()];
    await free.goto(`${server.url}/free`);
    await guarded.goto(`${server.url}/guarded`);
    const results = [];
    for (const [name, source] of Object.entries(CALLS)) {
      if (!name.includes(match)) continue;
      // What both need to be compiled; then as many calls as take long enough for a coarse clock.
      let count = 2_000;
      for (const each of [free, guarded, free]) await each.evaluate(measure, source, count);
      const took = await guarded.evaluate(measure, source, count);
      count = Math.min(200_000, Math.ceil((count * 40) / Math.max(took, 0.2)));
      // What else the machine does only ever adds: the least of each is what the call itself takes.
      const least = [Infinity, Infinity];
      for (let round = 0; round < rounds; round++) {
        for (const [i, each] of [free, guarded].entries())
          least[i] = Math.min(least[i], await each.evaluate(measure, source, count));
      }
      results.push({ name, more: (1000 * (least[1] - least[0])) / count });
    }
    return results;
  } finally {
    await context.close();
    await browser.close();
    await server.close();
  }
}
