import Cookies from 'js-cookie';
import { encodeRecord } from '../decision/codec.js';
import { newSubject, uuidv7 } from '../decision/id.js';
import { flattenChoices, foldDecision, isChoosable } from '../decision/record.js';
import type { Choices, ConsentRecord, Decision } from '../decision/types.js';
import { cookieDays, cookieName } from '../policy/rules.js';
import type { Consent } from './consent.js';
import { warn } from './warn.js';

/** What goes with a decision besides the choices. */
export interface Act {
  source: string;
  language: string;
  trusted?: boolean;
}

export interface Writer {
  /**
   * Records choices. All of it is synchronous: cookie, mirror and outbox are written before anybody is told.
   *
   * @param specific false for "all": a grant that does not name its purpose stands against no opt-out signal
   * @returns undefined when the policy knows nothing of what was chosen
   */
  decide(choices: Choices, act: Act, specific?: boolean): Decision | undefined;
  /** Writes a record to cookie and mirror, and tells everybody. */
  commit(record: ConsentRecord, source: string): void;
}

/** Storage key of the subject's capability; never in the cookie, which goes out with every request. */
export const subjectKey = (name: string): string => `${name}:subject`;

/**
 * The one writer.
 *
 * @param keep puts the decision into the outbox
 */
export function createWriter(consent: Consent, keep: (decision: Decision) => unknown): Writer {
  const { rules } = consent;
  const { id, version, regime, region } = rules;
  const name = cookieName(rules);
  const { path = '/', domain } = rules.cookie ?? {};

  function commit(record: ConsentRecord, source: string): void {
    const value = encodeRecord(record);
    const secure = location.protocol === 'https:';
    try {
      Cookies.set(name, value, { expires: cookieDays(rules), path, sameSite: 'Lax', secure, ...(domain && { domain }) });
      localStorage.setItem(name, value);
    } catch (error) {
      warn('The browser keeps no storage here: the choice holds for this page only', error);
    }
    consent.commit(record, source);
  }

  let subject: string | null | undefined;
  /** Made at the first decision, not before. */
  function subjectId(): string {
    try {
      subject = localStorage.getItem(subjectKey(name)) ?? subject ?? newSubject();
      localStorage.setItem(subjectKey(name), subject);
    } catch {
      subject ??= newSubject(); // storage is blocked, as commit() says
    }
    return subject;
  }

  return {
    commit,
    decide(choices, act, specific = consent.gpc) {
      const units = flattenChoices(choices);
      const unknown = Object.keys(units).filter((unit) => !isChoosable(rules, unit));
      for (const unit of unknown) delete units[unit];
      if (unknown.length) warn(`Not in the policy, or required: ${unknown}. Fix: decide on its ids`);
      if (!Object.keys(units).length) return;
      // Another tab may have decided since: its answers on other units must not be lost.
      consent.refresh();
      const record = foldDecision(rules, consent.record, units, Date.now(), specific);
      const decision: Decision = {
        id: uuidv7(record.at),
        subject: subjectId(),
        policy: { id, version, ...(rules.hash && { hash: rules.hash }) },
        regime: regime.name,
        ...(region && { region }),
        choices: units,
        at: new Date(record.at).toISOString(),
        ...act,
      };
      keep(decision);
      commit(record, act.source);
      return decision;
    },
  };
}
