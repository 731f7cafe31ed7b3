import { decodeRecord } from '../decision/codec.js';
import type { ConsentRecord } from '../decision/types.js';
import { cookieDays, cookieName, type Rules } from '../policy/rules.js';

/**
 * The record as this browser keeps it: the newest of the cookie (each variant of it, where several paths or domains
 * hold one) and its mirror in localStorage, if it has not run out. Blocked or malformed storage reads as no record.
 */
export function readRecord(rules: Rules): ConsentRecord | undefined {
  const name = cookieName(rules);
  const texts: string[] = [];
  try {
    texts.push(...document.cookie.split('; '));
    texts.push(`${name}=${localStorage.getItem(name)}`);
  } catch {
    // What is blocked holds nothing; what was read before it still counts.
  }
  return texts
    .flatMap((text) => (text.startsWith(`${name}=`) ? (decodeRecord(text.slice(name.length + 1)) ?? []) : []))
    .filter((record) => record.at + cookieDays(rules) * 864e5 > Date.now())
    .sort((a, b) => b.at - a.at)[0];
}
