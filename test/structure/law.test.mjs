/** Holds the requirements of law to the tests that claim them, and the README to both. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { idsOfTitles, problemsOf, readIds, readRows } from '../law/rows.mjs';
import { withTables } from '../law/table.mjs';
import { ROOT } from './files.mjs';

describe('requirements of law', () => {
  test('each has its test, or is the owner’s', () => {
    assert.deepEqual(problemsOf(readRows(), readIds()), []);
  });

  test('stand in the README as they stand in the rows', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    assert.equal(withTables(readme, readRows()) === readme, true, 'run node test/law/table.mjs --write');
  });

  test('without a test, or tests without one, would be seen', () => {
    const row = (id, by = 'software', more = {}) => ({
      ...{ id, by, surface: 'form', jurisdiction: 'KR', requirement: 'Nothing is ticked', source: 'PIPA 22' },
      ...more,
    });
    const count = (rows, ids) => problemsOf(rows, ids).length;
    assert.equal(count([row('KR-FORM-01'), row('KR-FORM-02', 'owner')], ['KR-FORM-01']), 0);
    assert.equal(count([row('KR-FORM-01')], []), 1, 'no test');
    assert.equal(count([row('KR-FORM-01', 'owner')], ['KR-FORM-01']), 1, 'the owner’s');
    assert.equal(count([], ['KR-FORM-01']), 1, 'unknown id');
    assert.equal(count([row('KR-FORM-1', 'owner')], []), 1, 'malformed id');
    assert.equal(count([row('KR-FORM-01', 'owner', { surface: 'banner' })], []), 1, 'of another surface');
    assert.equal(count([row('KR-FORM-01', 'owner', { source: '' })], []), 1, 'no source');
    assert.equal(count([row('KR-FORM-01', 'nobody')], []), 1, 'by nobody');
    assert.equal(count([row('KR-FORM-01', 'owner'), row('KR-FORM-01', 'owner')], []), 1, 'twice');
  });

  test('are named by titles alone', () => {
    const source = `
      // it('[KR-FORM-01] was here')
      it('[KR-FORM-02] refuses', () => {});
      forEngines(
        \`[EU-FORM-03][KR-FORM-04] \${path}: refuses\`, async () => 'it("[KR-FORM-05] x")');
      say('[KR-FORM-06] refuses');
      test('refuses [KR-FORM-07]', () => {});
    `;
    assert.deepEqual(idsOfTitles(source), ['KR-FORM-02', 'EU-FORM-03', 'KR-FORM-04']);
  });

  test('keep the README around the tables', () => {
    const rows = [{ id: 'EU-FORM-01', jurisdiction: 'EU', requirement: 'a | b', source: 'GDPR 7', by: 'owner' }];
    const before =
      'one\n<!-- law KR -->old<!-- end law -->\n<!-- law EU --><!-- end law -->\n<!-- law default -->\n<!-- end law -->\ntwo';
    const after = withTables(before, rows);
    assert.match(after, /^one\n<!-- law KR -->\n\n\| id +\| [^<]*\n\n<!-- end law -->\n<!-- law EU -->/);
    assert.match(
      after,
      /\| EU-FORM-01 \| a \\\| b +\| GDPR 7 \| the owner \|\n\n<!-- end law -->\n<!-- law default -->/,
    );
    assert.match(after, /two$/);
    assert.equal(withTables(after, rows), after);
    assert.throws(() => withTables('nothing', rows), /lacks <!-- law KR -->/);
  });
});
