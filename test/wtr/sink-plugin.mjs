/** Runs a sink beside the tests, and tells the page where it is: `window.__env.sink` (and `.sinkOwn`, by address). */
import { startSink } from '../setup/sink.mjs';

export function sinkPlugin() {
  let sink;
  return {
    name: 'sink',
    async serverStart() {
      sink = await startSink();
    },
    async serverStop() {
      await sink?.close();
    },
    /** A same-origin way to the log, for tests whose page may not speak to the sink; `?match=` as the sink has it. */
    serve(context) {
      if (context.path === '/__env.js') {
        return { body: `window.__env = ${JSON.stringify({ sink: sink.url, sinkOwn: sink.ownUrl })};`, type: 'js' };
      }
      if (context.path !== '/__sink/log') return undefined;
      const { match = '', clear } = context.query;
      const body = JSON.stringify(sink.log(match));
      if (clear !== undefined) sink.clear(match);
      return { body, type: 'application/json', headers: { 'cache-control': 'no-store' } };
    },
    /** The page has `__env` before any module runs. */
    transform(context) {
      if (!context.response.is('html') || !context.query['wtr-session-id']) return undefined;
      return { body: context.body.replace('<head>', '<head><script src="/__env.js"></script>') };
    },
  };
}
