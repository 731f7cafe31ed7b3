import type { Client } from './boot.js';
import { DEEP_LINK } from './deep-link.js';

/**
 * Does what the page's address asks for: `?assent-inspect`, `#assent-settings` (also when it comes later: the guard for marked
 * tags alone leaves that to the client), and `?assent-preset=accept|reject` where the policy lets it.
 */
export async function followAddress(client: Client, presets: boolean, failed: (error: unknown) => void): Promise<void> {
  const query = new URLSearchParams(location.search);
  if (query.has('assent-inspect')) client.open('inspector').catch(failed);
  const openLinked = () => location.hash === DEEP_LINK && client.open(DEEP_LINK).catch(failed);
  openLinked();
  addEventListener('hashchange', openLinked);
  const preset = presets && query.get('assent-preset');
  if (preset === 'accept' || preset === 'reject') await client[`${preset}All`]({ source: `preset:${preset}` });
}
