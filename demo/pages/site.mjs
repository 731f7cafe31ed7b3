import { layout, link } from './layout.mjs';
import { allMarked, player, widget } from './tags.mjs';

const texts = {
  en: {
    home: {
      title: 'Script tag',
      kicker: 'Document AI, as an API',
      head: 'Turn any document into data.',
      lead: 'Send a scan, a photo or a PDF. Get tables, fields and plain text back, ready for your model or your database.',
      start: 'Open the app',
      docs: 'Read the notice',
      features: [
        ['Parse', 'Layouts, tables and handwriting become clean HTML or Markdown.'],
        ['Extract', 'Name the fields you need; get them as JSON, with their place on the page.'],
        ['Ask', 'Put questions to a document, and get answers that cite their lines.'],
      ],
      film: 'Product film',
      reviews: 'What customers say',
      how: 'How this page works',
      howText:
        'One script tag in the head. Six trackers, a film and a widget are marked in the HTML: none of them is requested before its purpose is granted.',
    },
    added: {
      title: 'Added by script',
      head: 'Trackers nobody marked',
      text: 'A script of this site creates six script elements and appends them. Assent knows them by their addresses in the policy, and holds them until their purpose is granted.',
      again: 'Add one more by script',
      more: 'Adds a pixel of Mixpanel’s address with new Image().',
    },
    tags: {
      title: 'Tag manager',
      head: 'A tag manager’s container',
      text: 'The container is a script of this site’s own host. It inserts Segment, Clarity, Datadog and Snowplow before the page’s first script, as tag managers do.',
    },
    settings: {
      title: 'Settings',
      head: 'Your privacy settings',
      text: 'The same panel that the footer opens, as a part of the page.',
    },
  },
  ko: {
    home: {
      title: '스크립트 태그',
      kicker: '문서 AI, API로',
      head: '어떤 문서든 데이터로.',
      lead: '스캔, 사진, PDF를 보내세요. 모델이나 데이터베이스에 바로 쓸 수 있는 표와 필드, 글을 돌려드립니다.',
      start: '앱 열기',
      docs: '처리방침 읽기',
      features: [
        ['분석', '레이아웃, 표, 손글씨를 깔끔한 HTML이나 Markdown으로 바꿉니다.'],
        ['추출', '필요한 필드를 정하면 페이지 안 위치와 함께 JSON으로 받습니다.'],
        ['질문', '문서에 질문하고, 근거가 된 줄과 함께 답을 받습니다.'],
      ],
      film: '제품 영상',
      reviews: '고객 이야기',
      how: '이 페이지의 동작',
      howText:
        'head에 스크립트 태그 하나만 있습니다. 추적 도구 여섯 가지와 영상, 위젯은 HTML에 표시되어 있어, 목적에 동의하기 전에는 요청조차 하지 않습니다.',
    },
    added: {
      title: '스크립트로 추가',
      head: '표시되지 않은 추적 도구',
      text: '이 사이트의 스크립트가 script 요소 여섯 개를 만들어 붙입니다. Assent는 정책에 적힌 주소로 알아보고, 목적에 동의할 때까지 붙잡아 둡니다.',
      again: '스크립트로 하나 더 추가',
      more: 'new Image()로 Mixpanel 주소의 픽셀을 추가합니다.',
    },
    tags: {
      title: '태그 관리자',
      head: '태그 관리자의 컨테이너',
      text: '컨테이너는 이 사이트 자체 호스트의 스크립트입니다. 태그 관리자처럼 Segment, Clarity, Datadog, Snowplow를 첫 스크립트 앞에 끼워 넣습니다.',
    },
    settings: { title: '설정', head: '개인정보 설정', text: '하단 링크로 여는 패널을 페이지의 일부로 보여 줍니다.' },
  },
};

/** @typedef {import('./layout.mjs').Context} Context */

/** The landing page: marked tags. @param {Context} ctx */
export function home(ctx) {
  const t = texts[ctx.lang].home;
  return layout(ctx, {
    path: '/',
    title: t.title,
    head: allMarked(ctx),
    body: `<section class="hero">
  <div>
    <p class="kicker">${t.kicker}</p>
    <h1>${t.head}</h1>
    <p class="lead">${t.lead}</p>
    <p class="actions"><a class="button" href="${link('/app/', ctx)}">${t.start}</a> <a class="button ghost" href="${link('/privacy.html', ctx)}">${t.docs}</a></p>
  </div>
  <pre class="code" tabindex="0" aria-label="curl"><code><b>POST</b> /v1/documents
{ "file": "invoice-0412.pdf",
  "output": "json" }

<b>200</b>
{ "vendor": "Hangang Supply",
  "total": { "value": 1284.5, "page": 1 },
  "tables": 2 }</code></pre>
</section>
<section class="grid3">${t.features.map(([name, text]) => `<article class="card"><h2>${name}</h2><p>${text}</p></article>`).join('')}</section>
<section class="grid2">
  <div><h2>${t.film}</h2>${player(ctx, t.film)}</div>
  <div><h2>${t.reviews}</h2>${widget(ctx)}</div>
</section>
<section class="card how"><h2>${t.how}</h2><p>${t.howText}</p></section>`,
  });
}

/** Unmarked tags, added by a script. @param {Context} ctx */
export function added(ctx) {
  const t = texts[ctx.lang].added;
  return layout(ctx, {
    path: '/added.html',
    title: t.title,
    head: '<script src="/site-added.js" defer></script>',
    body: `<section class="intro"><h1>${t.head}</h1><p class="lead">${t.text}</p></section>
<section class="card"><p>${t.more}</p><p><button class="button" type="button" id="add-pixel">${t.again}</button></p></section>`,
    tail: `<script>
document.getElementById('add-pixel').onclick = function () {
  new Image().src = '${ctx.sink}/mixpanel/pixel.gif?n=' + Math.random();
};
</script>`,
  });
}

/** A tag manager's container. @param {Context} ctx */
export function tags(ctx) {
  const t = texts[ctx.lang].tags;
  return layout(ctx, {
    path: '/tags.html',
    title: t.title,
    head: '<script src="/container.js" async></script>',
    body: `<section class="intro"><h1>${t.head}</h1><p class="lead">${t.text}</p></section>
<section class="card"><pre class="code" tabindex="0" aria-label="HTML"><code>&lt;script src="/dist/assent.js"&gt;&lt;/script&gt;
&lt;script src="/container.js" async&gt;&lt;/script&gt;</code></pre></section>`,
  });
}

/** The panel as a part of the page; with marked tags, so that a change shows at once. @param {Context} ctx */
export function settings(ctx) {
  const t = texts[ctx.lang].settings;
  return layout(ctx, {
    path: '/settings.html',
    title: t.title,
    head: allMarked(ctx),
    body: `<section class="intro"><h1>${t.head}</h1><p class="lead">${t.text}</p></section>
<assent-settings inline></assent-settings>`,
  });
}
