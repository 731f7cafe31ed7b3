import assert from 'node:assert/strict';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { urlToHttpOptions } from 'node:url';
import { encodeRecord } from '../../../src/decision/codec.js';
import { createRewriter } from '../../../src/server.js';
import { policy } from './helpers.js';
import { mounted, serve } from './http.js';

const rewriter = createRewriter({ policy });

describe('in Connect, Express and node:http, the rewriter', () => {
  it('knows the page’s own host, whatever a request has for a path or a Host', async (t) => {
    const own = { ...policy, unknown: 'deny', services: [{ ...policy.services[0], hosts: ['127.0.0.1/pixel'] }] };
    const page = '<img src="/pixel.gif"><img src="/own.gif"><img src="//other.example/x.gif">';
    const url = await serve(
      t,
      mounted(
        (_, res) => res.setHeader('content-type', 'text/html').end(page),
        createRewriter({ policy: own }).connect,
      ),
    );
    const asked = (path: string, headers = {}) =>
      new Promise<string>((done, fail) => {
        request({ ...urlToHttpOptions(new URL(url)), path, headers }, async (res) => {
          done((await res.setEncoding('utf8').toArray()).join(''));
        })
          .on('error', fail)
          .end();
      });
    const [pixel, mine, other] = page.split(/(?=<img)/) as [string, string, string];
    const held = (html: string, id: string) => html.replace(' src', ` data-assent="${id}" data-assent-src`);
    for (const path of ['/', '//other.example/', `${url}/a`, '*'])
      assert.equal(await asked(path), held(pixel, 'stats') + mine + held(other, 'unknown'), path);
    // No browser sends it: who does gets a page that holds all the same.
    assert.equal(await asked('/', { host: 'a b' }), pixel + mine + held(other, 'unknown'));
  });

  it('sends no early hint of what is held, and none of it with the page', async (t) => {
    const held = '<https://stats.example>; rel=preconnect';
    const own = '</a.css>; rel=preload; as=style';
    const script = '<https://stats.example/tag.js>; rel=preload; as=script';
    const granted = createRewriter({ policy, granted: 'leave' });
    const called: string[] = [];
    const handler = async (req: IncomingMessage, res: ServerResponse) => {
      const hint = (link: string | string[]) =>
        new Promise<void>((done) => {
          res.writeEarlyHints({ link, 'x-own': '1' }, () => done(void called.push(String(link))));
        });
      await hint([own, script]);
      await hint(held);
      res.setHeader('link', [own, script, held]);
      res.setHeader('content-type', req.url === '/style' ? 'text/css' : 'text/html');
      res.end('text');
    };
    const asked = (url: string, headers = {}) =>
      new Promise<[unknown[], unknown]>((done, fail) => {
        const early: unknown[] = [];
        request(url, { headers }, (res) => res.resume().on('end', () => done([early, res.headers.link])))
          .on('information', (info) => early.push([info.statusCode, info.headers.link, info.headers['x-own']]))
          .on('error', fail)
          .end();
      });

    const url = await serve(t, mounted(handler, rewriter.connect));
    for (const path of ['/', '/style']) {
      assert.deepEqual(await asked(url + path), [[[103, own, '1']], own], path);
    }
    assert.deepEqual(
      called,
      Array(2)
        .fill([`${own},${script}`, held])
        .flat(),
      'who waits for a hint goes on',
    );

    const personal = await serve(t, mounted(handler, granted.connect));
    const cookie = `assent=${encodeRecord({ at: Date.now(), choices: { analytics: { granted: true, revision: 1 } } })}`;
    const all = [own, script, held].join(', ');
    assert.deepEqual(await asked(personal), [[[103, own, '1']], own]);
    assert.deepEqual(await asked(personal, { cookie }), [
      [
        [103, `${own}, ${script}`, '1'],
        [103, held, '1'],
      ],
      all,
    ]);
  });
});
