import { localize } from './localize.js';
import type { PolicyInput, TextValue } from './types.js';

export { localize };

type Keys = NonNullable<PolicyInput['services']>[number]['cookies'];

/** One language's view of a policy: plain strings, ready to be shown. */
export interface PolicyView {
  language: string;
  languages: string[];
  version: string;
  controller: { name: string; url?: string; privacyUrl?: string };
  purposes: PurposeView[];
}

export interface PurposeView {
  id: string;
  kind: string;
  required: boolean;
  title: string;
  description: string;
  legalBasis?: string;
  items: string[];
  retention: string;
  refusalEffect: string;
  services: ServiceView[];
}

export interface ServiceView {
  id: string;
  name: string;
  operator: string;
  country: string;
  description: string;
  privacyUrl: string;
  hosts: string[];
  keys: { name: string; kind: 'cookie' | 'storage'; duration: string; description: string }[];
}

/** What a panel shows of `policy` in `language`: the cookie surface's purposes, each with its services. */
export function viewPolicy(policy: PolicyInput, language: string): PolicyView {
  const [first] = policy.languages;
  const t = (text?: TextValue) => localize(text, language, first);
  const keys = (list: Keys, kind: 'cookie' | 'storage') =>
    (list ?? []).map((key) =>
      typeof key === 'string'
        ? { name: key, kind, duration: '', description: '' }
        : { name: key.name, kind, duration: t(key.duration), description: t(key.description) },
    );
  const services = (policy.services ?? []).map((s) => ({
    purposes: ([] as string[]).concat(s.purpose),
    view: {
      id: s.id,
      name: t(s.name),
      operator: t(s.operator),
      country: s.country ?? '',
      description: t(s.description),
      privacyUrl: s.privacyUrl ?? '',
      hosts: s.hosts ?? [],
      keys: [...keys(s.cookies, 'cookie'), ...keys(s.storage, 'storage')],
    },
  }));
  const { url, privacyUrl, name } = policy.controller;
  return {
    language,
    languages: policy.languages,
    version: policy.version,
    controller: { name: t(name), ...(url && { url }), ...(privacyUrl && { privacyUrl: t(privacyUrl) }) },
    purposes: policy.purposes
      .filter((p) => (p.surface ?? 'cookies') === 'cookies')
      .map((p) => ({
        id: p.id,
        kind: p.kind ?? p.id,
        required: p.necessity === 'required',
        title: t(p.title),
        description: t(p.description),
        ...(p.legalBasis && { legalBasis: p.legalBasis }),
        items: (p.items ?? []).map(t),
        retention: t(p.retention),
        refusalEffect: t(p.refusalEffect),
        services: services.filter((s) => s.purposes.includes(p.id)).map((s) => s.view),
      })),
  };
}
