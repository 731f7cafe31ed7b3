import type { ServiceRule } from '../../policy/rules.js';
import type { Swept } from './swept.js';

/** What a withdrawn service may have stored and no page can delete: said, so that the owner sees to it elsewhere. */
export function outOfReach({ id, hosts, cookies }: ServiceRule): Swept[] {
  const swept: Swept[] = [];
  for (const cookie of cookies ?? []) {
    if (typeof cookie === 'string' || !cookie.httpOnly) continue;
    swept.push({ what: `cookie ${cookie.name}`, id, kept: 'HttpOnly: only the server that sets it can delete it' });
  }
  for (const host of hosts ?? []) {
    const name = host.split('/')[0]!;
    if (name === location.host || name === location.hostname) continue;
    swept.push({ what: `what ${name} keeps`, id, kept: 'another origin: only its operator can delete it' });
  }
  return swept;
}
