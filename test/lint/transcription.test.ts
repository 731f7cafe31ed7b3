/**
 * The notice that this project grew from, as a policy document: its facts and all that is odd about it, by role where it
 * names a person. What `assent check` finds in it is exactly what is known to be odd; in the demo's corrected notice it
 * finds nothing that has to be mended.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { checkPolicy } from '../../src/lint/index.js';
import { lawRules } from '../../src/lint/law/index.js';
import type { Policy } from '../../src/policy/types.js';

const DAY = '2026-11-23';
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

/** Every oddity: the rule, the article of the reference text that it is in, and where it is in the transcription. */
const ODDITIES: [rule: string, article: string, ...paths: string[]][] = [
  ['RET-CONFLICT', '2, 8', '/retention/9/duration'],
  [
    'RET-MISSING',
    '2, 7',
    '/collections/0/period',
    '/collections/1/period',
    '/collections/2/retention',
    '/collections/3/retention',
    '/collections/4/retention',
  ],
  ['PURPOSE-NOITEMS', '1', '/purposes/4', '/purposes/4/profiling'],
  ['ITEM-NOPURPOSE', '7', '/collections/2/purpose', '/collections/4/items/3', '/collections/4/items/4'],
  ['ITEM-NECESSITY', '7', '/collections/2/items/0/necessity'],
  ['OPTIONAL-AUTO', '7', '/collections/1/items/4'],
  ['BUNDLED-PURPOSE', '1, 7', '/purposes/0/description'],
  ['PROC-XFER-DIFF', '5', '/transfers/1/processor'],
  ['PROC-XFER-DIFF', '4', '/processors/0/country'],
  // The fifth recipient is no processor, and so has no task that its purpose could differ from.
  ['XFER-PURPOSE-MISMATCH', '4, 5', ...[0, 2, 3, 4].map((i) => `/transfers/${i}/purpose`)],
  ['XFER-ITEMS-BLANKET', '5', ...[0, 1, 2, 3, 4].map((i) => `/transfers/${i}/items`)],
  ['XFER-FIELDS', '5', ...[0, 1, 2, 3, 4].map((i) => `/transfers/${i}/legalBasis`)],
  ['XFER-FIELDS', '5', ...[0, 1, 2, 3, 4].map((i) => `/transfers/${i}/refusal`)],
  ['XFER-FIELDS', '5', ...[0, 1, 2, 3, 4].map((i) => `/transfers/${i}/when`)],
  ['XFER-FIELDS', '5', '/transfers/1/recipient/contact/url', '/transfers/2/recipient/contact/email'],
  ['XFER-FIELDS', '5', '/transfers/1/recipient/officer', '/transfers/4/recipient/officer'],
  ['PERIOD-BYREF', '2, 5', ...[0, 1, 2, 3, 4].map((i) => `/transfers/${i}/retention`)],
  ['CONSENT-CLAIM', '7, 10', '/collectionNotes/1'],
  [
    'BROWSER-STALE',
    '10',
    '/trackers/browserRefusal/0/browser',
    '/trackers/browserRefusal/1/path',
    '/trackers/browserRefusal',
  ],
  ['TRACKER-LIST', '10', '/services'],
  // Withdrawal, portability, automated decisions; and e-mail alone.
  ['RIGHTS-GAP', '6', '/rights', '/rights', '/rights', '/rights'],
  ['CVC', '7', '/collections/1/items/2'],
  ['OFFICER-DUAL', '11', '/officers/0/roles', '/departments/0'],
  ['REF-BROKEN', 'preamble', '/introduction'],
  ['REF-BROKEN', '3', '/thirdPartyProvision/principle'],
  ['REF-BROKEN', '8', '/destruction/separateStore'],
  ['REF-BROKEN', '12', '/departments/0/text'],
  ['TEXT-ARTEFACT', '2', '/collectionNotes/0'],
  ['TEXT-ARTEFACT', '4', '/processorSupervision'],
  ['TEXT-ARTEFACT', '5', '/transfers/3/recipient/name'],
  ['TEXT-ARTEFACT', '7', '/dataItems/6/description'],
  ['VERSION', '14', '/version', '/previous', '/changeRules/noticeLeadDays'],
  ['LANG-OF-RECORD', 'disclaimer', '/languageOfRecord'],
  ['LANG-OF-RECORD', '4', '/processors/4/name'],
  // One for the law of the EU, one for those of US states.
  ['JURIS-GAP', '5, disclaimer', '/legalRegimes', '/legalRegimes'],
  ['NAME-DRIFT', '5', '/transfers/2/recipient/officer'],
  ['NAME-DRIFT', '13', '/remedyText'],
];

describe('the transcription of the reference notice', () => {
  const { problems, policy } = checkPolicy(read('transcription.json'), DAY);

  it('is read by the schema, and could be built: what law asks is for the check to fail on', () => {
    assert.ok(policy);
    assert.deepEqual(
      problems.filter(({ rule }) => rule === 'schema'),
      [],
    );
  });

  it('has exactly the oddities that are known, each with article, law and fix', () => {
    const wanted = ODDITIES.flatMap(([rule, , ...paths]) => paths.map((path) => `${rule} ${path}`));
    assert.deepEqual(problems.map(({ rule, path }) => `${rule} ${path}`).sort(), wanted.sort());
    for (const { rule, path, fix, source } of problems) {
      assert.ok(fix && source, `${rule} ${path}`);
      assert.ok(
        ODDITIES.some(([id, article, ...paths]) => id === rule && article && paths.includes(path)),
        path,
      );
    }
  });

  it('shows every rule at work but the one that it gives no cause for', () => {
    const seen = new Set(problems.map(({ rule }) => rule));
    const silent = lawRules.map(({ id }) => id).filter((id) => !seen.has(id));
    assert.deepEqual(silent, ['REQUIRED-CONSENT'], 'no purpose of it states a basis');
  });

  it('keeps the facts, and names nobody', () => {
    const facts = read('transcription.json') as Policy;
    const text = JSON.stringify(facts);
    const known = [
      ...['Amazon Web Services, Inc.', 'BREVO', 'salesforce', 'Zapier, Inc.', '㈜ 페이플', 'Fireworks.ai', 'Elfsight'],
      ...['1-844-287-7147', '1-877-381-8743', 'help.elfsight.com', 'contact@sendinblue.com', '070-8098-3023'],
      ...['1833-6972', '"118"', '1301', '"182"', 'infosec@upstage.ai', 'Infra&Security', '2023-12-20', '2020-7'],
    ];
    for (const fact of known) assert.ok(text.includes(fact), fact);
    assert.deepEqual(
      facts.retention?.map(({ article, duration }) => `${article} ${duration ?? '-'}`),
      ['2 -', '2 -', '2 P6M', '2 P5Y', '2 P3Y', '2 P3M', '8 P6M', '8 P5Y', '8 P3Y', '8 P1Y', '8 P3M'],
    );
    assert.deepEqual(
      facts.transfers?.map(({ countries }) => countries.join()),
      ['JP', 'AM', 'US,FR', 'US', 'US'],
    );
    assert.ok(facts.officers?.every(({ name }) => name === undefined));
  });
});

describe("the demo's notice", () => {
  it('has no error and no warning', () => {
    const { problems, policy } = checkPolicy(read('../../demo/policy.json'), DAY);
    assert.deepEqual(
      problems.filter(({ severity }) => severity !== 'info'),
      [],
    );
    assert.ok(policy);
  });
});
