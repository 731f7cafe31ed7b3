import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createRewriter } from '../../../src/server.js';
import { policy } from './helpers.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

it('the rewriter keeps nothing of the addresses that it has served', async () => {
  const serve = createRewriter({ policy }).fetch(
    () =>
      new Response('<img src="/own.gif">', { headers: { 'content-type': 'text/html', link: '</a.css>; rel=preload' } }),
  );
  const rest = 'x'.repeat(20_000);
  const many = async (name: string) => {
    for (let i = 0; i < 1000; i += 1)
      await (await serve(new Request(`https://shop.example/?${name}${i}${rest}`))).text();
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = await many('warm');
  const after = await many('page');
  assert.ok(after - before < 5e6, `${after - before} bytes more after a thousand addresses of 20 kB`);
});
