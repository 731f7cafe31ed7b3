import { Hono } from 'hono';
import type { ServerContext } from '../context.js';
import { getText, postText } from '../routes/texts.js';
import { getCounts } from './counts.js';
import { postErase } from './erase.js';
import { getExport } from './export.js';
import { postKeys } from './keys.js';
import { postSearch } from './search.js';
import { requireToken } from './token.js';
import { getVerify } from './verify.js';

/** The owner's routes, below `/admin`, all behind the token. */
export function adminApp(server: ServerContext, token: string): Hono {
  const app = new Hono();
  app.use(requireToken(token));
  app.get('/verify', getVerify(server));
  app.post('/keys', postKeys(server));
  app.get('/export', getExport(server));
  app.get('/counts', getCounts(server));
  app.post('/search', postSearch(server));
  app.post('/erase', postErase(server));
  app.post('/texts', postText(server, true));
  app.get('/texts/:hash', getText(server));
  return app;
}
