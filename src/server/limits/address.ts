import { isIP } from 'node:net';

/** Where the address of a visitor stands, when the backend is reached through proxies of the owner's. */
export interface TrustedProxy {
  /** The header that the proxy writes. Default `x-forwarded-for`. */
  header?: string;
  /** How many proxies of the owner's a request passes: so many entries from the end are theirs. Default 1. */
  hops?: number;
}

/**
 * The visitor's address as the nearest trusted proxy saw it: what a visitor puts into the header stands further left and
 * is not looked at. IPv6 addresses are cut to /64, which is what one household has.
 *
 * @returns undefined when the header does not hold it
 */
export function addressOf(
  headers: Headers,
  { header = 'x-forwarded-for', hops = 1 }: TrustedProxy,
): string | undefined {
  const entries = (headers.get(header) ?? '').split(',').map((entry) => entry.trim());
  const raw = entries.at(-hops) ?? '';
  const bare = raw.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1] ?? bare;
  const kind = isIP(mapped);
  if (kind === 4) return mapped;
  if (kind !== 6) return undefined;
  const [head = '', tail] = mapped.split('%', 1)[0]!.toLowerCase().split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail ? tail.split(':') : [];
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  return [...front, ...zeros, ...back]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
