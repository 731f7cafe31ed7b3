import type { Context } from 'hono';
import type { z } from 'zod';
import { readJson } from '../json.js';
import { problemDetails, problemResponse, schemaErrors } from '../problem.js';

/** What a request says, checked: its JSON body, or the parameters of its address for GET. Or the refusal. */
export async function readInput<T extends z.ZodType>(c: Context, schema: T): Promise<z.output<T> | Response> {
  const parsed = schema.safeParse(c.req.method === 'GET' ? c.req.query() : await readJson(c));
  if (parsed.success) return parsed.data;
  const detail = 'The request says something that this route does not take';
  return problemResponse(problemDetails(400, detail, 'invalid-request', schemaErrors(parsed.error)));
}
