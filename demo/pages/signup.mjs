import { esc, layout, link } from './layout.mjs';

const texts = {
  en: {
    title: 'Sign up',
    head: 'Open an account',
    lead: 'Two fields are needed. What you agree to besides is up to you, and changes nothing about the service.',
    name: 'Name',
    email: 'E-mail address',
    send: 'Open the account',
    done: 'Your account is open',
    welcome: (name) => `Welcome, ${name}.`,
    stored: 'Recorded by the server from the form, as your browser ran no script of ours.',
    browser: 'Recorded by your browser when you sent the form.',
    nothing: 'Nothing new was agreed to, and nothing was recorded.',
    child: 'No account was opened, and nothing was recorded.',
    agreed: 'Agreed to',
    refused: 'Left empty',
    change: 'Change it at any time',
    again: 'Back to the form',
    settings: 'Privacy settings',
    how: 'How this page works',
    howText:
      'The form is a plain HTML form of the server’s. The element takes over the boxes in it; with JavaScript off, the server records them itself. Each channel, and the night, is a decision of its own in the log below.',
  },
  ko: {
    title: '회원 가입',
    head: '계정 만들기',
    lead: '두 가지만 있으면 됩니다. 그 밖의 동의는 자유이며, 동의하지 않아도 서비스는 똑같습니다.',
    name: '이름',
    email: '이메일 주소',
    send: '계정 만들기',
    done: '계정이 만들어졌습니다',
    welcome: (name) => `${name}님, 환영합니다.`,
    stored: '브라우저에서 스크립트가 실행되지 않아 서버가 양식에서 직접 기록했습니다.',
    browser: '양식을 보낼 때 브라우저가 기록했습니다.',
    nothing: '새로 동의한 것이 없어 아무것도 기록하지 않았습니다.',
    child: '계정을 만들지 않았으며 아무것도 기록하지 않았습니다.',
    agreed: '동의한 항목',
    refused: '동의하지 않은 항목',
    change: '언제든지 바꿀 수 있습니다',
    again: '양식으로 돌아가기',
    settings: '개인정보 설정',
    how: '이 페이지의 동작',
    howText:
      '서버가 만든 평범한 HTML 양식입니다. 요소가 그 안의 체크박스를 이어받고, JavaScript가 꺼져 있으면 서버가 직접 기록합니다. 채널과 야간은 아래 기록에서 각각 하나의 결정입니다.',
  },
};

/** @typedef {import('./layout.mjs').Context} Context */

/**
 * The form, with the boxes that the server has printed.
 * @param {Context & {consent?: {html: string}}} ctx `consent`: absent where the package is not built
 */
export function signup(ctx) {
  const t = texts[ctx.lang];
  const boxes = ctx.consent?.html ?? '';
  return layout(ctx, {
    path: '/signup.html',
    title: t.title,
    head: `<link rel="stylesheet" href="${link('/signup.css', ctx)}"><link rel="stylesheet" href="/site/signup.css">`,
    body: `<section class="intro"><h1>${t.head}</h1><p class="lead">${t.lead}</p></section>
<form class="card signup" id="signup" method="post" action="${link('/signup', ctx)}">
  <label class="line">${t.name} <input name="name" autocomplete="name" required maxlength="80"></label>
  <label class="line">${t.email} <input name="email" type="email" autocomplete="email" required maxlength="120"></label>
  ${ctx.off ? boxes : `<assent-marketing>${boxes}</assent-marketing>`}
  <p class="actions"><button class="button">${t.send}</button></p>
</form>
<section class="card how"><h2>${t.how}</h2><p>${t.howText}</p></section>`,
  });
}

/**
 * What came of it.
 * @param {Context} ctx
 * @param {{fields: FormData, outcome: object, words: (unit: string) => string}} posted
 */
export function signedUp(ctx, { fields, outcome, words }) {
  const t = texts[ctx.lang];
  const { status, underAge } = outcome;
  const ticked = fields.getAll('consent');
  const shown = String(fields.get('consent-shown') ?? '').replaceAll('*', '');
  const list = (title, on) => {
    const units = underAge ? [] : shown.split(' ').filter((unit) => unit && ticked.includes(unit) === on);
    return units.length
      ? `<h2>${title}</h2><ul>${units.map((unit) => `<li data-unit="${esc(unit)}">${esc(words(unit))}</li>`).join('')}</ul>`
      : '';
  };
  return layout(ctx, {
    path: '/signup.html',
    title: t.title,
    head: '<link rel="stylesheet" href="/site/signup.css">',
    body: `<section class="intro"><h1>${underAge ? t.child : t.done}</h1>${underAge ? '' : `<p class="lead">${esc(t.welcome(fields.get('name') ?? ''))}</p>`}</section>
<section class="card outcome" data-status="${esc(status)}">${underAge ? '' : `<p>${t[status] ?? ''}</p>`}
${list(t.agreed, true)}${list(t.refused, false)}
<p class="actions"><a class="button" href="#settings" data-assent-open="settings">${t.change}</a> <a class="button ghost" href="${link('/signup.html', ctx)}">${t.again}</a></p></section>`,
  });
}
