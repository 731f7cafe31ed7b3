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
