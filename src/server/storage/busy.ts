import { setTimeout as wait } from 'node:timers/promises';

/**
 * Runs `work` again while another connection holds SQLite's lock. SQLite's own waiting (`busy_timeout`) would block the
 * event loop, and for ever so when the holder is another instance in this very process.
 *
 * @param work has changed nothing when it rejects with SQLITE_BUSY
 * @param patience milliseconds after which that rejection is passed on
 */
export async function whileBusy<T>(patience: number, work: () => Promise<T>): Promise<T> {
  const until = Date.now() + patience;
  for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error;
      await wait(pause * (0.5 + Math.random()));
    }
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
