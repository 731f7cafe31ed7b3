import { MORE } from './ways-of-parts.mjs';

/**
 * The ways out of a page, each a function that runs in the page with a URL of its own: `url(kind)` gives one whose path
 * names the way and the phase. `later: true`: the way is an element, held and released by the gate; all others are
 * calls, dropped while denied. `lost`: engines that do not take a held one up when it is released.
 */
const script = (make) => ({ ext: 'js', later: true, make });
const element = (ext, make) => ({ ext, later: true, make });
const call = (ext, make) => ({ ext, later: false, make });
/** At the page's own server, below `/own/`. */
const own = (make) => ({ ext: 'js', later: false, own: true, make });

/** Ways of the document itself, and of this realm. */
const PAGE = {
  createElement: script((url) => {
    const s = document.createElement('script');
    s.src = url;
    document.head.appendChild(s);
  }),
  createElementNS: script((url) => {
    const s = document.createElementNS('http://www.w3.org/1999/xhtml', 'script');
    s.setAttribute('src', url);
    document.body.append(s);
  }),
  setAttributeNS: script((url) => {
    const s = document.createElement('script');
    s.setAttributeNS(null, 'src', url);
    document.body.prepend(s);
  }),
  setAttributeNode: script((url) => {
    const s = document.createElement('script');
    const a = document.createAttribute('src');
    a.value = url;
    s.setAttributeNode(a);
    document.body.append(s);
  }),
  attributeValue: script((url) => {
    const s = document.createElement('script');
    s.setAttribute('src', '');
    s.getAttributeNode('src').value = url;
    document.body.append(s);
  }),
  srcAfterInsert: script((url) => {
    const s = document.createElement('script');
    document.body.append(s);
    s.src = url;
  }),
  moduleScript: script((url) => {
    const s = document.createElement('script');
    s.type = 'module';
    s.src = url;
    document.body.append(s);
  }),
  contextualFragment: script((url) => {
    document.body.append(document.createRange().createContextualFragment(`<script src="${url}"></script>`));
  }),
  svgScript: script((url) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const s = document.createElementNS('http://www.w3.org/2000/svg', 'script');
    s.setAttribute('href', url);
    svg.append(s);
    document.body.append(svg);
  }),
  innerHtmlImage: element('gif', (url) => {
    const d = document.createElement('div');
    document.body.append(d);
    d.innerHTML = `<p>a</p><img alt="x>y" src='${url}'>`;
  }),
  innerHtmlFrame: element('html', (url) => {
    const d = document.createElement('div');
    document.body.append(d);
    d.innerHTML = `<iframe src=${url}></iframe>`;
  }),
  insertAdjacentHtml: element('gif', (url) => document.body.insertAdjacentHTML('beforeend', `<img src="${url}">`)),
  outerHtml: element('html', (url) => {
    const d = document.createElement('div');
    document.body.append(d);
    d.outerHTML = `<iframe src="${url}"></iframe>`;
  }),
  templateClone: element('gif', (url) => {
    const t = document.createElement('template');
    t.innerHTML = `<img src="${url}">`;
    document.body.append(t.content.cloneNode(true));
  }),
  imageElement: element('gif', (url) => {
    const i = document.createElement('img');
    i.src = url;
    document.body.append(i);
  }),
  imageSrcset: element('gif', (url) => {
    const i = document.createElement('img');
    i.srcset = `${url} 1x`;
    document.body.append(i);
  }),
  frameElement: element('html', (url) => {
    const f = document.createElement('iframe');
    f.src = url;
    document.body.append(f);
  }),
  frameSetAttribute: element('html', (url) => {
    const f = document.createElement('iframe');
    document.body.append(f);
    f.setAttribute('src', url);
  }),
  javascriptFrame: element('json', (url) => {
    const f = document.createElement('iframe');
    f.src = `javascript:void fetch('${url}').catch(() => 0)`;
    document.body.append(f);
  }),
  stylesheet: element('css', (url) => {
    const l = document.createElement('link');
    l.rel = 'stylesheet';
    l.href = url;
    document.head.append(l);
  }),
  preload: element('js', (url) => {
    const l = document.createElement('link');
    l.rel = 'preload';
    l.as = 'script';
    l.href = url;
    document.head.append(l);
  }),
  modulePreload: element('js', (url) => {
    const l = document.createElement('link');
    l.rel = 'modulepreload';
    l.href = url;
    document.head.append(l);
  }),
  objectData: element('html', (url) => {
    const o = document.createElement('object');
    o.data = url;
    document.body.append(o);
  }),
  audio: element('mp3', (url) => {
    const a = document.createElement('audio');
    a.preload = 'auto';
    a.src = url;
    document.body.append(a);
  }),
  videoPoster: element('gif', (url) => {
    const v = document.createElement('video');
    v.poster = url;
    document.body.append(v);
  }),
  track: {
    ...element('vtt', (url) => {
      const v = document.createElement('video');
      const t = document.createElement('track');
      v.crossOrigin = 'anonymous';
      t.default = true;
      t.src = url;
      v.append(t);
      document.body.append(v);
      t.track.mode = 'showing';
    }),
    // It looks at a source once.
    lost: ['firefox'],
  },
  inputImage: element('gif', (url) => {
    const i = document.createElement('input');
    i.type = 'image';
    i.src = url;
    document.body.append(i);
  }),
  newImage: call('gif', (url) => {
    new Image().src = url;
  }),
  fetch: call('json', (url) => fetch(url).catch(() => 0)),
  fetchRequest: call('json', (url) => fetch(new Request(url, { method: 'POST', body: 'x' })).catch(() => 0)),
  xhr: call('json', (url) => {
    const x = new XMLHttpRequest();
    x.open('POST', url);
    x.send('x');
  }),
  beacon: call('json', (url) => navigator.sendBeacon(url, 'x')),
  webSocket: call('ws', (url) => new WebSocket(url.replace('http', 'ws'))),
  eventSource: call('events', (url) => new EventSource(url)),
  svgImage: element('gif', (url) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const i = document.createElementNS('http://www.w3.org/2000/svg', 'image');
    i.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', url);
    svg.append(i);
    document.body.append(svg);
  }),
  pictureSource: element('gif', (url) => {
    const p = document.createElement('picture');
    const s = document.createElement('source');
    s.srcset = url;
    p.append(s, document.createElement('img'));
    document.body.append(p);
  }),
  videoSource: element('mp4', (url) => {
    const v = document.createElement('video');
    const s = document.createElement('source');
    v.preload = 'auto';
    s.src = url;
    v.append(s);
    document.body.append(v);
  }),
  embed: element('html', (url) => {
    const e = document.createElement('embed');
    e.type = 'text/html';
    e.src = url;
    document.body.append(e);
  }),
  // Same-origin code alone may be a worker: a path of the site's own that a service names.
  worker: own((url) => new Worker(url)),
  sharedWorker: own((url) => new SharedWorker(url)),
  serviceWorker: own((url) => navigator.serviceWorker.register(url).catch(() => 0)),
};

export const WAYS = { ...PAGE, ...MORE };
