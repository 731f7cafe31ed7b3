/** A sample of the random documents that `npm run soak` gives the release scheduler, in each engine. */
import { SEED } from '../../soak/fast-check.ts';
import { schedulerRuns } from '../../soak/scheduler/runs.mjs';
import { forEngines } from '../browser.mjs';

forEngines(`random documents keep order, once-only and consent, ASSENT_SEED=${SEED}`, async ({ browser, t }) => {
  t.diagnostic(JSON.stringify(await schedulerRuns(browser, { runs: 24, seed: SEED })));
});
