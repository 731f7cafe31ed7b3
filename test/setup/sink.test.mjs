import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startSink } from './sink.mjs';

describe('sink', () => {
  let sink;
  const get = (path, options) => fetch(`${sink.ownUrl}${path}`, options);

  before(async () => {
    sink = await startSink();
  });
  after(() => sink.close());

  test('answers by path, to any origin', async () => {
    const types = { '/a.js': 'text/javascript', '/a.gif': 'image/gif', '/a.html': 'text/html', '/a.css': 'text/css' };
    for (const [path, type] of Object.entries(types)) {
      const answer = await get(path, { headers: { origin: 'http://page.test' } });
      assert.match(answer.headers.get('content-type'), new RegExp(type));
      assert.equal(answer.headers.get('access-control-allow-origin'), 'http://page.test');
      await answer.arrayBuffer();
    }
    assert.match(await (await get('/a.js?id=x%22')).text(), /push\("x\\""\)/);
    assert.equal((await get('/error.js')).status, 500);
    assert.equal((await get('/404.js')).status, 404);
    assert.equal((await get('/other')).status, 204);
    assert.equal((await get('/a.gif?set=a%3D1')).headers.get('set-cookie'), 'a=1; Path=/');
  });

  test('logs method, query, headers and body, and forgets what it is told to', async () => {
    const headers = { cookie: 'k=v', referer: 'http://page.test/' };
    await get('/post?id=7', { method: 'POST', body: 'said', headers });
    const [entry] = sink.log('id=7');
    const { method, path, query, cookie, referer, body } = entry;
    const expected = { method: 'POST', path: '/post', query: { id: '7' }, cookie: 'k=v', referer: 'http://page.test/' };
    assert.deepEqual({ method, path, query, cookie, referer, body }, { ...expected, body: 'said' });
    assert.equal((await (await get('/__log?match=id%3D7')).json()).length, 1);
    assert.deepEqual(await (await get('/__log?match=id%3D7', { method: 'DELETE' })).json(), []);
    assert.equal(sink.log('id=7').length, 0);
    assert.ok(sink.log().length > 0, 'the others are still there');
  });

  test('waits for a sentinel, streams events, hangs where asked, and closes nevertheless', async () => {
    const other = await startSink();
    const hanging = fetch(`${other.url}/hang.js`).catch((error) => error);
    const stream = await fetch(`${other.url}/events?id=9`);
    const { value } = await stream.body.getReader().read();
    assert.equal(new TextDecoder().decode(value), 'data: 9\n\n');
    const arrived = other.arrived('/__sentinel?id=1');
    await fetch(`${other.url}/__sentinel?id=1`);
    assert.equal((await arrived).query.id, '1');
    await assert.rejects(other.arrived('/never', 50), /no request with "\/never" reached the sink within 50 ms/);
    await other.arrived('/hang.js');
    await other.close();
    assert.ok((await hanging) instanceof Error);
  });
});
