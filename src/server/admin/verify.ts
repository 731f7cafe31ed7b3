import { readLog } from '../chain/read-log.js';
import { verifyChains } from '../chain/verify.js';
import type { ServerContext } from '../context.js';
import type { ChainedDecision } from '../storage/types.js';

/** Rows from one sign of life to the next: a second's work or so. */
const ROWS = 10_000;

/**
 * `GET /admin/verify`: reads the whole log and checks its chains. The heads that it answers are anchors for later. Millions
 * of rows take minutes, and whoever waits between (a proxy, a client) ends what is silent for one: so the answer begins at
 * once, with white space, which JSON allows in front of it.
 */
export const getVerify = (server: ServerContext) => async () => {
  const heads = await server.storage.chains();
  const encoder = new TextEncoder();
  let wanted = true;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const alive = () => controller.enqueue(encoder.encode(' '));
      async function* rows(): AsyncGenerator<ChainedDecision> {
        let read = 0;
        for await (const row of readLog(server.storage, heads)) {
          if (!wanted) return;
          read += 1;
          if (read % ROWS === 0) alive();
          yield row;
        }
      }
      alive();
      verifyChains(rows(), { heads })
        .then((result) => {
          if (!wanted) return;
          controller.enqueue(encoder.encode(JSON.stringify(result)));
          controller.close();
        })
        .catch((error: unknown) => {
          const message = error instanceof Error ? error.message : String(error);
          server.log({ level: 'error', event: 'verification-failed', message });
          controller.error(new Error('The verification broke off; ask again'));
        });
    },
    cancel() {
      wanted = false;
    },
  });
  return new Response(body, { headers: { 'content-type': 'application/json' } });
};
