import assert from 'node:assert/strict';
import { elementsOf, fetched, NEEDS } from './documents.mjs';

/** What a document's run shows; throws with what does not hold. */
export function judge(doc, { ran, errors, allowed, late }, requests) {
  const elements = elementsOf(doc);
  const ids = ran.map(([id]) => id);
  assert.deepEqual(errors, []);
  assert.equal(new Set(ids).size, ids.length, 'nothing runs twice');
  // No event tells when an inline module runs: one that was started before a withdrawal can't be stopped any more.
  assert.ok(
    ran.every(([id, allows]) => allows || elements[id].kind === 'module'),
    'nothing runs without consent',
  );
  const decided = doc.steps.flatMap(({ act }) => act.decide ?? []);
  const ever = (needs) => needs.split(' ').every((need) => decided.some((choice) => choice[need]));
  for (const [id, { needs }] of elements.entries())
    if (!ever(needs)) assert.ok(!ids.includes(id) && !requests.includes(id), `${id} was never granted`);
  for (const needs of NEEDS) {
    const chainOf = (lane) =>
      ids.filter((id) => elements[id].needs === needs && lane.includes(elements[id].kind) && !late.includes(id));
    // No event tells when an inline module has run: what is fetched after it does not wait, all before it does.
    const last = chainOf(['defer', 'module', 'module src']);
    for (const [at, id] of last.entries()) {
      if (elements[id].kind === 'module')
        assert.ok(
          last.slice(at).every((after) => after >= id),
          `the order of "${needs}": before inline module ${id}`,
        );
    }
    for (const lane of [['inline', 'classic'], ['defer', 'module src'], ['module']]) {
      const chain = chainOf(lane);
      assert.deepEqual(
        chain,
        chain.toSorted((x, y) => x - y),
        `the order of "${needs}": ${lane}`,
      );
    }
  }
  for (const [id, { needs, kind, answer }] of elements.entries()) {
    const runs = kind !== 'image' && (answer !== 'fail' || !fetched({ kind }));
    if (runs && allowed.includes(needs)) assert.ok(ids.includes(id), `${id} is granted and has run`);
  }
}
