import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startDemo } from '../../demo/server.mjs';

const start = fileURLToPath(new URL('../../demo/start.mjs', import.meta.url));

describe('the demo server', () => {
  let demo;
  before(async () => {
    demo = await startDemo({ port: 0, sinkPort: 0, backend: false });
  });
  after(() => demo.close());

  const text = async (path) => (await fetch(demo.url + path)).text();

  it('serves each page in both languages, with the policy of this sink in it', async () => {
    for (const path of ['/', '/added.html', '/tags.html', '/app/', '/app/usage', '/settings.html', '/privacy.html']) {
      for (const lang of ['en', 'ko']) {
        const html = await text(`${path}?lang=${lang}`);
        assert.match(html, new RegExp(`<html lang="${lang}">`), path);
        assert.match(html, /data-assent-open="settings"/, path);
        assert.doesNotMatch(
          html.replace(/<script[\s\S]*?<\/script>/g, ''),
          /\bundefined\b|\[object/,
          `${path} ${lang}`,
        );
        const policy = JSON.parse(html.match(/id="assent-policy">([\s\S]*?)<\/script>/)[1]);
        const hosts = policy.services.flatMap((s) => s.hosts);
        assert.ok(hosts.length >= 8 && hosts.every((host) => host.startsWith(`${demo.sink.host}/`)), `${hosts}`);
      }
    }
  });

  it('gives without Assent a page that has neither guard nor marks', async () => {
    const html = await text('/?assent=off');
    assert.doesNotMatch(html, /dist\/assent\.js|data-assent="|text\/plain/);
    assert.match(
      await text('/'),
      /<script src="\/dist\/assent\.js">[\s\S]*data-assent="posthog" data-assent-src="http:\/\/127/,
    );
  });

  it('answers 404 for what is not there, and never leaves its folders', async () => {
    for (const path of ['/nothing.html', '/site/..%2fpolicy.json', '/dist/%2e%2e/package.json', '/site/']) {
      assert.equal((await fetch(demo.url + path)).status, 404, path);
    }
  });

  it('shows every fact of the notice on /privacy.html', async () => {
    const en = await text('/privacy.html');
    for (const fact of [
      'Amazon Web Services',
      'BREVO',
      'Zapier',
      'Payple',
      'Fireworks',
      'Elfsight',
      'Armenia',
      'Japan',
      'France',
      '5 years',
      '3 months',
      '1833-6972',
      'ecrm.police.go.kr',
      '2023-12-20',
      '070-8098-3023',
      'Annex 11',
      '_dd_s*',
    ])
      assert.ok(en.includes(fact), fact);
    const ko = await text('/privacy.html?lang=ko');
    for (const fact of ['㈜페이플', '아르메니아', '개인정보 분쟁조정위원회', '통신비밀보호법', '국번 없이'])
      assert.ok(ko.includes(fact), fact);
  });

  it('logs what reaches the sink, and nothing of its own', async () => {
    const log = async (query = '') => (await fetch(`${demo.sinkUrl}/__log${query}`)).json();
    await fetch(`${demo.sinkUrl}/__log`, { method: 'DELETE' });
    assert.deepEqual(await log(), []);

    const events = await fetch(`${demo.sinkUrl}/__events`);
    const reader = events.body.pipeThrough(new TextDecoderStream()).getReader();
    await reader.read();
    const sent = await fetch(`${demo.sinkUrl}/mixpanel/track/?x=1`, {
      method: 'POST',
      body: 'abcd',
      headers: { Origin: 'http://site.test' },
    });
    assert.equal(sent.headers.get('access-control-allow-origin'), 'http://site.test');
    assert.equal(sent.headers.get('access-control-allow-credentials'), 'true');
    assert.match((await reader.read()).value, /"service":"mixpanel"/);
    await reader.cancel();

    const [entry, ...others] = await log();
    assert.deepEqual(others, []);
    const { id, time, ...rest } = entry;
    assert.deepEqual(rest, {
      service: 'mixpanel',
      method: 'POST',
      host: demo.sink.host,
      path: '/mixpanel/track/',
      query: 'x=1',
      bytes: 4,
      origin: 'http://site.test',
    });
    assert.ok(Date.parse(time) > 0);
    assert.deepEqual(await log(`?since=${id}`), []);
    const live = await (await fetch(`${demo.url}/demo/live?since=${id - 1}`)).json();
    assert.deepEqual(live.counts, { mixpanel: 1 });
    assert.deepEqual((await log()).length, 1, 'the panel asks the demo, never the sink');
  });

  it('says which variable to set when its port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address();
    try {
      const child = spawn(process.execPath, [start], {
        env: { ...process.env, PORT: String(port), SINK_PORT: '0' },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let said = '';
      child.stderr.on('data', (chunk) => {
        said += chunk;
      });
      const [code] = await once(child, 'close');
      assert.equal(code, 1);
      assert.equal(said.trim(), `Port ${port} is taken: set another one, such as PORT=${port + 1} npm start`);
    } finally {
      taken.close();
    }
  });

  it('says which variable is no port number', async () => {
    const child = spawn(process.execPath, [start], {
      env: { ...process.env, PORT: '80a' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    const [code] = await once(child, 'close');
    assert.equal(code, 1);
    assert.match(said, /^PORT=80a is no port number/);
  });
});
