import type { PolicyInput } from './policy/types.js';
import type { PastDecision, PastPolicy } from './ui/host.js';

/** Of more, the older ones are told by the policy's own list of versions. */
const MOST = 10;

type Kept = Pick<PastPolicy, 'version' | 'hash'>;

/**
 * The latest versions of a policy that the backend keeps, newest first, and the one that `decision` was made on. Loaded
 * with the notice alone.
 *
 * @throws Error without an answer, or with one that is none
 */
export async function readVersions(endpoint: string, id: string, decision?: PastDecision): Promise<PastPolicy[]> {
  async function ask(path: string, query: Record<string, string>): Promise<unknown> {
    const response = await fetch(`${endpoint}${path}?${new URLSearchParams(query)}`, {
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) throw new Error(`${endpoint}${path} answered ${response.status}`);
    return response.json();
  }
  const { versions } = (await ask('/policy/versions', { id })) as { versions: Kept[] };
  const { policy } = decision ?? {};
  const same = (test: (kept: Kept) => boolean) => policy?.id === id && versions.find(test);
  const decidedOn = same(({ hash }) => hash === policy!.hash) || same(({ version }) => version === policy!.version);
  const latest = versions.filter((v, i) => versions.findIndex(({ version }) => version === v.version) === i);
  const wanted = new Set([...latest.slice(0, MOST), ...(decidedOn ? [decidedOn] : [])]);
  return Promise.all(
    [...wanted].map(async ({ version, hash }) => ({
      version,
      hash,
      document: (await ask('/policy', { id, version, hash })) as PolicyInput,
    })),
  );
}
