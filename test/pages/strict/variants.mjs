/** Pages that are strict with everybody, or rough with the platform; each holds the same trackers. */

const NONCE = 'bm9uY2U';
const csp = (script, types = '') =>
  `default-src 'none'; script-src ${script}; style-src 'self'; connect-src 'self' SINK; img-src 'self' SINK OWN; frame-src SINK; ` +
  `require-trusted-types-for 'script'; trusted-types assent page${types}; report-uri /csp`;

/** What a page's own code may have done to the platform by the time that ours comes, or does to it afterwards. */
const FREEZE = `for (const of of [Element, HTMLElement, Node, EventTarget, Document, Array, Object, Function, Promise, Event, Storage, Headers, Response])
  Object.freeze(of.prototype);`;
const WRAP = (name) => `
  window.wrapped ??= [];
  { const { fetch: f } = window; window.fetch = function (...args) { wrapped.push('${name}'); return f.apply(this, args); }; }
  { const { open, send } = XMLHttpRequest.prototype;
    XMLHttpRequest.prototype.open = function (...args) { this.seen = args[1]; return open.apply(this, args); };
    XMLHttpRequest.prototype.send = function (...args) { return send.apply(this, args); }; }
  { const { setAttribute } = Element.prototype;
    Element.prototype.setAttribute = function (name, value) { return setAttribute.call(this, name, value); }; }
  { const { appendChild } = Node.prototype; Node.prototype.appendChild = function (node) { return appendChild.call(this, node); }; }
  { const { set, get } = Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, 'src');
    Object.defineProperty(HTMLScriptElement.prototype, 'src', { configurable: true, enumerable: true, get() { return get.call(this); }, set(v) { set.call(this, v); } }); }`;

/**
 * @typedef {object} Variant
 * @property {Record<string, string>} [headers] `SINK` stands for the tracker's origin
 * @property {string} [before] code of the page that runs before the guard
 * @property {string} [after] code that runs right after it
 * @property {string} [more] HTML after the guard's tag
 * @property {boolean} [frame] may the page hold a frame of another origin?
 */

/** @type {Record<string, Variant>} */
export const VARIANTS = {
  'nonce alone, Trusted Types, isolated': {
    headers: {
      'content-security-policy': csp(`'nonce-${NONCE}'`),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    },
    frame: false,
  },
  'strict-dynamic, Trusted Types': { headers: { 'content-security-policy': csp(`'nonce-${NONCE}' 'strict-dynamic'`) } },
  'hosts alone, Trusted Types': { headers: { 'content-security-policy': csp(`'self' SINK 'nonce-${NONCE}'`) } },
  'prototypes frozen before': { before: FREEZE },
  'prototypes frozen after': { after: FREEZE },
  'patched by others, before and after': { before: WRAP('before'), after: WRAP('after') },
  'a page that puts back what it found after us': {
    before: 'window.found = { fetch, send: XMLHttpRequest.prototype.send };',
    after: `const ours = { fetch, send: XMLHttpRequest.prototype.send };
      window.fetch = () => 0;
      XMLHttpRequest.prototype.send = () => 0;
      window.fetch = ours.fetch;
      XMLHttpRequest.prototype.send = ours.send;`,
  },
  'two tags and the npm copy': {
    headers: { 'content-security-policy': csp(`'nonce-${NONCE}' 'strict-dynamic'`, ' lit-html') },
    more: `<script src="/dist/assent-marked.js" nonce="${NONCE}"></script><script src="/other/assent.js" nonce="${NONCE}"></script>
      <script type="module" nonce="${NONCE}" src="/app.js"></script>`,
  },
};

/** The page of a variant; its policy stands in it. */
export function variantPage(policy, sink, { headers = {}, before = '', after = '', more = '', frame = true }) {
  const script = (code) => (code ? `<script nonce="${NONCE}">${code}</script>` : '');
  const body = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>strict</title>
    ${script(`window.ran = []; window.errors = []; window.violations = [];
      addEventListener('error', (e) => errors.push(String(e.message)));
      addEventListener('unhandledrejection', (e) => errors.push(String(e.reason)));
      document.addEventListener('securitypolicyviolation', (e) => violations.push(e.effectiveDirective + ' ' + e.blockedURI + ' ' + e.sample + ' ' + e.sourceFile));`)}
    ${script(before)}
    <script type="application/json" id="assent-policy">${JSON.stringify(policy)}</script>
    <script src="/dist/assent.js" nonce="${NONCE}"></script>${more}
    ${script(after)}</head><body>
    <script type="text/plain" nonce="${NONCE}" data-assent="tracker" data-assent-src="${sink.url}/marked.js?id=marked"></script>
    <script type="text/plain" nonce="${NONCE}" data-assent="tracker">ran.push('inline');</script>
    <img alt="" width="9" height="9" data-assent="tracker" data-assent-src="${sink.url}/image.gif">
    ${frame ? `<iframe title="frame" data-assent="tracker" data-assent-src="${sink.url}/frame.html"></iframe>` : ''}
    ${script(`
      const own = (self.trustedTypes?.createPolicy('page', { createScriptURL: (s) => s })) ?? { createScriptURL: (s) => s };
      window.leave = (phase) => {
        const s = document.createElement('script');
        s.nonce = '${NONCE}';
        s.src = own.createScriptURL('${sink.url}/added.js?id=added-' + phase);
        document.head.appendChild(s);
        const x = new XMLHttpRequest();
        x.open('GET', '${sink.url}/xhr.json?' + phase);
        x.send();
        return fetch('${sink.url}/fetch.json?' + phase).then(() => 0, () => 0);
      };
      leave('before');`)}
    </body></html>`;
  const filled = Object.entries(headers).map(([name, value]) => [
    name,
    value.replaceAll('SINK', sink.url).replaceAll('OWN', sink.ownUrl),
  ]);
  return { body, headers: Object.fromEntries(filled) };
}
