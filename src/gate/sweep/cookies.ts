import type { ServiceRule } from '../../policy/rules.js';
import { type Match, ownedBy, type Swept } from './swept.js';

const cookieNames = () => document.cookie.split('; ').map((part) => part.split('=')[0]!);

/** Deletes the cookies that this page can see, each variant that it can name. */
export function sweepCookies(service: ServiceRule, match: Match): Swept[] {
  const { id, cookies } = service;
  if (!cookies?.length) return []; // reading them asks another process
  return [...new Set(cookieNames().filter(ownedBy(service, match, 'cookies')))].map((name) => {
    deleteCookie(name);
    const still = cookieNames().includes(name);
    return { what: `cookie ${name}`, id, kept: still ? 'the browser would not let go of it' : undefined };
  });
}

/**
 * A cookie is deleted by its name, domain, path and partition together, none of which a page can read: each variant is
 * tried. A secure one gives way to a secure one only, also on plain localhost (RFC 6265bis, 5.7; CHIPS for `Partitioned`).
 */
function deleteCookie(name: string): void {
  const labels = location.hostname.split('.');
  const domains = ['', ...labels.map((_, i) => `; domain=${labels.slice(i).join('.')}`)];
  const parts = location.pathname.split('/');
  const paths = parts.flatMap((_, i) => {
    const path = parts.slice(0, i).join('/');
    return [path || '/', `${path}/`];
  });
  const kinds = isSecureContext ? ['', '; secure', '; secure; partitioned'] : [''];
  for (const domain of domains) {
    for (const path of new Set([...paths, location.pathname])) {
      for (const kind of kinds) document.cookie = `${name}=; max-age=0; path=${path}${domain}${kind}`;
    }
  }
}
