import type { Context } from 'hono';
import { jsonResponse } from '../answer.js';
import type { ServerContext } from '../context.js';
import type { EraseAnswer } from '../wire.js';
import { readInput } from './body.js';
import { Filter, toFilter } from './filter.js';

export const EraseBody = Filter.pick({ subject: true }).required();

/** `POST /admin/erase`: forgets a subject for the owner, by its hash or its capability. */
export const postErase = (server: ServerContext) => async (c: Context) => {
  const input = await readInput(c, EraseBody);
  if (input instanceof Response) return input;
  const { subject } = toFilter(input);
  return jsonResponse({ erased: await server.storage.erase(subject!) } satisfies EraseAnswer);
};
