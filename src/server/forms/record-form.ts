import { encodeRecord } from '../../decision/codec.js';
import { randomHex, uuidv7 } from '../../decision/id.js';
import { readCookie } from '../../decision/read-cookie.js';
import { foldDecision } from '../../decision/record.js';
import { cookieName } from '../../policy/rules.js';
import type { PolicyInput } from '../../policy/types.js';
import { compileRules } from '../../regime/compile.js';
import type { ServerContext } from '../context.js';
import { recordCookie } from '../cookies.js';
import { sha256 } from '../hash.js';
import { isSameOrigin } from '../same-origin.js';
import { takeIn } from '../take-in.js';
import { DecisionBody } from '../wire.js';
import { type FormFields, readConsentForm } from './read-form.js';
import type { RecordedForm, RecordFormOptions } from './recorded.js';

/**
 * Records what a posted form says, unless the browser did: for pages whose visitors have no JavaScript. `trusted` is left
 * open: nobody can tell whether a person pressed the button.
 *
 * @throws Error when the server serves no such policy
 * @throws StorageFailure when the storage can't be reached: nothing is recorded
 */
export async function recordForm(
  server: ServerContext,
  request: Request,
  fields: FormFields,
  { text, source, policy: id, ...options }: RecordFormOptions = {},
): Promise<RecordedForm> {
  const served = server.policies.served(id);
  if (!served) throw new Error(`No policy "${id}" is served. Fix: name one of createConsentServer's`);
  const document = served.document as PolicyInput;
  const { region = document.region } = options;
  const rules = compileRules({ ...document, ...(region && { region }) });
  const name = cookieName(rules);
  const standing = readCookie(request.headers.get('cookie'), name);
  const posted = readConsentForm(document, fields, { ...options, region, standing });
  const done = (status: RecordedForm['status']): RecordedForm => ({ ...posted, status, cookies: [] });
  if (!isSameOrigin(request)) return done('foreign');
  if (posted.decision) return done('browser');
  if (Object.keys(posted.choices).length === 0) return done('nothing');

  const now = server.now();
  const current = posted.version === document.version;
  const body = DecisionBody.parse({
    id: uuidv7(now),
    subject: randomHex(24),
    policy: { id: document.id, version: posted.version, ...(current && { hash: served.hash }) },
    regime: rules.regime.name,
    region,
    choices: posted.choices,
    source: source ? `form:${source}` : 'form',
    language: posted.language,
    ...(text && current && { text: sha256(text) }),
    at: new Date(now).toISOString(),
  });
  await server.storage.append([await takeIn(body, undefined, now, server.policies)]);
  if (text && current) await server.texts.offer(text, { id: document.id, version: document.version }, true);
  const record = foldDecision(rules, standing, posted.choices, now);
  const secure = new URL(request.url).protocol === 'https:';
  return { ...done('stored'), decision: body.id, cookies: [recordCookie(rules, encodeRecord(record), secure)] };
}
