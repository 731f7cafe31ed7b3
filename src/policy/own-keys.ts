import type { PolicyInput } from './types.js';

type Keys = NonNullable<PolicyInput['services']>[number]['cookies'];

const own = (keys: Keys): Keys => keys?.filter((key) => typeof key === 'string' || !key.domain);

/**
 * The policy with only those cookies and keys that are this site's own: what others keep (`domain`) is shown to visitors,
 * but the page can't reach it, and a key of the site with the same name is none of their business.
 */
export const withOwnKeys = (policy: PolicyInput): PolicyInput =>
  ({
    ...policy,
    services: policy.services?.map((s) => ({ ...s, cookies: own(s.cookies), storage: own(s.storage) })),
  }) as PolicyInput;
