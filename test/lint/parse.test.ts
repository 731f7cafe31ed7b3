import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkPolicy } from '../../src/lint/index.js';
import { parsePolicy } from '../../src/policy/parse.js';
import { policy } from '../server/helpers.js';

/** The policy with one member set (a path of names and indices), or taken out. */
function altered(path: (string | number)[], value?: unknown): unknown {
  const copy = structuredClone(policy) as unknown as Record<string | number, never>;
  let at: Record<string | number, unknown> = copy;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  if (value === undefined) delete at[path.at(-1)!];
  else at[path.at(-1)!] = value;
  return copy;
}

describe('parsePolicy', () => {
  it('fills in the defaults of the least policy', () => {
    const { policy: parsed, problems } = parsePolicy(policy);
    assert.deepEqual(problems, []);
    assert.equal(parsed?.cookie.name, 'assent');
    assert.equal(parsed?.purposes[1]?.necessity, 'optional');
    assert.deepEqual(parsed?.services[0]?.storage, []);
  });

  const cases: [string, unknown, string, RegExp, RegExp][] = [
    ['a missing member', altered(['version']), '/version', /is missing/, /add "version": a string/],
    [
      'a missing text',
      altered(['purposes', 0, 'title']),
      '/purposes/0/title',
      /is missing/,
      /a string or .* per language/,
    ],
    [
      'a vendor call that runs text as code',
      altered(['services', 0, 'withdraw'], { call: 'posthog.constructor.constructor' }),
      '/services/0/withdraw/call',
      /constructor/,
      /name a function of the vendor/,
    ],
    ['a misspelt member', altered(['service'], []), '/service', /not a member/, /did you mean "services"\?/],
    [
      'a misspelt inner one',
      altered(['controller', 'adress'], 'x'),
      '/controller/adress',
      /not a member/,
      /"address"\?/,
    ],
    [
      'a misspelt one in a union',
      altered(['services', 0, 'cookies'], [{ nmae: 'x' }]),
      '/services/0/cookies/0/nmae',
      /not a member/,
      /"name"\?/,
    ],
    ['an unknown member', altered(['zebra'], 1), '/zebra', /not a member/, /remove it; known here: .*purposes/],
    ['a wrong type', altered(['purposes'], 'analytics'), '/purposes', /is the string "analytics"/, /give a list/],
    [
      'a wrong type in a union',
      altered(['purposes', 0, 'title'], 3),
      '/purposes/0/title',
      /number 3/,
      /give a string or/,
    ],
    [
      'a wrong text in a language',
      altered(['purposes', 0, 'title'], { en: 3 }),
      '/purposes/0/title/en',
      /number 3/,
      /give a string/,
    ],
    [
      'a language that is none',
      altered(['purposes', 0, 'title'], { e_n: 'x' }),
      '/purposes/0/title/e_n',
      /name "e_n"/,
      /BCP 47/,
    ],
    [
      'an id that is none',
      altered(['purposes', 0, 'id'], 'My Id'),
      '/purposes/0/id',
      /"My Id" is not valid/,
      /use 1 to 40/,
    ],
    [
      'a misspelt choice',
      altered(['purposes', 0, 'necessity'], 'requird'),
      '/purposes/0/necessity',
      /not allowed/,
      /use "required"/,
    ],
    [
      'a wrong choice',
      altered(['purposes', 0, 'necessity'], 'x'),
      '/purposes/0/necessity',
      /not allowed/,
      /"required", "optional"/,
    ],
    ['an empty list', altered(['purposes'], []), '/purposes', /is empty/, /at least one/],
    ['a number out of range', altered(['cookie'], { days: 900 }), '/cookie/days', /900 is too big/, /400 or less/],
    ['null', null, '', /is null/, /give an object/],
  ];
  for (const [name, document, path, message, fix] of cases) {
    it(`names path and fix of ${name}`, () => {
      const { policy: parsed, problems } = parsePolicy(document);
      assert.equal(parsed, undefined);
      const found = problems.find((p) => p.path === path);
      assert.ok(found, JSON.stringify(problems));
      assert.match(found.message, message);
      assert.match(found.fix, fix);
      assert.equal(found.severity, 'error');
    });
  }

  it('names every problem, not the first alone', () => {
    const { problems } = parsePolicy({ ...policy, id: 'A', version: 1, purpose: [] });
    assert.deepEqual(problems.map((p) => p.path).sort(), ['/id', '/purpose', '/version']);
  });

  it('escapes what JSON Pointer escapes', () => {
    assert.equal(parsePolicy({ ...policy, 'a/b~c': 1 }).problems[0]?.path, '/a~1b~0c');
  });

  it('answers anything with problems that name a fix, and never throws', () => {
    const member = fc.constantFrom(...Object.keys(policy), 'cookie', 'regimes', 'signals', 'texts', '__proto__');
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(member, fc.jsonValue()).map((changes) => ({ ...policy, ...changes })),
    );
    fc.assert(
      fc.property(odd, (document) => {
        const { policy: parsed, problems } = checkPolicy(document);
        assert.equal(
          parsed === undefined,
          problems.some((p) => p.severity === 'error'),
        );
        for (const { path, message, fix } of problems) {
          assert.ok(path === '' || path.startsWith('/'));
          assert.ok(message.length > 0 && fix.length > 0, JSON.stringify({ path, message, fix }));
        }
      }),
      { numRuns: 500 },
    );
  });
});
