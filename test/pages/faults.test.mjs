import { browserRounds } from '../soak/browser-rounds.mjs';
import { forEngines } from './browser.mjs';

const SEED = Number(process.env.ASSENT_SEED ?? Date.now() % 2 ** 31);

// A sample; the full count is that of `npm run soak`.
forEngines(
  'what a browser, its network and its backend do to decisions loses none and stores none twice',
  async ({ engine, t }) => {
    t.diagnostic(`ASSENT_SEED=${SEED}`);
    t.diagnostic(JSON.stringify(await browserRounds(t, { engine, sequences: 3, seed: SEED, stalls: 0, kills: 1 })));
  },
  // Random: a browser that retries by itself, stalls, and a wait that doubles take more than a page's test does.
  { variant: true, timeout: 240_000 },
);
