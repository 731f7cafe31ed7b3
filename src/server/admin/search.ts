import type { Context } from 'hono';
import { z } from 'zod';
import type { ServerContext } from '../context.js';
import type { ChainedDecision } from '../storage/types.js';
import { readInput } from './body.js';
import { Filter, toFilter } from './filter.js';

export const SearchBody = Filter.extend({
  after: z.int().nonnegative().default(0).describe('Go on after this seq: the "next" of the answer before'),
  limit: z.int().min(1).max(1000).default(100),
});

export interface SearchAnswer {
  decisions: ChainedDecision[];
  /** Where to go on; null when these were the last. */
  next: number | null;
}

/** `POST /admin/search`: the decisions that fit a filter, in the server's order. A body, so that no address holds a subject. */
export const postSearch = (server: ServerContext) => async (c: Context) => {
  const input = await readInput(c, SearchBody);
  if (input instanceof Response) return input;
  const { after, limit, ...filter } = input;
  const decisions = await server.storage.find(toFilter(filter), after, limit);
  const next = decisions.length === limit ? (decisions.at(-1)?.seq ?? null) : null;
  return c.json({ decisions, next } satisfies SearchAnswer);
};
