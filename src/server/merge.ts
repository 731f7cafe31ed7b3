import type { LoggedDecision } from './storage/types.js';

/**
 * The decisions of one person from several devices as one log: the server's order decides. But a withdrawal wins over a
 * grant that another device made before it, or at the same instant, and sent after it: a phone that was offline brings
 * back nothing that was taken back meanwhile.
 *
 * @param logs the decisions of each subject, in the server's order
 */
export function mergeLogs(logs: readonly (readonly LoggedDecision[])[]): LoggedDecision[] {
  if (logs.length === 1) return [...logs[0]!];
  /** By unit and subject: when it was last denied. */
  const denied = new Map<string, Map<LoggedDecision['subject'], string>>();
  return logs
    .flat()
    .sort((a, b) => a.seq - b.seq)
    .map((row) => {
      const choices = Object.entries(row.choices).filter(([unit, granted]) => {
        const before = denied.get(unit) ?? new Map();
        if (!granted) denied.set(unit, before.set(row.subject, row.occurredAt));
        return !(granted && [...before].some(([subject, at]) => subject !== row.subject && at >= row.occurredAt));
      });
      return { ...row, choices: Object.fromEntries(choices) };
    });
}
