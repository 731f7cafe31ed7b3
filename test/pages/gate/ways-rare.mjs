/** Rare ways out, each of which a part closes: by nodes of attributes, out of documents nobody sees, and by rare calls. */
const held = (part) => (ext, make, more) => ({ ext, later: true, part, make, ...more });
const byAttribute = held('attributes');
const inDocument = held('documents');
const call = (ext, make, more) => ({ ext, later: false, part: 'calls', make, ...more });

export const RARE = {
  setNamedItem: byAttribute('js', (url) => {
    const s = document.createElement('script');
    const a = document.createAttribute('src');
    a.value = url;
    s.attributes.setNamedItem(a);
    document.body.append(s);
  }),
  setAttributeNodeNS: byAttribute('js', (url) => {
    const s = document.createElement('script');
    const a = document.createAttributeNS(null, 'src');
    a.value = url;
    s.setAttributeNodeNS(a);
    document.body.append(s);
  }),
  attributeText: byAttribute('js', (url) => {
    const s = document.createElement('script');
    s.setAttribute('src', '');
    s.getAttributeNode('src').textContent = url;
    document.body.append(s);
  }),
  baseVal: byAttribute('gif', (url) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const i = document.createElementNS('http://www.w3.org/2000/svg', 'image');
    svg.append(i);
    document.body.append(svg);
    i.href.baseVal = url;
  }),
  otherPrefix: byAttribute('gif', (url) => {
    const svg = document.body.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
    const i = svg.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'image'));
    i.setAttributeNS('http://www.w3.org/1999/xlink', 'other:href', url);
  }),
  otherPrefixNode: byAttribute('js', (url) => {
    const svg = document.body.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
    const s = document.createElementNS('http://www.w3.org/2000/svg', 'script');
    const a = document.createAttributeNS('http://www.w3.org/1999/xlink', 'other:href');
    a.value = url;
    s.setAttributeNode(a);
    svg.append(s);
  }),
  svgSet: byAttribute(
    'gif',
    (url) => {
      const svg = document.body.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
      const i = svg.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'image'));
      const set = document.createElementNS('http://www.w3.org/2000/svg', 'set');
      set.setAttribute('attributeName', 'href');
      set.setAttribute('to', url);
      i.append(set);
    },
    { absent: ['webkit'] },
  ),
  svgAnimate: byAttribute(
    'gif',
    (url) => {
      const svg = document.body.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
      const values = `data:,;${url.replaceAll('&', '&amp;')}`;
      svg.innerHTML = `<image><animate attributeName="href" values="${values}" dur="0.01s" fill="freeze"/></image>`;
    },
    { absent: ['webkit'] },
  ),
  feImage: byAttribute('gif', (url) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.innerHTML = '<filter id="fe"><feImage/></filter><rect width="9" height="9" filter="url(#fe)"/>';
    document.body.append(svg);
    svg.querySelector('feImage').setAttribute('href', url);
  }),
  imageSrcset: byAttribute('gif', (url) => {
    const l = document.createElement('link');
    l.rel = 'preload';
    l.as = 'image';
    l.setAttribute('imagesrcset', `${url} 1x`);
    document.head.append(l);
  }),
  backgroundAttribute: byAttribute('gif', (url) => {
    const t = document.createElement('table');
    t.setAttribute('background', url);
    t.insertRow().insertCell().textContent = 'x';
    document.body.append(t);
  }),
  parsedDocument: inDocument('gif', (url) => {
    const d = new DOMParser().parseFromString(`<p><img src="${url}">`, 'text/html');
    document.body.append(d.body.firstChild);
  }),
  parsedUnsafe: inDocument('gif', (url) => {
    document.body.append(Document.parseHTMLUnsafe(`<p><img src="${url}">`).body.firstChild);
  }),
  requestedDocument: inDocument('gif', (url) => {
    const xml = `<img xmlns="http://www.w3.org/1999/xhtml" src="${url.replaceAll('&', '&amp;')}"/>`;
    const x = new XMLHttpRequest();
    x.open('GET', URL.createObjectURL(new Blob([xml], { type: 'text/xml' })), false);
    x.send();
    document.body.append(x.responseXML.documentElement);
  }),
  // As the parser makes one in the page: its content passes no setter.
  templateClone: inDocument('gif', (url) => {
    const d = new DOMParser().parseFromString(`<template><p><img src="${url}"></template>`, 'text/html');
    document.body.append(d.querySelector('template').content.cloneNode(true));
  }),
  templateImport: inDocument('gif', (url) => {
    const d = new DOMParser().parseFromString(`<template><img srcset="${url} 1x"></template>`, 'text/html');
    document.body.append(document.importNode(d.querySelector('template').content, true));
  }),
  templateStyle: inDocument('css', (url) => {
    const html = `<template><style>@import url("${url}");</style></template>`;
    const d = new DOMParser().parseFromString(html, 'text/html');
    document.body.append(d.querySelector('template').content.cloneNode(true));
  }),
  templateStyleAttribute: inDocument('gif', (url) => {
    const d = new DOMParser().parseFromString(`<template><p style="background: url(${url})">x</template>`, 'text/html');
    document.body.append(d.querySelector('template').content.cloneNode(true));
    document.body.lastElementChild.getBoundingClientRect();
  }),
  referenceInHtml: inDocument('gif', (url) => {
    document.body.insertAdjacentHTML('beforeend', `<p><img src="${url.replaceAll('/', '&#x2F;')}"></p>`);
  }),
  referenceInFragment: inDocument('js', (url) => {
    const html = `<script src=${url.replace(':', '&colon;')}></script>`;
    document.body.append(document.createRange().createContextualFragment(html));
  }),
  strayQuote: inDocument('gif', (url) => {
    document.body.insertAdjacentHTML('beforeend', `<p><img style="color: red"" src="${url}"></p>`);
  }),
  // In no page at first, where the watcher would meet it in time.
  apostrophe: inDocument('gif', (url) => {
    const d = document.createElement('div');
    d.innerHTML = `<img alt=it's src=${url}>`;
    setTimeout(() => document.body.append(d));
  }),
  oldImage: inDocument('gif', (url) => {
    const d = document.createElement('div');
    d.innerHTML = `<image src='${url}'>`;
    setTimeout(() => document.body.append(d));
  }),
  writtenInPieces: inDocument('js', (url) => {
    const d = document.body.appendChild(document.createElement('iframe')).contentDocument;
    d.write('<p>a</p><scr');
    d.write(`ipt src='${url.split('?')[0]}`);
    d.write(`?${url.split('?')[1]}`);
    d.write("'></scr", 'ipt>');
    d.close();
  }),
  writtenSvgScript: inDocument('js', (url) => {
    const d = document.body.appendChild(document.createElement('iframe')).contentDocument;
    d.write(`<svg><script xlink:href="${url}"/></svg>`);
    d.close();
  }),
  setHTML: inDocument(
    'gif',
    (url) => {
      const d = document.createElement('div');
      document.body.append(d);
      const sanitizer = { elements: [{ name: 'img', attributes: ['src'] }] };
      d.setHTML(`<img src="${url}">`, { sanitizer });
    },
    { absent: ['webkit'] },
  ),
  // In no page, where the watcher would meet it in time.
  audioConstructor: call('mp3', (url) => {
    new Audio(url);
  }),
  cacheAdd: call('json', async (url) => {
    (await caches.open('own')).add(url).catch(() => 0);
  }),
  cacheAddAll: call('json', async (url) => {
    (await caches.open('own')).addAll(['/', new Request(url)]).catch(() => 0);
  }),
  audioWorklet: call('js', (url) => {
    new OfflineAudioContext(1, 1, 8000).audioWorklet.addModule(url).catch(() => 0);
  }),
  paintWorklet: call(
    'js',
    (url) => {
      CSS.paintWorklet.addModule(url).catch(() => 0);
    },
    { absent: ['firefox', 'webkit'] },
  ),
  fetchLater: call(
    'json',
    (url) => {
      fetchLater(url, { activateAfter: 0 });
    },
    { absent: ['firefox', 'webkit'] },
  ),
};
