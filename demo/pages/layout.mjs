/** Escapes text for HTML. @param {unknown} text */
export const esc = (text) => String(text ?? '').replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** JSON that may stand in a script element. */
export const inlineJson = (value) => JSON.stringify(value).replaceAll('<', '\\u003c');

const texts = {
  en: {
    brand: 'Console',
    skip: 'Skip to content',
    nav: 'Pages',
    other: '한국어',
    settings: 'Privacy settings',
    privacy: 'Privacy notice',
    pages: {
      '/': 'Script tag',
      '/added.html': 'Added by script',
      '/tags.html': 'Tag manager',
      '/app/': 'App',
      '/signup.html': 'Sign up',
      '/settings.html': 'Settings',
      '/privacy.html': 'Privacy',
      '/themes.html': 'Themes',
    },
    off: 'Assent is off on this page: every tracker runs at once.',
    turnOn: 'Turn it on',
    turnOff: 'See this page without Assent',
    inspect: 'Inspect this page',
    note: 'A demonstration. No request leaves this machine: the trackers report to a local sink.',
    panel: {
      title: 'What left this page',
      sink: 'Received by trackers',
      log: 'Logged by the backend',
      none: 'Nothing',
      noneYet: 'No decision yet',
      clear: 'Clear',
      requests: 'requests',
      total: 'requests since this page opened',
      latest: 'Latest requests',
      hide: 'Fold the panel',
      down: 'The demo server does not answer',
      units: {
        email: 'e-mail',
        sms: 'SMS',
        call: 'call',
        push: 'app',
        messenger: 'messenger',
        post: 'post',
        day: 'by day',
        night: 'at night',
      },
    },
  },
  ko: {
    brand: '콘솔',
    skip: '본문으로',
    nav: '페이지',
    other: 'English',
    settings: '개인정보 설정',
    privacy: '개인정보 처리방침',
    pages: {
      '/': '스크립트 태그',
      '/added.html': '스크립트로 추가',
      '/tags.html': '태그 관리자',
      '/app/': '앱',
      '/signup.html': '가입',
      '/settings.html': '설정',
      '/privacy.html': '처리방침',
      '/themes.html': '테마',
    },
    off: '이 페이지에서는 Assent가 꺼져 있어 모든 추적 도구가 바로 작동합니다.',
    turnOn: '켜기',
    turnOff: 'Assent 없이 이 페이지 보기',
    inspect: '이 페이지 검사',
    note: '데모입니다. 추적 도구는 이 컴퓨터의 수집 서버로만 보내며, 외부로 나가는 요청은 없습니다.',
    panel: {
      title: '이 페이지에서 나간 것',
      sink: '추적 도구가 받은 요청',
      log: '백엔드에 기록된 결정',
      none: '없음',
      noneYet: '아직 결정이 없습니다',
      clear: '지우기',
      requests: '건',
      total: '페이지를 연 뒤 나간 요청',
      latest: '최근 요청',
      hide: '패널 접기',
      down: '데모 서버가 응답하지 않습니다',
      units: {
        email: '이메일',
        sms: '문자',
        call: '전화',
        push: '앱 알림',
        messenger: '메신저',
        post: '우편',
        day: '주간',
        night: '야간',
      },
    },
  },
};

/**
 * A consent unit in words: "Events and offers, SMS, at night".
 * @param {Context} ctx @param {string} unit
 */
export function unitWords({ lang, policy }, unit) {
  const [id, ...rest] = unit.split('.');
  const say = (text) => (typeof text === 'string' ? text : text[lang]);
  const transfer = id === 'transfer' && policy.transfers.find((x) => x.id === rest[0]);
  if (transfer) return `${say(transfer.recipient.name)} (${transfer.countries.join(', ')})`;
  const purpose = policy.purposes.find((p) => p.id === id);
  return [purpose ? say(purpose.title) : id, ...rest.map((part) => texts[lang].panel.units[part] ?? part)].join(', ');
}

/** Every unit that a decision here can name, in words. */
function unitTable(ctx) {
  const { purposes, transfers } = ctx.policy;
  const units = purposes.flatMap(({ id, channels = [] }) =>
    channels.flatMap((channel) => ['', '.day', '.night'].map((daypart) => `${id}.${channel}${daypart}`)),
  );
  return Object.fromEntries([...units, ...transfers.map((x) => `transfer.${x.id}`)].map((u) => [u, unitWords(ctx, u)]));
}

/**
 * @typedef {object} Context
 * @property {'en'|'ko'} lang
 * @property {boolean} off      serve the page without Assent, to compare
 * @property {string} sink      the sink's origin
 * @property {object} policy    the policy, with the sink's real host
 * @property {Record<string, string>} [query] the address's other parameters
 * @property {number} since     the sink's last log id when the page was made
 */

/** A link to another page that keeps language and comparison switch. @param {string} path @param {Context} ctx @param {object} more */
export function link(path, { lang, off }, more = {}) {
  const query = new URLSearchParams({
    ...(lang === 'ko' && { lang }),
    ...(off && { assent: 'off' }),
    ...more,
  }).toString();
  return query ? `${path}?${query}` : path;
}

/**
 * The frame that all pages share.
 * @param {Context} ctx
 * @param {{path: string, title: string, body: string, head?: string, tail?: string, guard?: boolean}} page
 *   `guard: false`: the page brings Assent by itself, as the app does
 * @returns {string} the whole document
 */
export function layout(ctx, { path, title, body, head = '', tail = '', guard = true }) {
  const t = texts[ctx.lang];
  const p = t.panel;
  const nav = Object.entries(t.pages)
    .map(([to, text]) => `<a href="${link(to, ctx)}"${to === path ? ' aria-current="page"' : ''}>${text}</a>`)
    .join('\n      ');
  const other = { ...ctx, lang: ctx.lang === 'ko' ? 'en' : 'ko' };
  const names = (list, member) =>
    Object.fromEntries(list.map((x) => [x.id, typeof x[member] === 'string' ? x[member] : x[member][ctx.lang]]));
  const { services, purposes } = ctx.policy;
  const assent = ctx.off
    ? ''
    : `<script type="application/json" id="assent-policy">${inlineJson(ctx.policy)}</script>\n${guard ? '<script src="/dist/assent.js"></script>' : ''}`;
  return `<!doctype html>
<html lang="${ctx.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${esc(title)} · ${t.brand}</title>
<link rel="icon" href="/site/icon.svg" type="image/svg+xml">
${assent}
<link rel="stylesheet" href="/site/site.css">
<link rel="stylesheet" href="/site/panel.css">
${head}
</head>
<body>
<a class="skip" href="#content">${t.skip}</a>
<header class="top">
  <div class="wrap">
    <a class="brand" href="${link('/', ctx)}"><img src="/site/icon.svg" alt="" width="24" height="24"> ${t.brand}</a>
    <nav class="pages" aria-label="${t.nav}">
      ${nav}
    </nav>
    <a class="lang" href="${link(path, other)}" lang="${other.lang}" hreflang="${other.lang}">${t.other}</a>
  </div>
</header>
${ctx.off ? `<section class="off" aria-label="Assent"><span>${t.off}</span> <a href="${link(path, { ...ctx, off: false })}">${t.turnOn}</a></section>` : ''}
<main id="content" class="wrap">
${body}
</main>
<aside class="panel${ctx.off ? ' off-here' : ''}" id="panel" aria-labelledby="panel-title" data-since="${ctx.since}">
  <div class="wrap">
    <div class="panel-head">
      <h2 id="panel-title">${p.title}</h2>
      <p class="total"><strong id="panel-total">0</strong> ${p.total}</p>
      <button class="quiet" type="button" id="panel-clear">${p.clear}</button>
    </div>
    <div class="panel-body">
      <section aria-labelledby="panel-sink"><h3 id="panel-sink">${p.sink}</h3><ul class="counts" id="panel-counts"></ul>
        <details><summary>${p.latest}</summary><ol class="latest" id="panel-latest"></ol></details></section>
      <section aria-labelledby="panel-log"><h3 id="panel-log">${p.log}</h3><ol class="decisions" id="panel-decisions"></ol></section>
    </div>
  </div>
</aside>
<footer class="foot">
  <div class="wrap">
    <p>${t.note}</p>
    <p class="links"><a href="#settings" data-assent-open="settings">${t.settings}</a> <a href="${link('/privacy.html', ctx)}">${t.privacy}</a> ${ctx.off ? '' : `<a href="${link(path, ctx, { 'assent-inspect': '' })}">${t.inspect}</a> <a href="${link(path, { ...ctx, off: true })}">${t.turnOff}</a>`}</p>
  </div>
</footer>
<script type="application/json" id="demo-page">${inlineJson({ lang: ctx.lang, sink: ctx.sink, services: names(services, 'name'), purposes: { ...names(purposes, 'title'), ...unitTable(ctx) }, texts: p })}</script>
<script src="/site/panel.js" defer></script>
${tail}
</body>
</html>
`;
}
