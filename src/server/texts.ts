import { sha256 } from './hash.js';
import type { ConsentStorage } from './storage/types.js';

/** Languages, layouts and regimes give some dozens; more can only be somebody's nonsense. */
const MOST = 1000;
/** Milliseconds until a text that did not come is asked for again. */
const PATIENCE = 60_000;
/** Hashes that are remembered at most. */
const REMEMBERED = 10_000;

/** The texts behind the hashes in decisions: browsers send a hash, and the text itself once, when they are asked. */
export interface Texts {
  /** Of these hashes, those whose text the sender should send too. */
  wanted(hashes: Iterable<string>): Promise<string[]>;
  /**
   * Keeps a text under its own hash, which nobody can choose.
   *
   * @param trusted by the owner: then there is no limit
   * @returns false where there are too many already
   */
  offer(text: string, policy: { id: string; version: string }, trusted: boolean): Promise<boolean>;
}

/** @param now milliseconds since 1970 */
export function textRegistry(storage: ConsentStorage, now: () => number): Texts {
  /** By hash: when it is worth asking again. Never, for one that is kept. */
  const known = new Map<string, number>();
  const remember = (hash: string, until: number) => {
    known.delete(hash);
    known.set(hash, until);
    if (known.size > REMEMBERED) known.delete(known.keys().next().value!);
  };
  return {
    async wanted(hashes) {
      const missing: string[] = [];
      for (const hash of new Set(hashes)) {
        if ((known.get(hash) ?? 0) > now()) continue;
        const kept = await storage.findText(hash);
        remember(hash, kept ? Number.POSITIVE_INFINITY : now() + PATIENCE);
        if (!kept) missing.push(hash);
      }
      return missing;
    },
    async offer(text, { id, version }, trusted) {
      const hash = sha256(text);
      const firstSeen = new Date(now()).toISOString();
      const most = trusted ? Number.POSITIVE_INFINITY : MOST;
      const kept = await storage.keepText({ hash, text, policyId: id, policyVersion: version, firstSeen }, most);
      if (kept) remember(hash, Number.POSITIVE_INFINITY);
      return kept;
    },
  };
}
