import { layout } from './layout.mjs';
import { allMarked } from './tags.mjs';

const titles = { en: 'Privacy', ko: '처리방침' };

/**
 * The whole notice, made from policy.json alone: printed here, so that it reads without JavaScript, and made live by the
 * element around it.
 *
 * @param {import('./layout.mjs').Context} ctx
 */
export async function privacy(ctx) {
  // Not at the top: nothing is built yet when this file is read.
  const { noticeHtml } = await import('../../dist/notice.js');
  const { policy, lang, earlier } = ctx;
  return layout(ctx, {
    path: '/privacy.html',
    title: titles[lang],
    head: `<link rel="stylesheet" href="/notice.css">\n${allMarked(ctx)}`,
    body: `<assent-notice>${await noticeHtml(policy, { language: lang, earlier })}\n</assent-notice>`,
  });
}
