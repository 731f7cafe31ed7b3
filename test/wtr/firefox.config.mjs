import { chromeLauncher } from '@web/test-runner-chrome';
import * as puppeteer from 'puppeteer-core';
import { browserPath } from '../setup/browsers.mjs';
import { config } from './shared.mjs';

// The launcher drives whatever puppeteer starts: here Firefox, over WebDriver BiDi.
const launchOptions = { browser: 'firefox', executablePath: browserPath('firefox'), headless: true };

// One page at a time: with more, Firefox takes the focus from all but one of them.
export default await config({
  engine: 'firefox',
  browsers: [chromeLauncher({ puppeteer, launchOptions })],
  concurrency: 1,
});
