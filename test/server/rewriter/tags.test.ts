import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rewrite } from './helpers.js';

const S = 'https://stats.example/x';
const MARK = 'data-assent="stats"';

/** What is written, and what it becomes; one string for what stays. */
const TABLE: Record<string, [before: string, after?: string][]> = {
  'every tag and attribute that fetches': [
    [`<script src="${S}"></script>`, `<script ${MARK} type="text/plain" data-assent-src="${S}"></script>`],
    [`<iframe src="${S}"></iframe>`, `<iframe ${MARK} data-assent-src="${S}"></iframe>`],
    [`<img src="${S}">`, `<img ${MARK} data-assent-src="${S}">`],
    [`<img src="/own.gif" srcset="${S} 2x">`, `<img ${MARK} src="/own.gif" data-assent-srcset="${S} 2x">`],
    [
      `<picture><source srcset="/a 1x,${S} 2x"><img src="/a"></picture>`,
      `<picture><source ${MARK} data-assent-srcset="/a 1x,${S} 2x"><img src="/a"></picture>`,
    ],
    [
      `<link rel="preload" as="script" href="${S}">`,
      `<link ${MARK} rel="preload" as="script" data-assent-href="${S}">`,
    ],
    [
      `<link rel=preload as=image href=/a imagesrcset="/a 1x, ${S} 2x">`,
      `<link ${MARK} rel=preload as=image href=/a data-assent-imagesrcset="/a 1x, ${S} 2x">`,
    ],
    [`<video src="/v" poster="${S}"></video>`, `<video ${MARK} src="/v" data-assent-poster="${S}"></video>`],
    [
      `<audio><source src="${S}"><track src="${S}"></audio>`,
      `<audio><source ${MARK} data-assent-src="${S}"><track ${MARK} data-assent-src="${S}"></audio>`,
    ],
    [`<object data="${S}"></object>`, `<object ${MARK} data-assent-data="${S}"></object>`],
    [`<embed src="${S}">`, `<embed ${MARK} data-assent-src="${S}">`],
    [`<input type=image src="${S}">`, `<input ${MARK} type=image data-assent-src="${S}">`],
    [`<image src="${S}">`, `<image ${MARK} data-assent-src="${S}">`],
    [
      `<svg><script href="${S}"></script><image xlink:href="${S}"/></svg>`,
      `<svg><script ${MARK} type="text/plain" data-assent-href="${S}"></script><image ${MARK} data-assent-href="${S}"/></svg>`,
    ],
    [
      `<script type=module async nonce="n" src="${S}" integrity="i"></script>`,
      `<script ${MARK} type="text/plain" data-assent-type=module async nonce="n" data-assent-src="${S}" integrity="i"></script>`,
    ],
    [
      `<img src="${S}" srcset="https://ads.example/y 2x">`,
      `<img data-assent="stats ads" data-assent-src="${S}" data-assent-srcset="https://ads.example/y 2x">`,
    ],
  ],
  'every notation': [
    [`<IMG\n ALT='a > b' SRC = '${S}' >`, `<IMG ${MARK}\n ALT='a > b' data-assent-SRC = '${S}' >`],
    [`<img src=${S}>`, `<img ${MARK} data-assent-src=${S}>`],
    [`<img/src=${S}/>`, `<img ${MARK}/data-assent-src=${S}/>`],
    [
      `<img src="ht&#116;ps://stats&period;example/?a&amp;b">`,
      `<img ${MARK} data-assent-src="ht&#116;ps://stats&period;example/?a&amp;b">`,
    ],
    [`<img src=" \n//STATS.example:443/x">`, `<img ${MARK} data-assent-src=" \n//STATS.example:443/x">`],
    [`<img src="https:\\\\cdn.stats.example\\x">`, `<img ${MARK} data-assent-src="https:\\\\cdn.stats.example\\x">`],
    [`<img src="../pixel.gif?é">`, `<img data-assent="ads" data-assent-src="../pixel.gif?é">`],
    [`<img src="${S}" src="/own" alt=x>`, `<img ${MARK} data-assent-src="${S}" data-assent-src="/own" alt=x>`],
    [`<img src="/own" src="${S}">`],
    [
      `<base href="https://stats.example/"><img src="x">`,
      `<base href="https://stats.example/"><img ${MARK} data-assent-src="x">`,
    ],
  ],
  'what is fetched only where scripting is off, later, or in a frame': [
    [
      `<noscript><img src="${S}" alt="<noscript>"></noscript><p>`,
      `<noscript><img ${MARK} data-assent-src="${S}" alt="<noscript>"></noscript><p>`,
    ],
    [
      `<noscript><!-- </noscript><img src="${S}"> -->`,
      `<noscript><!-- </noscript><img ${MARK} data-assent-src="${S}"> -->`,
    ],
    [`<template><img src="${S}"></template>`, `<template><img ${MARK} data-assent-src="${S}"></template>`],
    [
      `<iframe srcdoc="<p><img src='${S}'><script src=https://ads.example></script>"></iframe>`,
      `<iframe data-assent="stats ads" data-assent-srcdoc="<p><img src='${S}'><script src=https://ads.example></script>"></iframe>`,
    ],
    [
      `<iframe srcdoc="&lt;iframe srcdoc=&quot;&amp;lt;img src=${S}&amp;gt;&quot;&gt;"></iframe>`,
      `<iframe ${MARK} data-assent-srcdoc="&lt;iframe srcdoc=&quot;&amp;lt;img src=${S}&amp;gt;&quot;&gt;"></iframe>`,
    ],
  ],
  'nothing of what is text, another’s, or held already': [
    [`<!-- <img src="${S}"> --><!--[if IE]><script src="${S}"></script><![endif]-->`],
    [`<title><img src="${S}"></title><textarea><img src="${S}"></textarea><style>/*<img src="${S}">*/</style>`],
    [`<script>document.write('<img src="${S}">'); a <b; "<!--<script>"</script>`],
    [`<xmp><img src="${S}"></xmp><iframe><img src="${S}"></iframe><svg><![CDATA[<img src="${S}">]]></svg>`],
    [`<p title="<img src='${S}'>">1 < 2 <3 & src="${S}" </ p><a href="${S}" ping="/own">link</a>`],
    [`<img src="https://notstats.example/x"><img src="https://pay.example/x"><img src="data:,${S}">`],
    [`<img src="/own/${S}"><img srcset="/own?,https://stats.example 1x"><script src="http://[broken"></script>`],
    [`<link rel="canonical" href="${S}"><link rel="alternate author" href="${S}">`],
    [
      `<script type="text/plain" data-assent="stats" data-assent-src="${S}"></script><img ${MARK} data-assent-src="${S}">`,
    ],
    [
      `<script type="application/json" src="${S}"></script><script type="text/plain" class="theirs" src="${S}"></script>`,
    ],
    [`<iframe srcdoc="<p>${S}"></iframe>`],
    [`<plaintext><img src="${S}">`],
  ],
};

describe('the rewriter marks', () => {
  for (const [what, rows] of Object.entries(TABLE)) {
    it(what, async () => {
      for (const [before, after = before] of rows) {
        assert.equal(await rewrite(before), after);
        // A marked page is not marked again, and other text around it changes nothing.
        assert.equal(await rewrite(after), after, `again: ${after}`);
        const around = (html: string) => `<!doctype html>\r\n<p>텍스트\0 ${html}`;
        assert.equal(await rewrite(around(before)), around(after), `within a page: ${before}`);
      }
    });
  }

  it('an element that names what it needs, but would fetch, with what it names', async () => {
    assert.equal(await rewrite(`<img data-assent="x" src="${S}">`), `<img data-assent="x" data-assent-src="${S}">`);
  });
});
