import { decodeRecord } from '../decision/codec.js';
import type { ConsentRecord } from '../decision/types.js';
import { cookieDays, cookieName, type Rules } from '../policy/rules.js';
import { attempt } from './attempt.js';

/**
 * The record as this browser keeps it: the newest of the cookie (each variant of it, where several paths or domains
 * hold one) and its mirror in localStorage, if it has not run out and is newer than what is `known`. Blocked or malformed storage holds none.
 */
export const readRecord = (rules: Rules, known?: ConsentRecord): ConsentRecord | undefined => {
  const name = cookieName(rules);
  const key = `${name}=`;
  const texts = `${attempt(() => document.cookie)}; ${key}${attempt(() => localStorage[name])}`;
  let newest = known;
  for (const text of texts.split('; ')) {
    const [other, value] = text.split(key);
    const record = other ? undefined : decodeRecord(value);
    if (record && record.at > (newest?.at ?? 0) && record.at > Date.now() - cookieDays(rules) * 864e5) newest = record;
  }
  return newest;
};
