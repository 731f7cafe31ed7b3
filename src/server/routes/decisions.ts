import type { Context } from 'hono';
import { jsonResponse } from '../answer.js';
import type { ServerContext } from '../context.js';
import { readJson } from '../json.js';
import { type ProblemDetails, problemDetails, problemResponse, schemaErrors } from '../problem.js';
import type { AppendOutcome, DecisionRow } from '../storage/types.js';
import { takeIn } from '../take-in.js';
import { type BatchAnswer, BatchBody, DecisionBody } from '../wire.js';

type Result = BatchAnswer['results'][number];

/**
 * `POST /decisions`: takes in a batch. Each entry is answered for itself, in its place, and "stored" is said only after
 * the commit. Sending the same again is always safe.
 */
export const postDecisions = (server: ServerContext) => async (c: Context) => {
  const received = server.now();
  const batch = BatchBody.safeParse(await readJson(c));
  if (!batch.success) return problemResponse(invalid('invalid-batch', 'The body is not a batch', batch.error, 400));
  const sent = batch.data.sent === undefined ? undefined : Date.parse(batch.data.sent);

  const results: Result[] = [];
  const rows: { row: DecisionRow; body: DecisionBody; place: number }[] = [];
  for (const [place, entry] of batch.data.decisions.entries()) {
    const parsed = DecisionBody.safeParse(entry);
    if (parsed.success) {
      const body = parsed.data;
      rows.push({ place, body, row: await takeIn(body, sent, received, server.policies) });
    } else {
      const problem = invalid('invalid-decision', 'This entry is not a decision', parsed.error, 422);
      results[place] = { id: idOf(entry), status: 'rejected', problem: { ...problem } };
    }
  }
  const costs = new Map<string, number>();
  for (const { row } of rows) costs.set(row.subject!, (costs.get(row.subject!) ?? 0) + 1);
  const wait = server.limits.subjects(costs);
  if (wait) return wait;
  const outcomes = await server.storage.append(rows.map(({ row }) => row));
  for (const [i, { row, place }] of rows.entries()) results[place] = answer(row.id, outcomes[i]!);
  // Only of policies that are known here: what else is sent may be anything.
  const shown = rows.flatMap(({ row: { text, serverHash } }) => (text && serverHash ? [text] : []));
  const texts = shown.length > 0 ? await server.texts.wanted(shown) : [];
  const answered = jsonResponse({ results, ...(texts.length > 0 && { texts }) } satisfies BatchAnswer);
  if (server.cookies) {
    const taken = rows.filter((_, i) => outcomes[i] !== 'conflict').map(({ body }) => body);
    for (const cookie of server.cookies.after(c, taken)) answered.headers.append('set-cookie', cookie);
  }
  return answered;
};

function answer(id: string, outcome: AppendOutcome): Result {
  if (outcome !== 'conflict') return { id, status: outcome };
  const detail = 'The log holds another decision under this id; send this one under an id of its own';
  return { id, status: 'rejected', problem: { ...problemDetails(409, detail, 'id-taken') } };
}

function invalid(
  name: string,
  detail: string,
  error: Parameters<typeof schemaErrors>[0],
  status: 400 | 422,
): ProblemDetails {
  return problemDetails(status, detail, name, schemaErrors(error));
}

/** The id that an entry seems to have, so that its sender can tell which one was meant. */
function idOf(entry: unknown): string | null {
  if (typeof entry !== 'object' || entry === null || !('id' in entry)) return null;
  return typeof entry.id === 'string' && entry.id.length <= 64 ? entry.id : null;
}
