import type { PolicyDocument, PolicyInput, TextValue } from './types.js';

type Service = NonNullable<PolicyInput['services']>[number];

/** A service of the catalogue: all that a policy's service has, when that was last compared with the vendor's own pages, and with which. */
export type CatalogueEntry = Service & { checked: string; sources: string[] };

/**
 * Takes over what a policy's services `use` of the catalogue. Members written beside `use` go before the entry's; a list
 * replaces a list. The texts taken over are those in the policy's languages, or else English. What comes out has no
 * `use`: `from` and `checked` tell where a service's facts come from and of which day they are.
 *
 * @param policy as its owner wrote it; one without `use` is returned as it is
 * @throws Error naming a `use` that the catalogue does not have: its hosts are unknown, and must not read as none
 */
export const resolveUses = (policy: PolicyDocument, catalogue: readonly CatalogueEntry[] = []): PolicyInput => {
  const { services, languages } = policy;
  if (!services?.some((service) => 'use' in service)) return policy as PolicyInput;

  const inLanguages = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inLanguages);
    if (typeof value !== 'object' || value === null) return value;
    if (!('en' in value)) return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, inLanguages(v)]));
    const text = value as Exclude<TextValue, string>;
    const kept = Object.entries(text).filter(([language]) => languages.includes(language));
    return kept[0] ? Object.fromEntries(kept) : text.en;
  };
  return {
    ...policy,
    services: services.map((service) => {
      if (!('use' in service)) return service;
      const { use, ...own } = service;
      const entry = catalogue.find(({ id }) => id === use);
      if (!entry)
        throw new Error(`The catalogue here has no "${use}". Fix: guard({ policy, catalogue }), or assent build`);
      const { sources, ...taken } = inLanguages(entry) as CatalogueEntry;
      return { ...taken, from: use, ...own } as Service;
    }),
  } as PolicyInput;
};
