import type { Policy } from '../../policy/types.js';
import type { Finding, Rule } from '../rule.js';
import facts from './facts.json';
import { idsOf } from './notice.js';
import { matched, type Said, textsOf } from './texts.js';

export const refBroken: Rule = {
  id: 'REF-BROKEN',
  severity: 'error',
  summary: 'What the document points at is there: ids, lists that a sentence announces, its own articles.',
  source: 'PIPA 30(1); GDPR 12(1)',
  *run(policy) {
    yield* ids(policy);
    // The words of the interface are labels: a colon at their end announces nothing.
    for (const said of textsOf(policy)) if (!said.path.startsWith('/texts/')) yield* pointers(said, policy);
  },
};

/** Ids that nothing has. Purposes and periods of rows have rules of their own. */
function* ids({
  dataItems,
  retention,
  collections = [],
  transfers = [],
  thirdPartyProvision,
  destruction,
  purposes,
}: Policy) {
  const [items, periods, units] = [idsOf(dataItems), idsOf(retention), idsOf(purposes)];
  const missing = function* (known: Set<string>, id: string, list: string, path: string): Generator<Finding> {
    if (!known.has(id)) yield { path, message: `"${id}" is not in ${list}`, fix: `add it to ${list}, or name another` };
  };
  for (const [i, row] of collections.entries()) {
    for (const [j, { item, control }] of row.items.entries()) {
      yield* missing(items, item, 'dataItems', `/collections/${i}/items/${j}/item`);
      if (control !== undefined) yield* missing(units, control, 'purposes', `/collections/${i}/items/${j}/control`);
    }
    for (const [j, id] of (row.exceptions ?? []).entries()) {
      yield* missing(periods, id, 'retention', `/collections/${i}/exceptions/${j}`);
    }
  }
  for (const [i, transfer] of transfers.entries()) {
    for (const [j, id] of transfer.items.entries())
      yield* missing(items, id, 'dataItems', `/transfers/${i}/items/${j}`);
    for (const [j, id] of (transfer.purposes ?? []).entries())
      yield* missing(units, id, 'purposes', `/transfers/${i}/purposes/${j}`);
  }
  for (const [i, recipient] of (thirdPartyProvision?.recipients ?? []).entries()) {
    const path = `/thirdPartyProvision/recipients/${i}`;
    for (const [j, id] of recipient.items.entries()) yield* missing(items, id, 'dataItems', `${path}/items/${j}`);
    yield* missing(periods, recipient.retention, 'retention', `${path}/retention`);
  }
  for (const [i, id] of (destruction?.statutory ?? []).entries()) {
    yield* missing(periods, id, 'retention', `/destruction/statutory/${i}`);
  }
}

/** What a text promises and does not keep. */
function* pointers({ text, path }: Said, policy: Policy): Generator<Finding> {
  const promised = matched(text, facts.contentsPromised);
  if (promised) {
    yield {
      path,
      message: `says "${promised}", and none stands in it`,
      fix: 'leave the promise out: the notice makes its own contents from its articles',
    };
  }
  const items = /\bitems? (\d)\.? and (\d)\b/i.exec(text);
  if (items && !new RegExp(`(^|[\\n;:])\\s*${items[1]}[.)]`).test(text)) {
    yield { path, message: `speaks of "${items[0]}", and lists no such items`, fix: 'list them, or say it in words' };
  }
  if (/[:：]\s*$/.test(text) && !announces(path, policy)) {
    yield { path, message: 'ends in a colon, and nothing follows', fix: 'put the list under it, or end the sentence' };
  }
  for (const sentence of text.split(/(?<=[.。;])\s/)) {
    const article = /\barticles? \d+(?:-\d+)?|제\s*\d+\s*조/i.exec(sentence)?.[0];
    if (article === undefined || matched(sentence, facts.lawsNamed)) continue;
    yield {
      path,
      message: `points at "${article}" of the notice itself, whose numbers move with its contents`,
      fix: 'name the fact where it stands, or point at it by its id',
    };
  }
}

/** Does the notice put a list under this text? */
function announces(path: string, { destruction, trackers, remedyBodies, processors }: Policy): boolean {
  const under: Record<string, readonly unknown[] | undefined> = {
    '/destruction/separateStore': destruction?.statutory,
    '/trackers/refusal': trackers?.browserRefusal,
    '/remedyText': remedyBodies,
    '/processorSupervision': processors,
  };
  return Object.entries(under).some(([place, list]) => path.startsWith(place) && list?.length);
}
