import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Browser } from 'puppeteer-core';

/** What is missing, and how to put it right. */
export class MissingError extends Error {}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch (error) {
    if (['ENOENT', 'EACCES', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

const onPath = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(isProgram);

/**
 * Starts an installed Chromium, Chrome or Edge. Nothing is downloaded.
 *
 * @param program its path; else `CHROMIUM_PATH`, the PATH, and where Chrome installs itself
 * @throws {MissingError} where puppeteer-core or a browser is missing
 */
export async function launchBrowser(program = process.env.CHROMIUM_PATH): Promise<Browser> {
  const { default: puppeteer } = await import('puppeteer-core').catch((error: Error) => {
    throw new MissingError(
      `--page needs puppeteer-core. Fix: npm install --save-dev puppeteer-core (${error.message})`,
    );
  });
  const executablePath = program ?? onPath();
  // Root has no sandbox: Chromium refuses to start with one, as in most containers.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const where = executablePath ? { executablePath } : { channel: 'chrome' as const };
  return puppeteer.launch({ ...where, args, headless: true }).catch((error: Error) => {
    const [line] = error.message.split('\n');
    const fix = 'Fix: install Chromium or Chrome, or name its program by --browser or CHROMIUM_PATH';
    throw new MissingError(`no browser could be started (${line}). ${fix}`);
  });
}
