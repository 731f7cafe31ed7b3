import type { Context } from 'hono';
import { z } from 'zod';
import { exportLines } from '../chain/export.js';
import { readLog } from '../chain/read-log.js';
import type { ServerContext } from '../context.js';
import type { ChainedDecision, DecisionFilter } from '../storage/types.js';
import { readInput } from './body.js';
import { csvLines } from './csv.js';
import { Filter, toFilter } from './filter.js';

export const ExportQuery = Filter.pick({ purpose: true, from: true, to: true }).extend({
  format: z.enum(['ndjson', 'csv']).default('ndjson'),
});

/** Rows that are in memory at a time. */
const PAGE = 500;

/**
 * `GET /admin/export`: the log, or what fits a filter, as NDJSON (which `assent verify` checks) or CSV. Written as it is
 * read: memory does not grow with the log, and a reader that is slow slows the reading.
 */
export const getExport = (server: ServerContext) => async (c: Context) => {
  const input = await readInput(c, ExportQuery);
  if (input instanceof Response) return input;
  const { format, ...given } = input;
  const filter = toFilter(given);
  const complete = Object.keys(filter).length === 0;
  const chains = await server.storage.chains();
  const rows = complete ? readLog(server.storage, chains) : readFiltered(server, filter);
  const exported = new Date(server.now()).toISOString();
  const lines = format === 'csv' ? csvLines(rows) : exportLines(rows, { exported, complete, chains });
  const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson';
  return new Response(stream(lines, format === 'csv' ? '\r\n' : '\n', server), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="consent-${exported.slice(0, 10)}.${format}"`,
    },
  });
};

async function* readFiltered(server: ServerContext, filter: DecisionFilter): AsyncGenerator<ChainedDecision> {
  const extent = await server.storage.extent(filter);
  if (!extent) return;
  for (let after = extent.first - 1; ; ) {
    const page = await server.storage.find({ ...filter, through: extent.last }, after, PAGE);
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

/** Lines as bytes, some at a time. When reading fails half-way the stream breaks off: never a file that seems whole. */
function stream(
  lines: AsyncGenerator<string, void, undefined>,
  lineBreak: string,
  server: ServerContext,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        let text = '';
        while (text.length < 65_536) {
          const { value, done } = await lines.next();
          if (done) {
            if (text) controller.enqueue(encoder.encode(text));
            controller.close();
            return;
          }
          text += value + lineBreak;
        }
        controller.enqueue(encoder.encode(text));
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        server.log({ level: 'error', event: 'export-failed', message });
        // Adapters may send the message of this on: what went wrong inside is for the log alone.
        controller.error(new Error('The export broke off; ask again'));
      }
    },
    async cancel() {
      await lines.return();
    },
  });
}
