import type { LoggedDecision } from './storage/types.js';

/**
 * The decisions of one person from several devices as one log: the server's order decides. But where two devices
 * answered a unit at the same instant, the withdrawal counts, whichever arrived first.
 *
 * @param logs the decisions of each subject, in the server's order
 */
export function mergeLogs(logs: readonly (readonly LoggedDecision[])[]): LoggedDecision[] {
  if (logs.length === 1) return [...logs[0]!];
  const denied = new Map<string, LoggedDecision>();
  return logs
    .flat()
    .sort((a, b) => a.seq - b.seq)
    .map((row) => {
      const choices = Object.entries(row.choices).filter(([unit, granted]) => {
        const last = denied.get(unit);
        if (!granted) denied.set(unit, row);
        return !(granted && last && last.subject !== row.subject && last.occurredAt === row.occurredAt);
      });
      return { ...row, choices: Object.fromEntries(choices) };
    });
}
