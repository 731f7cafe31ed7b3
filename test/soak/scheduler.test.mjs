import { forEngines } from '../pages/browser.mjs';
import { SEED } from './fast-check.ts';
import { schedulerRuns } from './scheduler/runs.mjs';

const RUNS = Number(process.env.ASSENT_RUNS ?? 10_000);
const only = process.env.ASSENT_RUN === undefined ? undefined : Number(process.env.ASSENT_RUN);

forEngines(
  `${RUNS} random documents keep order, once-only and consent, ASSENT_SEED=${SEED}`,
  async ({ browser, t }) => {
    t.diagnostic(JSON.stringify(await schedulerRuns(browser, { runs: RUNS, seed: SEED, only })));
  },
  { timeout: 3_600_000, engines: ['chromium'] },
);
