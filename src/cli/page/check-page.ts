import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FIX } from '../../policy/surface.js';
import { type Terminal, UsageError } from '../command.js';
import { findDist } from '../dist.js';
import { launchBrowser, MissingError } from './browser.js';
import { inspect, NoAssentError, press, type View } from './visit.js';

const VIEWS: View[] = [
  { name: 'light', scheme: 'light', width: 1280, height: 800 },
  { name: 'dark', scheme: 'dark', width: 1280, height: 800 },
  { name: '320 px', scheme: 'light', width: 320, height: 640 },
];

/**
 * `assent check --page`: is neither answer favoured on this page?
 *
 * @returns 0 when none is, 1 when one is, 2 when it could not be seen
 * @throws {UsageError} when `url` is no http or https address
 */
export async function checkPage(
  url: string,
  { json, browser: program }: { json?: boolean; browser?: string },
  terminal: Terminal,
): Promise<number> {
  if (!/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) throw new UsageError(`${url} is no page`);
  const code = await readFile(join(await findDist(), 'honesty.js'), 'utf8');
  try {
    const browser = await launchBrowser(program);
    try {
      const views: { view: string; problems: string[] }[] = [];
      for (const view of VIEWS) {
        const problems = await inspect(browser, url, view, code);
        // What can't be seen can't be clicked on: that has been said.
        if (view === VIEWS[0] && !problems.length)
          for (const role of ['reject', 'accept'] as const)
            problems.push(...(await press(browser, url, view, code, role)));
        views.push({ view: view.name, problems });
      }
      const valid = views.every(({ problems }) => !problems.length);
      if (json) terminal.out(JSON.stringify({ valid, page: url, views }, null, 2));
      else {
        for (const { view, problems } of views)
          for (const line of problems.length ? problems : ['refuse and accept are equal, nothing is ticked'])
            terminal.out(`${view.padEnd(8)} ${line}`);
        if (!valid) terminal.out(FIX);
      }
      return valid ? 0 : 1;
    } finally {
      await browser.close();
    }
  } catch (error) {
    const known = error instanceof MissingError || error instanceof NoAssentError || /net::ERR/.test(String(error));
    if (!known) throw error;
    terminal.err(`assent check: ${(error as Error).message}`);
    return 2;
  }
}
