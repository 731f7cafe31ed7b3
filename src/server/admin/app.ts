import { Hono } from 'hono';
import type { ServerContext } from '../context.js';
import { postKeys } from './keys.js';
import { requireToken } from './token.js';
import { getVerify } from './verify.js';

/** The owner's routes, below `/admin`, all behind the token. */
export function adminApp(server: ServerContext, token: string): Hono {
  const app = new Hono();
  app.use(requireToken(token));
  app.get('/verify', getVerify(server));
  app.post('/keys', postKeys(server));
  return app;
}
