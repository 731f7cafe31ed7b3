import type { Context } from 'hono';
import { readLog } from '../chain/read-log.js';
import { verifyChains } from '../chain/verify.js';
import type { ServerContext } from '../context.js';

/** `GET /admin/verify`: reads the whole log and checks its chains. The heads that it answers are anchors for later. */
export const getVerify = (server: ServerContext) => async (c: Context) => {
  const heads = await server.storage.chains();
  return c.json(await verifyChains(readLog(server.storage, heads), { heads }));
};
