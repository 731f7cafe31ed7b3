import { tracker, trackers } from '../trackers.mjs';
import { esc } from './layout.mjs';

/** A marked inline script; a normal one where Assent is off. */
const inline = (ctx, id, code) =>
  ctx.off ? `<script>\n${code}\n</script>` : `<script type="text/plain" data-assent="${id}">\n${code}\n</script>`;

/** @param {import('./layout.mjs').Context} ctx */
const external = (ctx, id, src) =>
  ctx.off
    ? `<script src="${src}"></script>`
    : `<script type="text/plain" data-assent="${id}" data-assent-src="${src}"></script>`;

/**
 * The marked tags of one tracker, as an owner writes them: what precedes the bundle, the bundle, what starts it.
 * @param {import('./layout.mjs').Context} ctx
 * @param {string} id
 */
export function markedTags(ctx, id) {
  const t = tracker(id);
  const base = `${ctx.sink}/${id}`;
  return [
    `<!-- ${t.name} -->`,
    t.before && inline(ctx, id, t.before(base)),
    external(ctx, id, `${base}/${t.path}`),
    t.init(base) && inline(ctx, id, t.init(base)),
  ]
    .filter(Boolean)
    .join('\n');
}

/** All six, marked. @param {import('./layout.mjs').Context} ctx */
export const allMarked = (ctx) => trackers.map((t) => markedTags(ctx, t.id)).join('\n');

const waits = {
  en: ['Another company’s: shown once “Functional” is allowed.', 'Privacy settings'],
  ko: ['다른 회사의 콘텐츠입니다. “기능”을 허용하면 표시됩니다.', '개인정보 설정'],
};

/** What stands in an embed's place until it may come. */
function waiting({ lang }) {
  const [text, settings] = waits[lang];
  return `<p class="waiting"><span>${text}</span><a href="#settings" data-assent-open="settings">${settings}</a></p>`;
}

/** The film: a frame of another company's. @param {import('./layout.mjs').Context} ctx @param {string} title */
export function player(ctx, title) {
  const src = `${ctx.sink}/player/embed.html`;
  const held = ctx.off ? `src="${src}"` : `data-assent="player" data-assent-src="${src}"`;
  return `<assent-embed poster="/site/film.svg"><iframe class="film" title="${esc(title)}" ${held} allow="autoplay"></iframe></assent-embed>`;
}

/** The widget: a block, and a script that fills it. @param {import('./layout.mjs').Context} ctx */
export const widget = (ctx) =>
  `<div class="reviews" data-elfsight-app="reviews">${waiting(ctx)}</div>\n${external(ctx, 'elfsight', `${ctx.sink}/elfsight/platform.js`)}`;

/**
 * A script of the site's own that adds trackers to the page without any mark, `ids` in order.
 * @param {string} sink the sink's origin
 * @param {readonly string[]} ids
 * @param {'append'|'insertBefore'} how the way tags are added
 */
export function adderScript(sink, ids, how) {
  const tags = ids.map((id) => {
    const t = tracker(id);
    const base = `${sink}/${id}`;
    return `  {
    id: '${id}', src: '${base}/${t.path}',
    before: function () { ${t.before ? t.before(base) : ''} },
    init: function () { ${t.init(base)} }
  }`;
  });
  const add =
    how === 'append'
      ? `document.head.appendChild(script);`
      : `var first = document.getElementsByTagName('script')[0];\n  first.parentNode.insertBefore(script, first);`;
  return `/* Adds the trackers by script, with no mark on any of them. */
(function () {
var tags = [
${tags.join(',\n')}
];
tags.forEach(function (tag) {
  tag.before();
  var script = document.createElement('script');
  script.async = true;
  script.onload = tag.init;
  script.src = tag.src;
  ${add}
});
})();
`;
}
