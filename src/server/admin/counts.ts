import type { Context } from 'hono';
import { jsonResponse } from '../answer.js';
import type { ServerContext } from '../context.js';
import { readInput } from './body.js';
import { Filter, toFilter } from './filter.js';

export const CountsQuery = Filter.pick({ purpose: true, from: true, to: true });

/** `GET /admin/counts`: how often each unit was granted and denied, by day, source and policy version. */
export const getCounts = (server: ServerContext) => async (c: Context) => {
  const input = await readInput(c, CountsQuery);
  if (input instanceof Response) return input;
  return jsonResponse({ counts: await server.storage.count(toFilter(input)) });
};
