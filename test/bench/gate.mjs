/**
 * What the gate costs a page: `npm run bench:gate`. In each engine, how much more a call costs that no rule concerns, under
 * the guard and under the one with every part (bar: under 1 microsecond); in Chromium, slowed down six times, the longest
 * task while 1,000 marked elements are released (bar: 50 ms). Exit code 1 where a bar is missed.
 *
 *   node test/bench/gate.mjs [engines] [text in a call's name, or "release"]
 */
import { measureCalls } from './gate/calls.mjs';
import { COUNT, measureRelease } from './gate/release.mjs';

const BAR = 1;
const [engines = 'chromium,firefox,webkit', match = ''] = process.argv.slice(2);
const tell = (text, missed) => {
  if (missed) process.exitCode = 1;
  console.log(`${text}${missed ? ', over the bar' : ''}`);
};
for (const engine of match === 'release' ? [] : engines.split(',')) {
  for (const guard of ['assent.js', 'assent-full.js']) {
    for (const { name, more } of await measureCalls(engine, { guard, match }))
      tell(`${engine}, ${guard}: ${name.padEnd(32)} ${more.toFixed(2)} µs more`, more >= BAR);
  }
}
if (engines.includes('chromium') && 'release'.includes(match)) {
  const { longest, long, took } = await measureRelease();
  tell(
    `chromium, slowed down six times: ${COUNT} elements released in ${Math.round(took)} ms, ${long} tasks over 50 ms, the longest ${Math.round(longest)} ms`,
    long > 0,
  );
}
