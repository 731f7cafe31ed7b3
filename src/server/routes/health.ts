import type { Context } from 'hono';
import type { ServerContext } from '../context.js';

/** `GET /health`: is it ready? The database has just answered; when it does not, this fails with 503 like any route. */
export const getHealth = (server: ServerContext) => async (c: Context) => {
  await server.storage.ping();
  return c.json({ status: 'ok' });
};
