import { randomHex } from '../decision/id.js';
import { memory, put, withStorage } from './keep.js';
import { subjectKey } from './write.js';

/**
 * Storage key that says that this browser's subject is linked to a user, and when the record was last asked for
 * (milliseconds since 1970). The guard takes any key that begins with `<name>:!` for work to be done.
 */
export const userKey = (name: string): string => `${name}:!user`;

export const readKey = (key: string): string | undefined =>
  withStorage(() => localStorage.getItem(key)) ?? memory[key] ?? undefined;

/**
 * The subject of this browser; made where there is none, as `createWriter` does at the first decision (which has its own
 * few lines for it: what asks is counted in bytes).
 */
export function beginSubject(name: string): string {
  const key = subjectKey(name);
  const subject = readKey(key) ?? randomHex(24);
  put(key, subject);
  return subject;
}

/** Ends the subject in this browser: the next decision is a stranger's. Returns it, where there was one. */
export function endSubject(name: string): string | undefined {
  const subject = readKey(subjectKey(name));
  for (const key of [subjectKey(name), userKey(name)]) {
    delete memory[key];
    withStorage(() => localStorage.removeItem(key));
  }
  return subject;
}
