interface Waiting<Row, Outcome> {
  rows: readonly Row[];
  resolve(outcomes: Outcome[]): void;
  reject(reason: unknown): void;
}

/**
 * Lets requests that arrive together share one transaction, and so one wait for the disk: each still resolves only after
 * its own commit. While one group is being written, the next one gathers.
 *
 * @param write commits all rows in one transaction and gives one outcome a row, or rejects having stored nothing
 * @param most rows that one transaction may hold; a single larger request goes alone
 */
export function groupCommit<Row, Outcome>(
  write: (rows: readonly Row[]) => Promise<Outcome[]>,
  most = 512,
): { append(rows: readonly Row[]): Promise<Outcome[]>; idle(): Promise<void> } {
  const queue: Waiting<Row, Outcome>[] = [];
  let running: Promise<void> | undefined;

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      // Let requests of the same moment join before the disk is asked.
      await new Promise((resolve) => setImmediate(resolve));
      const group: Waiting<Row, Outcome>[] = [];
      for (let size = 0; queue[0] && (size === 0 || size + queue[0].rows.length <= most); ) {
        size += queue[0].rows.length;
        group.push(queue.shift()!);
      }
      await settle(group);
    }
    running = undefined;
  }

  async function settle(group: readonly Waiting<Row, Outcome>[]): Promise<void> {
    try {
      const outcomes = await write(group.flatMap((waiting) => waiting.rows));
      let from = 0;
      for (const { rows, resolve } of group) {
        resolve(outcomes.slice(from, from + rows.length));
        from += rows.length;
      }
    } catch (error) {
      // One request's rows must not fail its neighbours: each gets a transaction of its own.
      if (group.length === 1) group[0]!.reject(error);
      else for (const waiting of group) await settle([waiting]);
    }
  }

  return {
    append(rows) {
      return new Promise((resolve, reject) => {
        queue.push({ rows, resolve, reject });
        running ??= drain();
      });
    },
    async idle() {
      while (running) await running;
    },
  };
}
