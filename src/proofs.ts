import type { Decision } from './decision/types.js';
import { policyHash, sha256 } from './policy/hash.js';
import type { Rules } from './policy/rules.js';
import type { PolicyInput } from './policy/types.js';
import type { Outbox } from './sync/outbox.js';
import { framePainted } from './ui/frame.js';
import { readText } from './ui/read-text.js';

interface Parts {
  rules: Rules;
  policy: PolicyInput;
  outbox: Outbox;
  /** By hash: the texts that the backend may ask for. */
  texts: Record<string, string>;
  failed(error: unknown): void;
}

/** Hashes exist on https and localhost only; elsewhere a decision names the policy's version alone. */
export const canHash = !!globalThis.crypto?.subtle;

/** Adds to decisions what proves them: the hashes of the policy and of the text that was shown, which browsers compute late. */
export function createProofs({ rules, policy, outbox, texts, failed }: Parts) {
  const hashed = (async () => {
    if (canHash) rules.hash ??= await policyHash(policy);
  })().catch(failed);
  let proofs: Promise<unknown> = hashed;
  /** The decision is safe already; its proof is added before it goes. */
  async function prove(decision: Decision, shown: string | Promise<string>): Promise<void> {
    await hashed;
    const text = await shown;
    const { id, version, hash } = rules;
    const textHash = await sha256(text);
    texts[textHash] = text;
    const proven = { ...decision, policy: { id, version, ...(hash && { hash }) }, text: textHash };
    // Another tab may have sent it as it was: the log has it then.
    if (outbox.all().some((d) => d.id === decision.id)) outbox.keep(proven);
  }
  return {
    /** The policy's hash is in the rules. */
    hashed,
    /** `shown` is what the visitor saw when making `decision`. */
    add(decision: Decision, shown: Node): void {
      if (!canHash) return;
      // What has left the page changes no more: the click that made it leave does not wait for it to be read.
      const text = shown.isConnected ? readText(shown) : framePainted().then(() => readText(shown));
      proofs = Promise.all([proofs, prove(decision, text).catch(failed)]);
    },
    /** Nothing goes before its proof is with it, whoever asks for sending meanwhile. */
    async settled(): Promise<void> {
      let known: typeof proofs | undefined;
      while (known !== proofs) {
        known = proofs;
        await known;
      }
    },
  };
}
