import { esc, layout } from './layout.mjs';
import { sections } from './privacy-sections.mjs';
import { allMarked } from './tags.mjs';

const texts = {
  en: {
    title: 'Privacy',
    head: 'Privacy notice',
    contents: 'Contents',
    version: 'Version',
    from: 'in effect from',
    earlier: 'Earlier versions',
    record: 'Where translations differ, the Korean text prevails.',
  },
  ko: {
    title: '처리방침',
    head: '개인정보 처리방침',
    contents: '목차',
    version: '버전',
    from: '시행일',
    earlier: '이전 버전',
    record: '번역본이 서로 다르면 한국어본이 우선합니다.',
  },
};

/** The whole notice, made from policy.json alone. @param {import('./layout.mjs').Context} ctx */
export function privacy(ctx) {
  const { policy, lang } = ctx;
  const t = texts[lang];
  const parts = sections(policy, lang);
  const say = (text) => esc(typeof text === 'string' ? text : text?.[lang]);
  return layout(ctx, {
    path: '/privacy.html',
    title: t.title,
    head: `<link rel="stylesheet" href="/site/notice.css">\n${allMarked(ctx)}`,
    body: `<section class="intro"><h1>${t.head}</h1>
<p class="lead">${say(policy.introduction)}</p>
<p>${t.version} ${esc(policy.version)} · ${t.from} <time datetime="${policy.effectiveFrom}">${policy.effectiveFrom}</time></p></section>
<nav class="card toc" aria-labelledby="toc"><h2 id="toc">${t.contents}</h2><ol>${parts.map((part) => `<li><a href="#${part.id}">${part.title}</a></li>`).join('')}</ol></nav>
${parts.map((part) => `<section class="notice" id="${part.id}"><h2>${part.title}</h2>\n${part.body}</section>`).join('\n')}
<section class="notice"><p>${t.record}</p><p>${say(policy.governingLaw.text)}</p>
<h3>${t.earlier}</h3><ul>${policy.previous.map((v) => `<li><time datetime="${v.effectiveFrom}">${v.effectiveFrom}</time>: ${say(v.summary)}</li>`).join('')}</ul></section>`,
  });
}
