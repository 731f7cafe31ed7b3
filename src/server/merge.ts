import { TOLERANCE } from './clock.js';
import type { LoggedDecision } from './storage/types.js';

type Subject = LoggedDecision['subject'];

/**
 * The decisions of one person, from one device or several, as one log: the server's order decides, save for what was
 * made before something else and arrived after it, from a phone that was offline or a tab whose storage was full.
 *
 * Within a device its own clock, which never goes back (`fold`), tells what was before: the device's last answer stands.
 * That a withdrawal was before a grant is believed only if the server's clock does not say otherwise. Between devices the
 * server's clock tells, and only of withdrawals: an older grant brings back nothing, nor does one of the same instant.
 *
 * @param logs the decisions of each subject, in the server's order
 */
export function mergeLogs(logs: readonly (readonly LoggedDecision[])[]): LoggedDecision[] {
  /** By unit and subject: the newest answer of either kind, whatever came in after it. */
  const granted = new Map<string, Map<Subject, LoggedDecision>>();
  const denied: typeof granted = new Map();
  const of = (answers: typeof granted, unit: string) => {
    const found = answers.get(unit) ?? new Map<Subject, LoggedDecision>();
    answers.set(unit, found);
    return found;
  };
  return logs
    .flat()
    .sort((a, b) => a.seq - b.seq)
    .map((row) => {
      const counts = ([unit, grants]: [string, boolean]): boolean => {
        if (grants) {
          const late = (denial: LoggedDecision) =>
            denial.subject === row.subject ? at(denial) > at(row) : denial.occurredAt >= row.occurredAt;
          if ([...of(denied, unit).values()].some(late)) return false;
        } else {
          const later = of(granted, unit).get(row.subject);
          const told = later && Date.parse(later.occurredAt) + TOLERANCE > Date.parse(row.occurredAt);
          if (told && at(later) > at(row)) return false;
        }
        const newest = of(grants ? granted : denied, unit);
        const before = newest.get(row.subject);
        if (!before || at(before) <= at(row)) newest.set(row.subject, row);
        return true;
      };
      return { ...row, choices: Object.fromEntries(Object.entries(row.choices).filter(counts)) };
    });
}

/** By the device's own clock. */
const at = (row: LoggedDecision): number => Date.parse(row.at);
