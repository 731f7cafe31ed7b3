import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { groupCommit } from '../../src/server/storage/group-commit.js';

describe('groupCommit', () => {
  it('lets what arrives together share a commit, each answered by its own rows', async () => {
    const groups: (readonly number[])[] = [];
    const log = groupCommit(async (rows: readonly number[]) => {
      groups.push(rows);
      return rows.map((row) => -row);
    });
    const answers = await Promise.all([log.append([1]), log.append([2, 3]), log.append([4])]);
    assert.deepEqual(answers, [[-1], [-2, -3], [-4]]);
    assert.deepEqual(groups, [[1, 2, 3, 4]]);
    assert.deepEqual(await log.append([5]), [-5]);
    assert.equal(groups.length, 2);
  });

  it('keeps a transaction within its bound, but for a request that is larger by itself', async () => {
    const sizes: number[] = [];
    const write = async (rows: readonly number[]) => {
      sizes.push(rows.length);
      return [...rows];
    };
    const log = groupCommit(write, 3);
    await Promise.all([[1, 2], [3, 4], [5], [6, 7, 8, 9], [10]].map((rows) => log.append(rows)));
    assert.deepEqual(sizes, [2, 3, 4, 1]);
  });

  it('does not let the rows of one request fail its neighbours', async () => {
    const log = groupCommit(async (rows: readonly number[]) => {
      if (rows.includes(13)) throw new Error('not this one');
      return [...rows];
    });
    const answers = await Promise.allSettled([log.append([1]), log.append([2, 13]), log.append([3])]);
    assert.deepEqual(
      answers.map((a) => a.status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.deepEqual(await log.append([4]), [4]);
  });

  it('is idle when everything is answered', async () => {
    let written = 0;
    const log = groupCommit(async (rows: readonly number[]) => {
      written += rows.length;
      return [...rows];
    });
    const pending = [log.append([1]), log.append([2])];
    await log.idle();
    assert.equal(written, 2);
    await Promise.all(pending);
  });
});
