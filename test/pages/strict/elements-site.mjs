/** A site whose Content-Security-Policy allows scripts by nonce alone, no style in the HTML, and no sink without Trusted Types. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listen } from '../../../src/server/node.ts';
import { createConsentServer, sqliteStorage } from '../../../src/server.ts';
import { gatePolicy } from '../gate/policy.mjs';
import { startServer } from '../server.mjs';

const NONCE = 'bm9uY2U';
const SIZE = 'width="560" height="240"';

export const BANNERS = {
  bar: {},
  box: { layout: 'box', choices: true },
  corner: { layout: 'corner', position: 'top' },
  modal: { layout: 'modal', choices: true },
  inline: { layout: 'inline' },
};

const strictPage = (policy, body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>strict</title>
  <script nonce="${NONCE}">window.violations = [];
    document.addEventListener('securitypolicyviolation', (e) => violations.push(e.effectiveDirective + ' ' + e.blockedURI + ' ' + e.sample + ' ' + e.sourceFile));</script>
  <script type="application/json" id="assent-policy">${JSON.stringify(policy)}</script>
  <script src="/dist/assent.js" nonce="${NONCE}"></script></head><body><h1>strict</h1>${body}</body></html>`;

/** All that a page may hold itself. */
const elements = (sink) => `<assent-status></assent-status>
  <assent-embed id="once" poster="/poster.svg"><iframe ${SIZE} title="Film" data-assent="tracker" data-assent-src="${sink.url}/f.html?id=once"></iframe></assent-embed>
  <assent-embed id="text"><iframe ${SIZE} title="Text" data-assent="tracker" data-assent-srcdoc="<p>text</p>"></iframe></assent-embed>
  <assent-embed id="always" service="tracker" src="${sink.url}/f.html?id=always" ${SIZE} title="Map"></assent-embed>
  <assent-purpose purpose="analytics"></assent-purpose>
  <assent-settings inline></assent-settings>
  <assent-history></assent-history>
  <form id="join" method="post" action="/joined"><assent-marketing></assent-marketing><button id="send">Join</button></form>
  <assent-notice></assent-notice>`;

/**
 * Starts it, with a backend that keeps an earlier version of its policy.
 * @param {{url: string}} sink the tracker
 * @returns {Promise<{url: string, reports: string[], close: () => Promise<void>}>} `reports`: what browsers have reported
 */
export async function startStrictSite(sink) {
  const reports = [];
  const take = async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    reports.push(body);
    response.writeHead(204).end();
  };
  const server = await startServer({ routes: { '/csp': take } });
  const { purposes } = gatePolicy(sink);
  const newsletter = { id: 'newsletter', surface: 'marketing', title: 'Newsletter', channels: ['email', 'sms'] };
  const own = {
    version: 'two',
    trigger: true,
    region: 'KR',
    purposes: [...purposes, newsletter],
    identityCheck: 'We ask for your number.',
  };
  const policy = gatePolicy(sink, own);
  const earlier = [gatePolicy(sink, { ...own, version: 'one', identityCheck: 'We ask for your name.' })];
  const folder = await mkdtemp(join(tmpdir(), 'assent-'));
  const storage = sqliteStorage({ path: join(folder, 'consent.db') });
  const backend = await listen(createConsentServer({ policy, earlier, storage, origins: [server.url] }), { port: 0 });
  const headers = {
    'content-security-policy':
      `default-src 'none'; script-src 'nonce-${NONCE}'; style-src 'none'; img-src 'self'; connect-src ${new URL(backend.url).origin};
      frame-src ${sink.url}; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types assent; report-uri /csp`.replace(
        /\s+/g,
        ' ',
      ),
  };
  const page = (more, body) => ({ body: strictPage({ ...policy, ...more }, body), headers });
  for (const [name, banner] of Object.entries(BANNERS)) {
    const settings = { layout: name === 'box' ? 'drawer' : 'dialog' };
    server.pages[`/${name}`] = page(name === 'bar' ? {} : { banner, settings }, '');
  }
  Object.assign(server.pages, {
    '/elements': page({ sync: { endpoint: backend.url } }, elements(sink)),
    '/joined': '<!doctype html><title>joined</title><p>joined</p>',
    '/poster.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="16" height="9"/></svg>',
  });
  const close = async () => {
    await server.close();
    await backend.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: server.url, reports, close };
}
