/** Where a command reads and writes: the terminal's, or a test's. */
export interface Terminal {
  /** Writes one line of result. */
  out(line: string): void;
  /** Writes one line of complaint or progress. */
  err(line: string): void;
}

/**
 * One command of `assent`. It answers with the exit code:
 * 0 done; 1 it ran and found something wrong; 2 it could not run as it was called.
 */
export interface Command {
  /** Printed by `--help`: usage, what it does, its options. */
  help: string;
  /** @throws UsageError when it was called wrongly */
  run(args: string[], terminal: Terminal): Promise<number>;
}

/** The command was called wrongly: the message says how, the terminal adds the usage. Exit code 2. */
export class UsageError extends Error {}
