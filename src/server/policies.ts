import { policyHash } from '../policy/hash.js';
import { parsePolicy } from '../policy/parse.js';
import type { Policy } from '../policy/types.js';
import type { ConsentStorage, Flag } from './storage/types.js';

/** A policy that the server serves, with the hash that names it. */
export interface ServedPolicy {
  policy: Policy;
  /** The document in force: as its owner wrote it, with what it `use`s of the catalogue taken over. */
  document: unknown;
  hash: string;
}

/** What the server knows of the policy that a decision names. */
export interface Verdict {
  flags: Flag[];
  serverHash: string | null;
  /** The text of that version that is known here: the one with the hash named, else the newest. */
  policy: Policy | undefined;
}

export interface PolicyRegistry {
  /** Starts the storage and keeps the served policies there. */
  start(): Promise<void>;
  /** A served policy by id; the first one without. */
  served(id?: string): ServedPolicy | undefined;
  /** All served policies. */
  all(): readonly ServedPolicy[];
  /** What is known of a version named by a client. */
  judge(id: string, version: string, hash: string | undefined): Promise<Verdict>;
  /** The policy that decisions under a known version meant. */
  find(id: string, version: string, hash: string | null): Promise<Policy | undefined>;
}

/** A version that was in force before this server served it. */
export interface Earlier {
  id: string;
  version: string;
  effectiveFrom?: string | undefined;
}

/**
 * The policies that this server serves, and all versions that it or another instance on the same storage ever served.
 *
 * @throws Error listing every problem when a document is not a policy, or when two have the same id
 */
export function policyRegistry(
  documents: readonly unknown[],
  storage: ConsentStorage,
  earlier: readonly Earlier[] = [],
): PolicyRegistry {
  if (documents.length === 0) throw new Error('Give a policy document: createConsentServer({ policy, storage })');
  const parsed = documents.map(read);
  const ids = parsed.map(({ policy }) => policy.id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice) throw new Error(`Two policies have the id "${twice}": serve one version of each`);

  let served: ServedPolicy[] = [];
  const known = new Map<string, { hash: string; policy: Policy | undefined }[]>();

  async function versions(id: string, version: string, hash: string | null | undefined) {
    const key = `${id} ${version}`;
    const cached = known.get(key);
    if (cached && (!hash || cached.some((v) => v.hash === hash))) return cached;
    // Another instance may serve a newer text by now.
    const kept = (await storage.findPolicy(id, version)).map(({ hash, document }) => ({
      hash,
      policy: lenient(document),
    }));
    if (kept.length > 0) known.set(key, kept);
    return kept;
  }

  return {
    async start() {
      await storage.start();
      const hashed = await Promise.all(parsed.map(async (p) => ({ ...p, hash: await policyHash(p.document) })));
      const keep = (at: string, hash: string, document: unknown, { id, version }: Earlier) =>
        storage.keepPolicy({ policyId: id, version, hash, document, firstSeen: new Date(at).toISOString() });
      for (const document of earlier)
        await keep(document.effectiveFrom ?? '1970', await policyHash(document), document, document);
      for (const { policy, document, hash } of hashed) await keep(new Date().toISOString(), hash, document, policy);
      served = hashed;
    },
    served: (id) => (id === undefined ? served[0] : served.find((s) => s.policy.id === id)),
    all: () => served,
    async judge(id, version, hash) {
      const found = await versions(id, version, hash);
      if (found.length === 0) {
        const flag = ids.includes(id) ? 'version-unknown' : 'policy-unknown';
        return { flags: [flag], serverHash: null, policy: undefined };
      }
      const current = served.find((s) => s.policy.id === id && s.policy.version === version)?.hash;
      const same = found.find((v) => v.hash === (hash ?? current)) ?? found[0]!;
      const mismatch = hash !== undefined && same.hash !== hash;
      return { flags: mismatch ? ['hash-mismatch'] : [], serverHash: same.hash, policy: same.policy };
    },
    async find(id, version, hash) {
      const found = await versions(id, version, hash);
      return (found.find((v) => v.hash === hash) ?? found[0])?.policy;
    },
  };
}

function read(input: unknown): { policy: Policy; document: unknown } {
  const { policy, document, problems } = parsePolicy(input);
  if (policy) return { policy, document };
  const lines = problems.map(({ path, message, fix }) => `  ${path || '(document)'}: ${message}; ${fix}`);
  throw new Error(`The policy document has errors:\n${lines.join('\n')}`);
}

/** A text kept from an earlier release may not fit today's schema: its decisions stand, read without it. */
function lenient(document: unknown): Policy | undefined {
  return parsePolicy(document).policy;
}
