import type { Client } from './boot.js';
import type { Report } from './api.js';
import type { Decision } from './decision/types.js';
import { policyHash, sha256 } from './policy/hash.js';
import { cookieName } from './policy/rules.js';
import type { PolicyInput } from './policy/types.js';
import type { Consent } from './store/consent.js';
import { warn } from './store/warn.js';
import { subjectKey, type Writer } from './store/write.js';
import { createFlusher } from './sync/flush.js';
import type { Outbox } from './sync/outbox.js';
import { restoreHeld } from './gate/restore.js';
import { sweep } from './gate/sweep.js';

/** What follows a decision, and what an earlier page has left to do. */
export interface Upkeep {
  /** Sends what the outbox holds; `text` is what the visitor saw when making `decision`. */
  send(decision?: Decision, text?: string): Promise<void>;
  /** The choices that take consent back: all that is granted, or the ids named. */
  withdrawal(ids?: string[]): Record<string, boolean>;
  forget(): void;
  /** Once a page: presets, unsent decisions, and the second sweep after a withdrawal. */
  start(client: Client): Promise<void>;
}

interface Parts {
  consent: Consent;
  writer: Writer;
  outbox: Outbox;
  log: Report['log'];
  policy?: PolicyInput;
}

export function createUpkeep({ consent, writer, outbox, log, policy }: Parts): Upkeep {
  const { rules } = consent;
  const name = cookieName(rules);
  const sweepKey = `${name}:!sweep`;
  const endpoint = rules.sync?.endpoint;
  const flusher = endpoint ? createFlusher(outbox, endpoint, warn) : undefined;

  const storage = (use: (storage: Storage) => void) => {
    try {
      use(localStorage);
    } catch (error) {
      warn('The browser keeps no storage here: nothing of this page is remembered on the next', error);
    }
  };

  // Hashes exist on https and localhost only; elsewhere a decision names the policy's version alone.
  const hashed =
    policy && !rules.hash && globalThis.crypto?.subtle
      ? policyHash(policy).then((hash) => {
          rules.hash = hash;
        })
      : Promise.resolve();

  /** Deletes what services that are not allowed have stored; after a withdrawal once more on the next page. */
  async function clean(again: boolean): Promise<void> {
    storage((s) => (again ? s.setItem(sweepKey, '1') : s.removeItem(sweepKey)));
    const denied = (rules.services ?? []).filter((s) => !consent.allows(s.id));
    for (const { what, id, kept } of await sweep(denied)) {
      log.push({ action: kept ? 'kept' : 'swept', what: kept ? `${what}: ${kept}` : what, id, at: Date.now() });
    }
  }
  // Also now: a change may be what loaded this.
  restoreHeld(consent.allows);
  consent.subscribe(async ({ revoked }) => {
    restoreHeld(consent.allows);
    await clean(revoked.length > 0);
    if (rules.services?.some((s) => s.reload && revoked.includes(s.id))) location.reload();
  });

  return {
    async send(decision, text) {
      await hashed;
      if (flusher && decision && text !== undefined && globalThis.crypto?.subtle) {
        // The decision is safe already; the proof of its text, which browsers compute late, is added before it goes.
        const { id, version } = rules;
        const policy = { id, version, ...(rules.hash && { hash: rules.hash }) };
        outbox.keep({ ...decision, policy, text: await sha256(text) });
      }
      await flusher?.flush();
    },
    withdrawal(ids = [...new Set([...consent.state.allowed, ...Object.keys(consent.state.choices)])]) {
      const required = new Set(rules.purposes.filter((p) => p.necessity === 'required').map((p) => p.id));
      const on = ids.filter((id) => !required.has(id) && (consent.allows(id) || consent.state.choices[id]?.granted));
      // A service goes with its purposes, unless it has an answer of its own.
      const own = on.filter((id) => rules.purposes.some((p) => p.id === id) || consent.state.choices[id] || ids.length === 1);
      return Object.fromEntries(own.map((id) => [id, false]));
    },
    forget() {
      storage((s) => s.removeItem(subjectKey(name)));
      // A tombstone, so that no mirror and no other tab brings the consent back.
      writer.commit({ at: Math.max(Date.now(), (consent.record?.at ?? 0) + 1), choices: {} }, 'forget');
    },
    async start(client) {
      const preset = rules.presets && new URLSearchParams(location.search).get('assent-preset');
      if (preset === 'accept' || preset === 'reject') await client[`${preset}All`]({ source: `preset:${preset}` });
      let due = false;
      storage((s) => {
        due = s.getItem(sweepKey) !== null;
      });
      if (due) await clean(false);
      await this.send();
    },
  };
}
