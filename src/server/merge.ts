import type { LoggedDecision } from './storage/types.js';

/**
 * The decisions of one person, from one device or several, as one log: the server's order decides. But a withdrawal wins
 * over a grant that was made before it and arrived after it: a phone that was offline, or a tab whose storage was full,
 * brings back nothing that was taken back meanwhile. Within a device its own clock tells what was before, which never
 * goes back (`fold`); between devices the server's clock does, and a withdrawal wins over a grant of the same instant.
 *
 * @param logs the decisions of each subject, in the server's order
 */
export function mergeLogs(logs: readonly (readonly LoggedDecision[])[]): LoggedDecision[] {
  /** By unit and subject: the last withdrawal. */
  const denied = new Map<string, Map<LoggedDecision['subject'], LoggedDecision>>();
  return logs
    .flat()
    .sort((a, b) => a.seq - b.seq)
    .map((row) => {
      const late = (denial: LoggedDecision) =>
        denial.subject === row.subject
          ? Date.parse(denial.at) > Date.parse(row.at)
          : denial.occurredAt >= row.occurredAt;
      const choices = Object.entries(row.choices).filter(([unit, granted]) => {
        const before = denied.get(unit) ?? new Map<LoggedDecision['subject'], LoggedDecision>();
        if (!granted) denied.set(unit, before.set(row.subject, row));
        return !(granted && [...before.values()].some(late));
      });
      return { ...row, choices: Object.fromEntries(choices) };
    });
}
