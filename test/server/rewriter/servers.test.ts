import assert from 'node:assert/strict';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { createGzip } from 'node:zlib';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { createRewriter } from '../../../src/server.js';
import { policy } from './helpers.js';
import { mounted as mountedWith, serve } from './http.js';

const IMG = '<img src="https://stats.example/x">';
const MARKED = '<img data-assent="stats" data-assent-src="https://stats.example/x">';
const rewriter = createRewriter({ policy, script: '/assent.js' });
const mounted = (handler: Parameters<typeof mountedWith>[0]) => mountedWith(handler, rewriter.connect);

/** The first part of a body that is still being written, then the rest, once the writer was told to go on. */
async function readStreaming(url: string, goOn: () => void): Promise<[string, string]> {
  const response = await fetch(url);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let first = '';
  while (!first.includes('half')) first += (await reader.read()).value ?? assert.fail(`ended after ${first}`);
  goOn();
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) rest += part.value;
  return [first, rest];
}

const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((done) => {
    open = done;
  });
  return { open: () => open(), opened };
};
const HEAD = '<!doctype html><head><title>t</title>';
const FIRST = `${HEAD}<script src="/assent.js"></script></head>${MARKED}half`;

describe('in Hono', () => {
  it('rewrites a page while it is written, and nothing else', async (t) => {
    const wait = gate();
    const app = new Hono();
    app.use(rewriter.hono);
    app.get('/', () => {
      const encoder = new TextEncoder();
      const body = new ReadableStream({
        async start(controller) {
          controller.enqueue(encoder.encode(`${HEAD}</head>${IMG}half<im`));
          await wait.opened;
          controller.enqueue(encoder.encode(`${IMG.slice(3)}end`));
          controller.close();
        },
      });
      return new Response(body, { headers: { 'content-type': 'text/html', etag: '"a"', 'x-own': '1' } });
    });
    app.get('/json', (c) => c.json({ html: IMG }, 200, { etag: '"b"' }));
    app.get('/none', (c) => c.body(null, 304, { etag: '"c"' }));
    const url = await serve(t, getRequestListener(app.fetch, { overrideGlobalObjects: false }));

    assert.deepEqual(await readStreaming(url, wait.open), [FIRST, `${MARKED}end`]);
    const head = await fetch(url, { method: 'HEAD' });
    assert.equal(head.headers.get('etag'), null);
    assert.equal(head.headers.get('x-own'), '1');
    const json = await fetch(`${url}/json`);
    assert.deepEqual([await json.json(), json.headers.get('etag')], [{ html: IMG }, '"b"']);
    const none = await fetch(`${url}/none`);
    assert.deepEqual([none.status, none.headers.get('etag')], [304, '"c"']);
  });
});

describe('in Connect, Express and node:http', () => {
  it('rewrites a page while it is written', async (t) => {
    const wait = gate();
    const url = await serve(
      t,
      mounted(async (_, res) => {
        res.setHeader('content-type', 'text/html');
        res.write(`${HEAD}</head>${IMG}half<im`, 'latin1');
        await wait.opened;
        // A write that is settled by no byte yet calls back all the same.
        await new Promise((done) => res.write('', done));
        await new Promise((done) => res.write(Buffer.from('g src='), done));
        res.end('"https://stats.example/x">end');
      }),
    );
    assert.deepEqual(await readStreaming(url, wait.open), [FIRST, `${MARKED}end`]);
  });

  it('knows every way to answer', async (t) => {
    const html = { 'Content-Type': 'text/html; charset=utf-8' };
    const page = `<head>${IMG}é`;
    const whole = `<head><script src="/assent.js"></script>${MARKED}é`;
    const ways: Record<string, [(res: ServerResponse) => void, string]> = {
      end: [(res) => res.setHeader('content-type', 'text/html').end(page), whole],
      head: [
        (res) => res.writeHead(200, { ...html, 'Content-Length': Buffer.byteLength(page), ETag: '"a"' }).end(page),
        whole,
      ],
      message: [(res) => res.writeHead(200, 'Fine', html).end(Buffer.from(page)), whole],
      flat: [
        (res) => res.writeHead(200, ['content-type', 'text/html', 'x-a', '1', 'x-a', '2'] as string[]).end(page),
        whole,
      ],
      flush: [
        (res) => {
          res.setHeader('content-type', 'text/html').flushHeaders();
          res.end(page, 'utf8', () => {});
        },
        whole,
      ],
      hex: [(res) => res.writeHead(200, html).end(Buffer.from(page).toString('hex'), 'hex'), whole],
      callback: [
        (res) => {
          res.writeHead(200, html).write(page);
          res.end(() => {});
        },
        whole,
      ],
      text: [(res) => res.writeHead(200, { 'content-type': 'text/plain', etag: '"a"' }).end(page), page],
      untyped: [(res) => res.end(page), page],
      error: [(res) => res.writeHead(404, html).end(page), whole],
      none: [(res) => res.writeHead(204).end(), ''],
    };
    const url = await serve(
      t,
      mounted((req, res) => ways[req.url!.slice(1)]![0](res)),
    );
    for (const [way, [, expected]] of Object.entries(ways)) {
      const response = await fetch(`${url}/${way}`);
      assert.equal(await response.text(), expected, way);
      assert.equal(response.headers.get('etag'), way === 'text' ? '"a"' : null, way);
    }
    // fetch would not show a wrong length of a HEAD.
    const head = await new Promise<IncomingMessage>((done) => request(`${url}/head`, { method: 'HEAD' }, done).end());
    assert.equal(head.headers['content-length'], undefined);
    assert.equal(head.headers.etag, undefined);
  });

  it('says where it stands when a page comes compressed, and works before the compression', async (t) => {
    const warnings: string[] = [];
    const { connect } = createRewriter({ policy, warn: (message) => warnings.push(message) });
    // A compressing middleware: like the usual one it decides when the headers go, and stands in for what sends.
    const compress = (res: ServerResponse) => {
      const { end, write, writeHead } = res;
      const zip = createGzip();
      zip.on('data', (bytes) => write.call(res, bytes, 'utf8')).on('end', () => end.call(res, undefined, 'utf8'));
      res.writeHead = ((...args: []) => {
        res.setHeader('content-encoding', 'gzip');
        return Reflect.apply(writeHead, res, args);
      }) as typeof res.writeHead;
      res.end = ((chunk: string) => {
        if (!res.headersSent) res.writeHead(res.statusCode);
        zip.end(chunk);
      }) as unknown as typeof res.end;
    };
    const url = await serve(t, (req, res) => {
      const send = () => res.setHeader('content-type', 'text/html').end(IMG);
      if (req.url === '/right') compress(res);
      connect(req, res, () => {
        if (req.url === '/wrong') compress(res);
        send();
      });
    });
    for (let i = 0; i < 2; i += 1) assert.equal(await (await fetch(`${url}/wrong`)).text(), IMG);
    assert.equal(warnings.length, 1, 'told once');
    assert.match(warnings[0]!, /compressed \(gzip\).*Fix/);
    const right = await fetch(`${url}/right`);
    assert.deepEqual([await right.text(), right.headers.get('content-encoding')], [MARKED, 'gzip']);
    assert.equal(warnings.length, 1, 'nothing more to tell');
  });
});
