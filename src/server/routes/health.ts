import { jsonResponse } from '../answer.js';
import type { ServerContext } from '../context.js';

/** `GET /health`: is it ready? The database has just answered; when it does not, this fails with 503 like any route. */
export const getHealth = (server: ServerContext) => async () => {
  await server.storage.ping();
  return jsonResponse({ status: 'ok' });
};

/** `GET /health/live`: the process answers. A database that is away is no reason to start it anew. */
export const getLive = () => jsonResponse({ status: 'ok' });
