import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { z } from 'zod';
import { printProblems } from '../../src/cli/policy-file.js';
import { toSarif } from '../../src/cli/sarif.js';
import { checkPolicy, rules } from '../../src/lint/index.js';
import { DocumentSchema } from '../../src/policy/document-schema.js';
import { fromSchema, junk, type Schema } from './from-schema.js';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Slot = { parent: Json[] | { [name: string]: Json }; key: string | number };

const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Json;
const SEEDS = [read('../../demo/policy.json'), read('../lint/transcription.json')];
const RULES = new Set(['schema', 'unknown-use', ...rules.map(({ id }) => id)]);

/** Words that rules look for, in places that nobody expects them in. */
const WORDS = [
  'prior consent for cookies',
  'items 1. and 2.',
  'Article 0',
  '제1조',
  'as follows:',
  '\\',
  'CVC',
  'NameA@b.c',
  '',
  '*',
  'https://x.example',
  'assent',
  'consent',
  '2020-01-01',
];

/** One change of a document; numbers choose the place, and where it takes something from. */
const step = fc.record({
  kind: fc.constantFrom('remove', 'junk', 'text', 'text', 'copy', 'copy', 'copy', 'move', 'repeat', 'empty'),
  at: fc.nat(),
  from: fc.nat(),
  junk,
  text: fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'binary', maxLength: 40 })),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const schema = z.toJSONSchema(DocumentSchema, { io: 'input' }) as Schema;
const noRef = (ref: string): Schema => {
  throw new Error(`${ref}: the schema of a policy has no references`);
};
const document: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 1, arbitrary: fromSchema(schema, noRef, 0) },
  { weight: 1, arbitrary: fromSchema(schema, noRef, 1) },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constantFrom(...SEEDS), fc.array(step, { minLength: 1, maxLength: 4 })).map(mutate),
  },
);

/**
 * Checks generated and mutated policies. None may throw, none may be changed, and each finding is whole.
 *
 * @returns how many there were, how many the schema accepted (only those reach the rules), and which rules found something
 */
export function policyRounds(count: number, seed: number): { count: number; accepted: number; silent: string[] } {
  let accepted = 0;
  const heard = new Set<string>();
  fc.assert(
    fc.property(document, (made) => {
      const text = JSON.stringify(made) ?? 'null';
      const input = JSON.parse(text) as unknown;
      const { problems } = checkPolicy(input, '2026-11-23');
      assert.equal(JSON.stringify(input), text, 'the document is left as it was');
      if (problems.every(({ rule }) => rule !== 'schema' && rule !== 'unknown-use')) {
        accepted += 1;
        assert.deepEqual(checkPolicy(input, '2026-11-23').problems, problems, 'the same again');
      }
      for (const { rule, severity, path, message, fix } of problems) {
        heard.add(rule);
        assert.ok(RULES.has(rule) && ['error', 'warning', 'info'].includes(severity), rule);
        assert.match(path, /^(\/|$)/);
        assert.ok(message && fix, `${rule} ${path}`);
      }
      assert.ok(JSON.stringify(toSarif('policy.json', text, problems, '/')));
      assert.equal(printProblems('policy.json', problems).length, 1 + 2 * problems.length);
    }),
    { numRuns: count, seed, endOnFailure: true },
  );
  return { count, accepted, silent: [...RULES].filter((id) => !heard.has(id)) };
}

function mutate([seed, steps]: [Json, Step[]]): Json {
  const root: { [name: string]: Json } = { document: structuredClone(seed) };
  for (const one of steps) {
    const slots = [...slotsOf(root)];
    if (slots.length === 0) break; // The document itself was taken away.
    const slot = slots[one.at % slots.length]!;
    const alike = one.kind === 'copy' ? slots.filter(({ key }) => key === slot.key) : slots;
    change(slot, alike[one.from % alike.length]!, one);
  }
  return root.document ?? null;
}

/** Every member and element, the document itself first. */
function* slotsOf(parent: Json[] | { [name: string]: Json }): Generator<Slot> {
  for (const key of Array.isArray(parent) ? parent.keys() : Object.keys(parent)) {
    yield { parent, key };
    const value = get({ parent, key });
    if (typeof value === 'object' && value !== null) yield* slotsOf(value);
  }
}

const get = ({ parent, key }: Slot): Json => (parent as { [name: string]: Json })[key as string]!;
const set = ({ parent, key }: Slot, value: Json) => {
  (parent as { [name: string]: Json })[key as string] = value;
};

function change(slot: Slot, other: Slot, { kind, junk: nonsense, text }: Step): void {
  const value = get(slot);
  if (kind === 'remove') {
    if (Array.isArray(slot.parent)) slot.parent.splice(Number(slot.key), 1);
    else delete slot.parent[slot.key];
  } else if (kind === 'junk') set(slot, nonsense as Json);
  else if (kind === 'text' && typeof value === 'string') set(slot, text);
  // "copy" takes the value of another member of that name, so that ids point elsewhere and the schema often goes on accepting.
  else if ((kind === 'copy' || kind === 'move') && typeof get(other) === typeof value)
    set(slot, structuredClone(get(other)));
  else if (kind === 'repeat' && Array.isArray(value)) value.push(...structuredClone(value.slice(0, 3)));
  else if (kind === 'empty' && Array.isArray(value)) set(slot, []);
}
