import type { Context } from 'hono';

/** The body as JSON; `undefined` (which no schema accepts) when it is none. */
export async function readJson(c: Context): Promise<unknown> {
  const text = await c.req.text();
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const texts = new WeakMap<Response, string>();

/** An answer whose text an adapter can have at once, by `textOf`. */
export function jsonResponse(body: unknown, init: ResponseInit = {}): Response {
  const text = JSON.stringify(body);
  const response = new Response(text, { ...init, headers: { 'content-type': 'application/json', ...init.headers } });
  texts.set(response, text);
  return response;
}

/** The text of an answer of `jsonResponse`; undefined for any other. */
export const textOf = (response: Response): string | undefined => texts.get(response);
