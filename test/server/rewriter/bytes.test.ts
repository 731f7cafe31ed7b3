import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { rewriteBytes } from '../../../src/server/rewriter/stream.js';
import { CORPUS, unmark } from './corpus.js';
import { respond, rewrite } from './helpers.js';

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const RUNS = Number(process.env.RUNS ?? 150);

/** Cuts bytes at the given places and sends them through. */
function inPieces(bytes: Uint8Array, cuts: readonly number[], charset = 'utf-8', warnings: string[] = []) {
  const idOf = (url: string, base: string) =>
    /\b(stats|ads)\.example$/.exec(URL.canParse(url, base) ? new URL(url, base).hostname : '')?.[1];
  const rewriting = rewriteBytes({ url: 'https://shop.example/a/', charset, idOf, warn: (w) => warnings.push(w) });
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  const out = places.slice(1).map((to, i) => rewriting.write(bytes.subarray(places[i], to)));
  return Buffer.concat([...out, rewriting.end()]);
}
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('bytes', () => {
  for (const [name, html] of Object.entries(CORPUS)) {
    it(`of a page (${name}) stay, and come out the same however it is cut`, () => {
      const bytes = Buffer.from(html);
      const whole = inPieces(bytes, []);
      assert.notDeepEqual(whole, bytes, 'something is marked');
      assert.equal(unmark(whole.toString()), html);
      assert.deepEqual(inPieces(bytes, Array.from(bytes.keys())), whole, 'byte by byte');
      const cuts = fc.array(fc.nat(bytes.length), { maxLength: 12 });
      fc.assert(
        fc.property(cuts, (at) => latin1(inPieces(bytes, at)) === latin1(whole)),
        { seed: SEED, numRuns: RUNS },
      );
    });
  }

  it(`of random soup stay, in any encoding and however they are cut (SEED=${SEED})`, () => {
    const scraps = [
      ...'<>"\'=/!-&;#x \n\r\t\0]'.split(''),
      ...'<img src= <script> </script> <style> </style> <noscript> </noscript> <svg> </svg> <table> <select> <template> <title> </title> <textarea> <!-- --> <![CDATA[ ]]> https://stats.example/ //ads.example srcset= href= srcdoc= &amp; &lt <p> <iframe'.split(
        ' ',
      ),
    ].map((text) => Buffer.from(text));
    const soup = fc
      .array(
        fc.oneof(
          { weight: 6, arbitrary: fc.constantFrom(...scraps) },
          { weight: 1, arbitrary: fc.uint8Array({ maxLength: 3 }) },
        ),
        { maxLength: 60 },
      )
      .map((parts) => Buffer.concat(parts));
    fc.assert(
      fc.property(
        soup,
        fc.array(fc.nat(400), { maxLength: 8 }),
        fc.constantFrom('utf-8', 'euc-kr', 'shift_jis', 'windows-1252'),
        (bytes, cuts, charset) => {
          const whole = latin1(inPieces(bytes, [], charset));
          assert.equal(unmark(whole), latin1(bytes));
          assert.equal(latin1(inPieces(bytes, cuts, charset)), whole);
        },
      ),
      { seed: SEED, numRuns: RUNS * 4 },
    );
  });

  it('in other encodings are told from tags, and hosts are read in them', () => {
    // In each, a second byte may be one of @ to ~; 0x5c is "\" to what reads ASCII.
    const image = Buffer.from('<img src="https://stats.example/');
    for (const [charset, text] of [
      ['shift_jis', [0x83, 0x5c, 0x95, 0x5c]],
      ['big5', [0xa5, 0x5c, 0xb3, 0x7c]],
      ['gb18030', [0x81, 0x30, 0x81, 0x30, 0xaa, 0x40]],
      ['euc-kr', [0xb0, 0xa1, 0x81, 0x41]],
    ] as const) {
      const page = Buffer.concat([Buffer.from(text), image, Buffer.from([...text, 0x22, 0x3e]), Buffer.from(text)]);
      const marked = latin1(inPieces(page, Array.from(page.keys()), charset));
      assert.match(marked, /<img data-assent="stats" data-assent-src=/, charset);
      assert.equal(unmark(marked), latin1(page), charset);
    }
    const korean = Buffer.concat([
      Buffer.from('<meta http-equiv=Content-Type content="text/html; charset=euc-kr"><img src="https://'),
      Buffer.from([0xa3, 0xf3]), // a full-width "s", which URLs read as "s"
      Buffer.from('tats.example/x">'),
    ]);
    assert.match(latin1(inPieces(korean, [], '')), /data-assent="stats"/);
  });

  it('that can not be told from tags pass through, which is told', () => {
    const html = '<!doctype html><img src="https://stats.example/x">';
    const utf16 = Buffer.from(`\ufeff${html}`, 'utf16le');
    for (const [bytes, charset] of [
      [utf16, ''],
      [utf16, 'utf-8'],
      [utf16.subarray(2), 'UTF-16LE'],
      [Buffer.from(html), 'iso-2022-jp'],
      [Buffer.from(`<meta charset=iso-2022-jp>${html}`), ''],
    ] as const) {
      const warnings: string[] = [];
      assert.deepEqual(inPieces(bytes, [1, 2, 30], charset, warnings), bytes);
      assert.equal(warnings.length, 1);
      assert.match(warnings[0]!, /utf-16|iso-2022-jp.*UTF-8/);
    }
    const marked = inPieces(Buffer.from(`\ufeff<meta charset=utf-16>${html}`), [1, 2], 'shift_jis').toString();
    assert.match(marked, /^\ufeff<meta charset=utf-16>.*data-assent-src/, 'a mark of UTF-8 goes before all');
  });
});

describe('the guard’s tag', () => {
  const insert = (html: string, more = {}) => rewrite(html, { script: '/assent.js', ...more });
  const TAG = '<script src="/assent.js"></script>';

  it('stands before the first tag that runs or fetches, after a policy', async () => {
    for (const html of [
      '<!doctype html><html><head><meta charset=utf-8><title>a</title>|<script src=/a.js></script></head>',
      '<head>\n<script type="application/json" id="assent-policy">{}</script>\n|<link rel=icon href=/i>',
      '<!doctype html>\n<!-- c -->\n|<base href="https://cdn.example/"><p>',
      '<!doctype html><title>a</title>|text',
      '<html><head>|</head><body>',
      '<html>|<body><p>',
      '<head>|<noscript><img src=/a></noscript>',
      '<!doctype html>|',
    ])
      assert.equal(await insert(html.replace('|', '')), html.replace('|', TAG));
  });

  it('is not put where one is, or where the document is a part of a page', async () => {
    for (const html of [
      '<head><title>a</title><script defer src="https://shop.example/assent.js"></script><img src=/a>',
      '<div>a part</div>',
      '<script src=/a.js></script>',
      '',
    ])
      assert.equal(await insert(html), html);
  });

  it('has the nonce that the page asks for', async () => {
    const headers = { 'content-type': 'text/html', 'content-security-policy': "script-src 'nonce-aB+/='" };
    assert.equal(await insert('<head>', { headers }), '<head><script src="/assent.js" nonce="aB+/="></script>');
    // A style's nonce opens no script, and an element's own directive goes before the general one.
    for (const [policy, nonce] of [
      ["style-src 'nonce-style'; script-src 'self' 'nonce-script'", 'script'],
      ["default-src 'nonce-all'; style-src 'nonce-style'", 'all'],
      ["script-src 'nonce-script'; script-src-elem 'nonce-element'", 'element'],
    ] as const) {
      const page = await insert('<head>', { headers: { ...headers, 'content-security-policy': policy } });
      assert.equal(page, `<head><script src="/assent.js" nonce="${nonce}"></script>`);
    }
    const none = { ...headers, 'content-security-policy': "style-src 'nonce-style'" };
    assert.equal(await insert('<head>', { headers: none }), '<head><script src="/assent.js"></script>');
  });
});

describe('headers', () => {
  it('are those of the rewritten page', async () => {
    const { response } = await respond('<p>', {
      headers: {
        'content-type': 'text/html',
        'content-length': '3',
        etag: '"a"',
        'last-modified': 'now',
        'x-own': '1',
        link: '</a.css>; rel=preload; as=style, <https://stats.example/a,b.js>; rel="preload", <https://stats.example>; rel=canonical',
      },
    });
    assert.deepEqual(Object.fromEntries(response.headers), {
      'content-type': 'text/html',
      'x-own': '1',
      link: '</a.css>; rel=preload; as=style, <https://stats.example>; rel=canonical',
    });
  });

  it('lose what would fetch something held on answers that are no pages, too, and where a page can’t be rewritten', async () => {
    const ok = '</a.css>; rel=preload; as=style';
    const rows: [string, string | null][] = [
      ['<https://stats.example/a.js>; rel=preload; as=script', null],
      [`${ok}, <https://stats.example>; rel=preconnect`, ok],
      ['<//ads.example>; REL=dns-prefetch', null],
      ['</pixel.gif>; rel="preload"; as=image', null],
      ['</a.gif>; rel=preload; as=image; imagesrcset="/a.gif 1x, https://stats.example/b.gif 2x"', null],
      ['<https://stats.example/a>; title="; rel=canonical"; rel=prefetch', null],
      ['<https://stats.example/a>; rel=canonical; rel=preload', null],
      [
        '<https://stats.example/a>; crossorigin; rel=canonical',
        '<https://stats.example/a>; crossorigin; rel=canonical',
      ],
      [`${ok},<https://pay.example/a.js>;rel=modulepreload`, `${ok},<https://pay.example/a.js>;rel=modulepreload`],
    ];
    const kinds = [{ 'content-type': 'text/css' }, { 'content-type': 'text/html', 'content-encoding': 'br' }];
    for (const kind of kinds) {
      for (const [link, left] of rows) {
        const { response } = await respond('text', { headers: { ...kind, etag: '"a"', link }, granted: 'leave' });
        assert.equal(response.headers.get('link'), left, link);
        assert.deepEqual([response.headers.get('etag'), response.headers.get('vary')], ['"a"', null], 'all else stays');
        assert.equal(await response.text(), 'text');
      }
    }
  });

  it('and body stay as they are where there is nothing to rewrite, and the owner hears of what can’t be', async () => {
    const html = '<img src="https://stats.example/x">';
    const rows: [Record<string, string>, number, RegExp?][] = [
      [{ 'content-type': 'application/json', etag: '"a"' }, 200],
      [{}, 200],
      [{ 'content-type': 'text/html', etag: '"a"' }, 304],
      [{ 'content-type': 'text/html', 'content-encoding': 'br' }, 200, /compressed \(br\).*Fix: compress after it/],
      [{ 'content-type': 'text/html', 'content-range': 'bytes 0-9/99' }, 206, /range.*Fix/],
      [{ 'content-type': 'application/xhtml+xml' }, 200, /XHTML.*Fix/],
    ];
    for (const [headers, status, warning] of rows) {
      const body = status === 304 ? null : new TextEncoder().encode(html);
      const { response, warnings } = await respond(body, { headers, status });
      assert.deepEqual(Object.fromEntries(response.headers), headers);
      assert.equal(await response.text(), body ? html : '');
      assert.equal(warnings.length, warning ? 1 : 0);
      if (warning) assert.match(warnings[0]!, warning);
    }
  });
});
