import Cookies from 'js-cookie';
import { encodeRecord } from '../decision/codec.js';
import { fold } from '../decision/fold.js';
import { randomHex, uuidv7 } from '../decision/id.js';
import type { Choice, ConsentRecord, Decision } from '../decision/types.js';
import { cookieDays, cookieName } from '../policy/rules.js';
import type { Consent } from './consent.js';
import { memory, put, withStorage } from './keep.js';

/** What goes with a decision besides the answers. */
export type Act = Pick<Decision, 'source' | 'language' | 'trusted' | 'text'>;

export interface Writer {
  /** Records answers. All of it is synchronous: outbox, cookie and mirror are written before anybody is told. */
  write(answers: Record<string, Choice>, act: Act): Decision;
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
  const key = subjectKey(name);
  const { path = '/', domain } = rules.cookie ?? {};

  const commit = (record: ConsentRecord, source: string): void => {
    const value = encodeRecord(record);
    const secure = location.protocol === 'https:';
    withStorage(() => Cookies.set(name, value, { expires: cookieDays(rules), path, domain, sameSite: 'Lax', secure }));
    put(name, value);
    consent.commit(record, source);
  };

  return {
    commit,
    write(answers, act) {
      // Another tab may have decided since: its answers on other units must not be lost.
      consent.refresh();
      const record = fold(rules, consent.record, answers, Date.now());
      // Made at the first decision, not before: 192 random bits.
      const subject = withStorage(() => localStorage[key] as string | undefined) ?? memory[key] ?? randomHex(24);
      put(key, subject);
      const choices: Decision['choices'] = {};
      for (const unit in answers) choices[unit] = answers[unit]!.granted;
      const decision = {
        id: uuidv7(record.at),
        subject,
        policy: { id, version, hash: rules.hash },
        regime: regime.name,
        region,
        choices,
        at: new Date(record.at).toISOString(),
        ...act,
      } as Decision; // JSON leaves out what is undefined
      keep(decision);
      commit(record, act.source);
      return decision;
    },
  };
}
