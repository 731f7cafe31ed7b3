/**
 * The backend as a process of its own, under `--expose-gc`: `hostile-server.ts <path>`. Says its address as a first
 * message; asked for its heap, it collects and answers with bytes. Whatever it logs is a failure, and told.
 */
import { listen } from '../../src/server/node.js';
import { createConsentServer, sqliteStorage } from '../../src/server.js';
import { policy, token } from '../server/helpers.js';

const secret = 'x'.repeat(32);
const server = createConsentServer({
  policy,
  storage: sqliteStorage({ path: process.argv[2]! }),
  admin: { token },
  identify: { audience: 'a', secret, pepper: secret },
  log: (failure) => process.send!({ failure }),
});
const { url } = await listen(server, { port: 0, retentionEvery: 0 });
process.on('message', () => {
  globalThis.gc!();
  process.send!({ heap: process.memoryUsage().heapUsed });
});
process.send!({ url });
