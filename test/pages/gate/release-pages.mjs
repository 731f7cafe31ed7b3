/** The pages of the release scheduler's tests, by path, and what they load. */
import { createHash } from 'node:crypto';
import { silence } from './silence.mjs';

export const NONCE = 'bm9uY2U';
const inline = (code, more = '', purpose = 'analytics') =>
  `<script type="text/plain" data-assent="${purpose}" ${more}>${code}</script>`;
const sri = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
const SIGNED = `ran.push('signed');`;
const SILENCE = silence(0.1);

/** Deferred and module scripts come behind the others. */
export const ORDER = 'classic-1 inline-1 classic-2 inline-2 module-1 defer-1 module-2 defer-2'.split(' ');

export const bodies = (sink, server) => {
  const src = (file, id) => `${sink.url}/${file}${file.includes('?') ? '&' : '?'}id=${id}`;
  const external = (file, id, more = '', purpose = 'analytics') =>
    `<script type="text/plain" data-assent="${purpose}" data-assent-src="${src(file, id)}" ${more}></script>`;
  return {
    // Each kind, twice, in an order in which none comes by itself.
    '/chain':
      inline(`ran.push('module-1')`, 'data-assent-type="module"') +
      external('slow.js?ms=150', 'defer-1', 'defer') +
      external('slow.js?ms=250', 'classic-1') +
      inline(`ran.push('inline-1')`) +
      external('slow.js?ms=100', 'async-1', 'async') +
      external('slow.js?ms=50', 'module-2', 'data-assent-type="module"') +
      external('a.js', 'classic-2') +
      external('a.js', 'defer-2', 'defer') +
      inline(`ran.push('inline-2')`),
    '/current': `${inline(`ran.push(document.currentScript.id)`, 'id="inline"')}
    <script type="text/plain" data-assent="analytics" data-assent-src="/current.js" id="external"></script>
    ${inline(`ran.push(document.currentScript === null ? 'none' : 'some')`, 'data-assent-type="module"')}`,
    '/events': `${external('a.js', 'good', `id="good" onload="ran.push('attribute load')"`)}
    ${external('error.js', 'bad', `id="bad" onerror="ran.push('attribute error')"`)}
    <script>
      for (const id of ['good', 'bad']) for (const type of ['load', 'error'])
        document.getElementById(id).addEventListener(type, () => ran.push('listener ' + type));
    </script>`,
    '/attributes': `
    ${inline('', `id="n" nonce="${NONCE}"`)}
    <script type="text/plain" data-assent="analytics" data-assent-src="${server.otherUrl}/signed.js" crossorigin="anonymous" integrity="${sri(SIGNED)}"></script>
    <script type="text/plain" data-assent="analytics" data-assent-src="${server.otherUrl}/signed.js?wrong" crossorigin="anonymous" integrity="${sri('other')}" onerror="ran.push('integrity refused')"></script>
    <script type="text/plain" data-assent="analytics" data-assent-src="${src('r.js', 'referrer')}" referrerpolicy="no-referrer"></script>
    <script type="text/plain" data-assent="analytics" data-assent-src="${src('c.js', 'credentials')}" crossorigin="use-credentials" fetchpriority="low"></script>`,
    '/hang': external('hang', 'never') + inline(`ran.push('after')`) + inline(`ran.push('other')`, '', 'marketing'),
    '/late': `${inline(`
      document.addEventListener('DOMContentLoaded', () => ran.push('DOMContentLoaded'));
      addEventListener('DOMContentLoaded', { handleEvent: (e) => ran.push('object ' + (e.target === window)) });
      addEventListener('load', () => ran.push('load'));
      document.addEventListener('readystatechange', () => ran.push('readystatechange ' + document.readyState));
      window.onload = () => ran.push('onload');
    `)}
    <script type="text/plain" data-assent="marketing" data-assent-src="${src('slow.js?ms=100', 'other')}"></script>`,
    // A returning visitor's: fetched while the page is parsed, and run when its events are over.
    '/returning': `<script type="text/plain" data-assent="analytics" data-assent-src="/gate-1.js"></script>`,
    '/write': `<p id="before">before</p>${inline(`document.write('<b class="w">1</b>');document.write('<i class="w"');document.writeln('>2</i>')`)}
    <script type="text/plain" data-assent="analytics" data-assent-src="/write.js"></script><p id="after">after</p>`,
    '/flight': `<script type="text/plain" data-assent="analytics" data-assent-src="/gate-1.js" nonce="${NONCE}"></script>
    <script type="text/plain" data-assent="analytics" data-assent-src="/gate-2.js" async></script>
    ${inline(`ran.push('behind')`)}
    <script type="text/plain" data-assent="marketing" data-assent-src="/gate-3.js"></script>`,
    '/media': `<audio preload="auto"><source data-assent="analytics" data-assent-src="/silence.wav"></audio>
    <iframe data-assent="analytics" data-assent-src="${src('f.html', 'frame')}"></iframe>`,
  };
};

/** What the page's own server answers; `/gate-<name>.js` once `waiting` lets it go. */
export const routes = (waiting) => {
  const gate = (name, code) => [
    `/gate-${name}.js`,
    async (_request, response) => {
      await waiting[name]?.promise;
      response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' }).end(code);
    },
  ];
  return Object.fromEntries([
    gate(
      1,
      `ran.push('one');
        document.addEventListener('DOMContentLoaded', () => ran.push('DOMContentLoaded'));
        addEventListener('load', () => ran.push('load'));
        document.write('<b id="written">w</b>');`,
    ),
    gate(2, `ran.push('two');`),
    gate(3, `ran.push('three');`),
    [
      '/silence.wav',
      (_request, response) =>
        response.writeHead(200, { 'content-type': 'audio/wav', 'content-length': SILENCE.length }).end(SILENCE),
    ],
    [
      '/signed.js',
      (_request, response) =>
        response.writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' }).end(SIGNED),
    ],
  ]);
};
