import { chromeLauncher } from '@web/test-runner-chrome';
import { browserPath } from '../setup/browsers.mjs';
import { CHROMIUM_ARGS } from '../setup/chromium-args.mjs';
import { config } from './shared.mjs';

const launchOptions = { executablePath: browserPath('chromium'), headless: true, args: CHROMIUM_ARGS };

// One page at a time: a page behind another gets no animation frames and no focus.
export default await config({ engine: 'chromium', browsers: [chromeLauncher({ launchOptions })], concurrency: 1 });
