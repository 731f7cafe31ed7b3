import type { Context } from 'hono';
import type { ServerContext } from '../context.js';

/** `POST /admin/keys`: replaces the key that signs receipts. The public part of the one before stays published. */
export const postKeys = (server: ServerContext) => async (c: Context) =>
  c.json({ kid: await server.keys.rotate() }, 201);
