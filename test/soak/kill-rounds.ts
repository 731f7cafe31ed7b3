import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { TestContext } from 'node:test';
import { readLog } from '../../src/server/chain/read-log.js';
import { openReader } from '../../src/server/storage/reader.js';
import { verifyChains } from '../../src/server.js';
import { decision } from '../server/helpers.js';
import { serve } from '../server/process.js';

export interface KillResult {
  /** Decisions that the backend said it had stored. */
  acknowledged: number;
  /** Decisions that are in the log. */
  logged: number;
}

const WRITERS = 16;

/**
 * Starts `assent serve`, sends decisions from many writers at once, and ends it by SIGKILL in the midst; again and again
 * on one database. Then each acknowledged decision has to be there once, and the chains have to hold.
 *
 * @param db path of a SQLite file, or a connection string
 */
export async function killRounds(t: TestContext, directory: string, db: string, rounds: number): Promise<KillResult> {
  const acknowledged: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const { child, url } = await serve(t, directory, ['--db', db]);
    const until = acknowledged.length + 50 + Math.floor(Math.random() * 300);
    let alive = true;
    const exited = once(child, 'exit').then(() => {
      alive = false;
    });
    const writers = Array.from({ length: WRITERS }, async () => {
      while (alive) {
        const sent = Array.from({ length: 1 + Math.floor(Math.random() * 3) }, () => decision());
        try {
          const answer = await fetch(`${url}/decisions`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ decisions: sent }),
          });
          const { results } = (await answer.json()) as { results: { id: string; status: string }[] };
          for (const { id, status } of results) if (status === 'stored') acknowledged.push(id);
        } catch (error) {
          // A request that the kill cut off: its decisions may be in the log or not, but none was acknowledged.
          if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
        }
        if (acknowledged.length >= until) child.kill('SIGKILL');
      }
    });
    await Promise.all([...writers, exited]);
  }

  const log = await openReader(db);
  try {
    const heads = await log.chains();
    const logged = new Set<string>();
    let rows = 0;
    for await (const { id } of readLog(log, heads)) {
      rows += 1;
      logged.add(id);
    }
    assert.equal(rows, logged.size, 'nothing twice');
    assert.deepEqual(
      acknowledged.filter((id) => !logged.has(id)),
      [],
      'nothing lost',
    );
    const result = await verifyChains(readLog(log, heads), { heads });
    assert.deepEqual(result.problems, []);
    return { acknowledged: acknowledged.length, logged: rows };
  } finally {
    await log.close();
  }
}
