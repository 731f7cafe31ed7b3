import { jsonResponse } from '../answer.js';
import type { ServerContext } from '../context.js';

/**
 * `GET /.well-known/gpc.json`: says that the site honours Global Privacy Control, and since when (W3C GPC, section 4).
 * It does, unless every regime of the policy leaves the signal without effect.
 */
export const getGpc = (server: ServerContext) => async () => {
  const { policy, hash } = server.policies.served()!;
  const regimes = Object.values(policy.regimes ?? {});
  const gpc = regimes.length === 0 || regimes.some((regime) => regime.gpc.length > 0);
  const kept = await server.storage.findPolicy(policy.id, policy.version);
  const since = policy.effectiveFrom ?? kept.find((text) => text.hash === hash)?.firstSeen.slice(0, 10);
  return jsonResponse({ gpc, ...(since && { lastUpdate: since }) }, 200, { 'cache-control': 'public, max-age=3600' });
};
