/** A site with a sign-up form, and a consent backend of its own. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { listen } from '../../../src/server/node.ts';
import { createConsentServer, renderConsentForm, sqliteStorage } from '../../../src/server.ts';
import { gatePage } from '../gate/policy.mjs';
import { startServer } from '../server.mjs';

export const policy = (endpoint) => ({
  id: 'forms',
  version: '1',
  languages: ['en'],
  controller: { name: 'Forms Ltd' },
  region: 'KR',
  trigger: true,
  purposes: [
    { id: 'analytics', title: 'Analytics' },
    { id: 'newsletter', surface: 'marketing', title: 'Newsletter', channels: ['email'] },
    { id: 'events', surface: 'marketing', title: 'Events', channels: ['email', 'sms'], night: true },
  ],
  ...(endpoint && { sync: { endpoint } }),
});
/** A recipient abroad that is asked for too. */
const transfers = [
  {
    id: 'to-mailer',
    recipient: { name: 'Mailer', contact: { email: 'privacy@mailer.example' } },
    kind: 'entrustment',
    countries: ['US'],
    items: ['mail'],
    when: 'When mail is sent',
    how: 'Encrypted',
    purpose: 'Sending mail',
    retention: ['until'],
    legalBasis: 'separate-consent',
    refusal: { method: 'Leave it empty', procedure: 'Or withdraw', effect: 'No mail' },
  },
];
/** What a site does with a form that it gets. */
const taker = (site) => async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const asked = new Request(`${site.server.url}${request.url}`, { method: 'POST', headers: request.headers });
  const { text } = await renderConsentForm({ policy: policy() });
  const fields = new URLSearchParams(Buffer.concat(chunks).toString());
  const outcome = await site.consents.recordForm(asked, fields, { text });
  response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': outcome.cookies });
  response.end(
    `<!doctype html><title>thanks</title><p id="status">${outcome.status}</p><a id="next" href="/account">account</a>`,
  );
};

/**
 * Starts it.
 * @param {string} folder for the database, and for what `assent build` writes
 * @returns {Promise<{url: string, storage: object, close: () => Promise<void>}>}
 */
export async function startSite(folder) {
  const site = {};
  const routes = { '/signup': taker(site) };
  site.server = await startServer({ routes, folders: { '/site/': join(folder, 'site/') } });
  const { server } = site;
  const storage = sqliteStorage({ path: join(folder, 'consent.db') });
  site.consents = createConsentServer({ policy: policy(), storage, origins: [server.url] });
  const backend = await listen(site.consents, { port: 0 });
  const { html } = await renderConsentForm({ policy: policy() });
  const form = (inside) =>
    `<form id="join" method="post" action="/signup"><assent-marketing>${inside}</assent-marketing><label><input type="checkbox" name="native" value="yes">native</label><button id="send">Send</button></form>`;
  const page = (body) => gatePage(policy(backend.url), body, { opener: false });
  Object.assign(server.pages, {
    // No script of the page's may run: to the form that is JavaScript switched off.
    '/off': { body: page(form(html)), headers: { 'content-security-policy': "script-src 'none'" } },
    '/made': page(`${form('')}<script>addEventListener('unload', () => {})</script><a id="away" href="/away">away</a>`),
    '/away': '<!doctype html><title>away</title><p>away</p>',
    '/account': page('<assent-settings inline></assent-settings><assent-history></assent-history>'),
    '/strict': {
      body: page(form('')).replaceAll('<script', '<script nonce="n1"'),
      headers: {
        'content-security-policy':
          "default-src 'self'; script-src 'nonce-n1' 'strict-dynamic'; style-src 'none'; connect-src *; require-trusted-types-for 'script'; trusted-types assent",
      },
    },
  });
  const baked = { ...policy(backend.url), id: 'baked', region: undefined, transfers };
  writeFileSync(join(folder, 'policy.json'), JSON.stringify(baked));
  const cli = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));
  await promisify(execFile)(process.execPath, [cli, 'build', 'policy.json', '--out', 'site', '--region', 'DE'], {
    cwd: folder,
  });
  server.pages['/baked'] =
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>baked</title><script src="/site/assent.js"></script>${form('')}`;
  const close = async () => {
    await server.close();
    await backend.close();
  };
  return { url: server.url, storage, close };
}
