import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkPolicy } from '../../src/lint/index.js';
import { lawRules } from '../../src/lint/law/index.js';
import { collection } from './examples/collection.js';
import { document } from './examples/document.js';
import { people } from './examples/people.js';
import { recipients } from './examples/recipients.js';
import { goodNotice, type Loose } from './notice.js';

const EXAMPLES = { ...collection, ...recipients, ...people, ...document };
const DAY = '2026-11-23';

/** What each rule of law finds in the good notice after a change: "RULE /path". */
function found(change: (policy: Loose) => void): string[] {
  const policy = goodNotice();
  change(policy);
  const { problems } = checkPolicy(policy, DAY);
  assert.deepEqual(
    problems.filter(({ rule }) => rule === 'schema'),
    [],
  );
  return problems.map(({ rule, path }) => `${rule} ${path}`);
}

describe('the rules of law', () => {
  it('find nothing in a good notice', () => {
    assert.deepEqual(
      found(() => undefined),
      [],
    );
  });

  it('judge no policy that is for a banner alone', () => {
    const { id, version, languages, controller, services } = goodNotice();
    const purposes = [{ id: 'analytics', title: 'Analytics' }];
    assert.deepEqual(checkPolicy({ id, version, languages, controller, purposes, services }, DAY).problems, []);
  });

  it('have each an example of what they find, and one of what they let pass', () => {
    assert.deepEqual(
      Object.keys(EXAMPLES),
      lawRules.map(({ id }) => id),
    );
    for (const [id, { finds, passes }] of Object.entries(EXAMPLES)) {
      assert.ok(Object.keys(finds).length > 0 && Object.keys(passes).length > 0, id);
    }
  });

  for (const [id, { finds, passes }] of Object.entries(EXAMPLES)) {
    for (const [what, { change, at }] of Object.entries(finds)) {
      it(`${id} finds ${what}`, () => {
        const own = found(change).filter((line) => line.startsWith(`${id} `));
        assert.deepEqual(
          own,
          at.map((path) => `${id} ${path}`),
        );
      });
    }
    for (const [what, change] of Object.entries(passes)) {
      it(`${id} lets pass ${what}`, () => {
        const own = found(change).filter((line) => line.startsWith(`${id} `));
        assert.deepEqual(own, []);
      });
    }
  }

  it('tell the place, what is wrong, the law behind it, and a fix', () => {
    for (const [id, { finds }] of Object.entries(EXAMPLES)) {
      for (const { change } of Object.values(finds)) {
        const policy = goodNotice();
        change(policy);
        for (const { rule, path, message, fix, source } of checkPolicy(policy, DAY).problems) {
          assert.match(path, /^\//, id);
          for (const text of [message, fix, source ?? '']) {
            assert.ok(text.trim().length > 5, `${rule} ${path}: ${text}`);
            assert.doesNotMatch(text, /undefined|\[object|NaN/, rule);
          }
        }
      }
    }
  });
});
