import { esc, inlineJson, link } from './layout.mjs';
import { words } from './theme-words.mjs';

/**
 * Four companies' looks over the same elements: each is a style sheet (public/themes/) with custom properties and `::part`,
 * a layout in the policy, and what stands in the banner's slots.
 */
const themes = {
  bank: {
    banner: { layout: 'box' },
    art: `<svg viewBox="0 0 320 220" aria-hidden="true"><rect x="18" y="26" width="284" height="168" rx="14" class="a"/><rect x="42" y="56" width="40" height="30" rx="5" class="b"/><path d="M42 122h120M42 146h78" class="c"/><circle cx="240" cy="152" r="20" class="d"/><circle cx="264" cy="152" r="20" class="e"/></svg>`,
  },
  shop: {
    banner: { layout: 'modal' },
    art: `<svg viewBox="0 0 320 380" preserveAspectRatio="xMidYMid slice" aria-hidden="true"><rect width="320" height="380" class="a"/><path d="M160 44c28 0 34 26 26 44 44 10 66 40 70 92l14 200H50l14-200c4-52 26-82 70-92-8-18-2-44 26-44z" class="b"/><path d="M134 88q26 40 52 0M160 118v262" class="c"/></svg>`,
  },
  paper: {
    banner: { layout: 'bar' },
    art: `<svg viewBox="0 0 320 200" preserveAspectRatio="xMidYMid slice" aria-hidden="true"><rect width="320" height="200" class="a"/><circle cx="236" cy="66" r="30" class="d"/><path d="M0 128q40-14 80 0t80 0 80 0 80 0v72H0z" class="b"/><path d="M0 156q40-14 80 0t80 0 80 0 80 0v44H0z" class="c"/><path d="M120 118l14-50 6 50z" class="e"/></svg>`,
  },
  tool: {
    banner: { layout: 'corner', choices: true },
    art: '',
  },
};

export const THEMES = Object.keys(themes);

/**
 * One company's page; `?theme=` names it, `?scheme=light|dark` goes before what the visitor's system prefers.
 * @param {import('./layout.mjs').Context} ctx
 */
export function themesPage(ctx) {
  const { lang, policy, query = {} } = ctx;
  const name = THEMES.includes(query.theme) ? query.theme : 'bank';
  const scheme = ['light', 'dark'].includes(query.scheme) ? query.scheme : '';
  const { banner, art } = themes[name];
  const t = words[lang];
  const c = t.companies[name];
  const to = (more) =>
    esc(link('/themes.html', { ...ctx, off: false }, { theme: name, ...(scheme && { scheme }), ...more }));
  // A record a company: each asks for itself.
  const own = {
    ...policy,
    banner,
    cookie: { ...policy.cookie, name: `assent-${name}` },
    controller: { ...policy.controller, name: c.name },
  };
  const item = (text, href, here) => `<a href="${href}"${here ? ' aria-current="true"' : ''}>${text}</a>`;
  return `<!doctype html>
<html lang="${lang}" class="${name}"${scheme && ` data-scheme="${scheme}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${esc(c.name)}</title>
<link rel="icon" href="/site/icon.svg" type="image/svg+xml">
<script type="application/json" id="assent-policy">${inlineJson(own)}</script>
<script src="/dist/assent.js"></script>
<link rel="stylesheet" href="/site/themes/frame.css">
<link rel="stylesheet" href="/site/themes/${name}.css">
</head>
<body>
<nav class="switch" aria-label="${t.switcher}">
  <a href="${link('/', ctx)}">← ${t.back}</a>
  <span>${THEMES.map((id) => item(t.kinds[id], to({ theme: id }), id === name)).join(' ')}</span>
  <span>${['light', 'dark'].map((s) => item(t[s], to({ scheme: s }), s === scheme)).join(' ')}</span>
</nav>
<header><strong class="logo">${c.logo}</strong><nav aria-label="${esc(c.name)}">${c.nav.map((text) => `<a href="#main">${text}</a>`).join(' ')}</nav></header>
<main id="main">
<section class="hero"><div><p class="kicker">${c.kicker}</p><h1>${c.head}</h1><p class="lead">${c.lead}</p><p><a class="go" href="#main">${c.go}</a></p></div>
<div class="art">${art || `<pre tabindex="0" aria-label="${esc(c.name)}"><code>${c.code}</code></pre>`}</div></section>
<section class="cards">${c.cards.map(([title, text]) => `<article><h2>${title}</h2><p>${text}</p></article>`).join('')}</section>
</main>
<footer><span>© ${esc(c.name)}</span> <a href="#assent-settings" data-assent-open="settings">${t.settings}</a></footer>
<assent-banner><span slot="title">${c.ask}</span>${c.why ? `<span slot="text">${c.why}</span>` : ''}</assent-banner>
</body>
</html>
`;
}
