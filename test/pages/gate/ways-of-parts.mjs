import { OPEN } from './ways-open.mjs';
import { RARE } from './ways-rare.mjs';
import { SENT } from './ways-sent.mjs';
import { STYLES } from './ways-styles.mjs';

/** The ways out that a part of the gate closes, and those that none can. */
const way = (part) => (ext, make, more) => ({ ext, later: false, part, make, ...more });
const held = (part) => (ext, make) => ({ ext, later: true, part, make });

const inFrame = way('frames');
const inFrameHeld = held('frames');
const styled = held('css');
const inShadow = held('shadow');

export const MORE = {
  frameFetch: inFrame('json', (url) => {
    const f = document.body.appendChild(document.createElement('iframe'));
    f.contentWindow.fetch(url).catch(() => 0);
  }),
  frameBareFetch: inFrame('json', (url) => {
    const f = document.body.appendChild(document.createElement('iframe'));
    f.contentWindow.eval(`fetch('${url}').catch(() => 0)`);
  }),
  frameXhr: inFrame('json', (url) => {
    const f = document.body.appendChild(document.createElement('iframe'));
    const x = new f.contentWindow.XMLHttpRequest();
    x.open('POST', url);
    x.send('x');
  }),
  frameBeacon: inFrame('json', (url) => {
    const f = document.body.appendChild(document.createElement('iframe'));
    f.contentDocument.defaultView.navigator.sendBeacon(url, 'x');
  }),
  frameImage: inFrame('gif', (url) => {
    const f = document.body.appendChild(document.createElement('iframe'));
    new f.contentWindow.Image().src = url;
  }),
  frameSocket: inFrame('ws', (url) => {
    const f = document.body.appendChild(document.createElement('iframe'));
    new f.contentWindow.WebSocket(url.replace('http', 'ws'));
  }),
  frameByNumber: inFrame('json', (url) => {
    document.body.append(document.createElement('iframe'));
    self[self.length - 1].fetch(url).catch(() => 0);
  }),
  frameInHtml: inFrame('json', (url) => {
    document.body.insertAdjacentHTML('beforeend', '<p><iframe></iframe></p>');
    self[self.length - 1].fetch(url).catch(() => 0);
  }),
  frameInFragment: inFrame('json', (url) => {
    const d = document.createElement('div');
    const f = d.appendChild(document.createElement('iframe'));
    f.name = 'inner';
    document.body.append(d);
    self.inner.fetch(url).catch(() => 0);
    f.name = '';
  }),
  frameInFrame: inFrame('json', (url) => {
    const f = document.body.appendChild(document.createElement('iframe'));
    const g = f.contentDocument.body.appendChild(f.contentDocument.createElement('iframe'));
    g.contentWindow.fetch(url).catch(() => 0);
  }),
  // What the next page does not end.
  frameBeforeLoad: inFrame('json', (url) => {
    const f = document.createElement('iframe');
    f.src = '/missing';
    document.body.append(f);
    f.contentWindow.fetch(url, { keepalive: true }).catch(() => 0);
  }),
  frameBeforeLoadBeacon: inFrame('json', (url) => {
    const f = document.createElement('iframe');
    f.src = '/missing';
    document.body.append(f);
    f.contentDocument.defaultView.navigator.sendBeacon(url, 'x');
  }),
  frameAfterLoad: inFrame('json', (url) => {
    const f = document.createElement('iframe');
    f.src = 'about:blank';
    f.onload = () => f.contentWindow.fetch(url).catch(() => 0);
    document.body.append(f);
  }),
  srcdocCode: inFrame('json', (url) => {
    const f = document.createElement('iframe');
    f.srcdoc = `<p>a</p><script>fetch('${url}').catch(() => 0)</script>`;
    document.body.append(f);
  }),
  srcdocAgain: inFrame('json', (url) => {
    const f = document.createElement('iframe');
    f.srcdoc = '<p>a</p>';
    f.onload = () => {
      f.onload = null;
      f.setAttribute('srcdoc', `<script>new Image().src = '${url}'</script>`);
    };
    document.body.append(f);
  }),
  frameScript: inFrameHeld('js', (url) => {
    const f = document.body.appendChild(document.createElement('iframe'));
    const s = f.contentDocument.createElement('script');
    s.src = url;
    f.contentDocument.head.append(s);
  }),
  frameWrite: inFrameHeld('gif', (url) => {
    const f = document.body.appendChild(document.createElement('iframe'));
    f.contentDocument.write(`<p><img src="${url}">`);
    f.contentDocument.close();
  }),
  srcdocImage: inFrameHeld('gif', (url) => {
    const f = document.createElement('iframe');
    f.setAttribute('srcdoc', `<img src="${url}">`);
    document.body.append(f);
  }),
  srcdocInHtml: inFrameHeld('gif', (url) => {
    document.body.insertAdjacentHTML('beforeend', `<iframe srcdoc="<img src='${url}'>"></iframe>`);
  }),
  blobImage: inFrameHeld('gif', (url) => {
    const f = document.createElement('iframe');
    f.src = URL.createObjectURL(new Blob([`<p>a</p><img src="${url}">`], { type: 'text/html' }));
    document.body.append(f);
  }),
  blobScript: inFrameHeld('js', (url) => {
    const f = document.body.appendChild(document.createElement('iframe'));
    f.setAttribute('src', URL.createObjectURL(new Blob([`<script src="${url}"></script>`], { type: 'text/html' })));
  }),
  srcdocInSandbox: inFrameHeld('gif', (url) => {
    const f = document.createElement('iframe');
    f.sandbox = '';
    f.srcdoc = `<img src="${url}">`;
    document.body.append(f);
  }),
  foreignElement: inFrameHeld('js', (url) => {
    const f = document.body.appendChild(document.createElement('iframe'));
    const s = f.contentDocument.createElement('script');
    s.src = url;
    document.head.append(s);
  }),
  foreignMethod: inFrameHeld('js', (url) => {
    const f = document.body.appendChild(document.createElement('iframe'));
    const s = document.createElement('script');
    f.contentWindow.Element.prototype.setAttribute.call(s, 'src', url);
    f.contentWindow.Node.prototype.appendChild.call(document.head, s);
  }),

  styleText: styled('css', (url) => {
    const s = document.createElement('style');
    s.textContent = `@import "${url}";`;
    document.head.append(s);
  }),
  styleTextNode: styled('css', (url) => {
    const s = document.head.appendChild(document.createElement('style'));
    s.appendChild(document.createTextNode(`@import url(${url});`));
  }),
  styleInHtml: styled('css', (url) => {
    document.body.insertAdjacentHTML('beforeend', `<style>@import url('${url}');</style>`);
  }),
  styleAttribute: styled('gif', (url) => {
    const d = document.body.appendChild(document.createElement('div'));
    d.setAttribute('style', `height: 9px; background: url("${url}")`);
  }),
  styleAttributeInHtml: styled('gif', (url) => {
    document.body.insertAdjacentHTML('beforeend', `<p style="height: 9px; background: url(&quot;${url}&quot;)"></p>`);
  }),
  styleProperty: styled('gif', (url) => {
    const d = document.body.appendChild(document.createElement('div'));
    d.textContent = 'x';
    d.style.backgroundImage = `url(${url})`;
  }),
  styleSetProperty: styled('gif', (url) => {
    const d = document.body.appendChild(document.createElement('div'));
    d.textContent = 'x';
    d.style.setProperty('background-image', `url(${url})`);
  }),
  insertRule: styled('gif', (url) => {
    const s = document.head.appendChild(document.createElement('style'));
    const d = document.body.appendChild(document.createElement('div'));
    d.textContent = 'x';
    d.className = `rule-${Math.random().toString(36).slice(2)}`;
    s.sheet.insertRule(`.${d.className} { background: url(${url}) }`);
  }),
  adoptedSheet: styled('gif', (url) => {
    const s = new CSSStyleSheet();
    const d = document.body.appendChild(document.createElement('div'));
    d.textContent = 'x';
    d.className = `sheet-${Math.random().toString(36).slice(2)}`;
    s.replaceSync(`.${d.className} { background: url(${url}) }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, s];
  }),
  ...STYLES,
  fontFace: way('css')('woff2', (url) => new FontFace('x', `url(${url})`).load().catch(() => 0)),

  ...SENT,

  shadowRoot: inShadow('gif', (url) => {
    const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    root.innerHTML = `<img src="${url}">`;
  }),
  closedShadowRoot: inShadow('gif', (url) => {
    const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'closed' });
    root.append(document.createElement('img'));
    root.firstChild.src = url;
  }),
  declarativeShadowRoot: inShadow('gif', (url) => {
    const d = document.body.appendChild(document.createElement('div'));
    d.setHTMLUnsafe(`<p><template shadowrootmode="open"><img src="${url}"></template></p>`);
  }),
  clonedShadowRoot: inShadow('gif', (url) => {
    const d = document.createElement('div');
    d.attachShadow({ mode: 'open', clonable: true }).innerHTML = `<img src="${url}">`;
    document.body.append(d.cloneNode(true));
  }),
  styleInShadow: styled('gif', (url) => {
    const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    root.innerHTML = `<p style="background: url(${url})">x</p>`;
  }),

  ...RARE,
  ...OPEN,
};
