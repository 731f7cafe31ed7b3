import { layout } from './layout.mjs';

const texts = {
  en: { title: 'App', head: 'Console', noscript: 'The app needs JavaScript.' },
  ko: { title: '앱', head: '콘솔', noscript: '앱을 이용하려면 JavaScript가 필요합니다.' },
};

/** The single-page app: one document for all its routes; Assent comes in its own bundle. @param {import('./layout.mjs').Context} ctx */
export function app(ctx) {
  const t = texts[ctx.lang];
  return layout(ctx, {
    path: '/app/',
    title: t.title,
    guard: false,
    body: `<section class="intro"><h1>${t.head}</h1></section>\n<div id="app"></div>\n<noscript>${t.noscript}</noscript>`,
    tail: `<script type="module" src="/dist/demo/${ctx.off ? 'off' : 'main'}.js"></script>`,
  });
}
