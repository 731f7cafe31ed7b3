import type { Context } from 'hono';
import { z } from 'zod';
import { jsonResponse } from '../answer.js';
import type { ServerContext } from '../context.js';
import type { ChainedDecision, ConsentStorage, DecisionFilter } from '../storage/types.js';
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

/** Dates say where in the log to look; without, a late day would be searched for from the beginning. */
async function find(storage: ConsentStorage, filter: DecisionFilter, after: number, limit: number) {
  const dated = filter.from !== undefined || filter.to !== undefined;
  if (!dated || filter.id !== undefined || filter.subject !== undefined) return storage.find(filter, after, limit);
  const extent = await storage.extent(filter);
  if (!extent) return [];
  return storage.find({ ...filter, through: extent.last }, Math.max(after, extent.first - 1), limit);
}

/** `POST /admin/search`: the decisions that fit a filter, in the server's order. A body, so that no address holds a subject. */
export const postSearch = (server: ServerContext) => async (c: Context) => {
  const input = await readInput(c, SearchBody);
  if (input instanceof Response) return input;
  const { after, limit, ...given } = input;
  const decisions = await find(server.storage, toFilter(given), after, limit);
  const next = decisions.length === limit ? (decisions.at(-1)?.seq ?? null) : null;
  return jsonResponse({ decisions, next } satisfies SearchAnswer);
};
