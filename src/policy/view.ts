import type { Policy, TextValue } from './types.js';

/** One language's view of a policy: plain strings, ready to be shown. */
export interface PolicyView {
  language: string;
  languages: string[];
  version: string;
  controller: { name: string; url?: string; privacyUrl?: string };
  purposes: PurposeView[];
  /** The owner's overrides of the interface's own texts, by key. */
  texts: Record<string, string>;
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

/** The document's text in `language`, else in its first language, else empty. */
export function localize(text: TextValue | undefined, language: string, first: string): string {
  if (!text) return '';
  if (typeof text === 'string') return text;
  return text[language] ?? text[language.split('-')[0]!] ?? text[first] ?? Object.values(text)[0] ?? '';
}

/** The languages of the policy in which a reader of `wanted` (BCP 47, most wanted first) is best served. */
export function pickLanguage(languages: readonly string[], wanted: readonly (string | undefined)[]): string {
  for (const tag of wanted) {
    if (!tag) continue;
    const lower = tag.toLowerCase();
    const hit =
      languages.find((l) => l.toLowerCase() === lower) ??
      languages.find((l) => l.toLowerCase().split('-')[0] === lower.split('-')[0]);
    if (hit) return hit;
  }
  return languages[0] ?? 'en';
}

/** What a panel shows of `policy` in `language`: the cookie surface's purposes, each with its services. */
export function viewPolicy(policy: Policy, language: string): PolicyView {
  const first = policy.languages?.[0] ?? 'en';
  const t = (text?: TextValue) => localize(text, language, first);
  const keys = (list: Policy['services'][number]['cookies'] | undefined, kind: 'cookie' | 'storage') =>
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
    texts: Object.fromEntries(Object.entries(policy.texts ?? {}).map(([k, v]) => [k, t(v)])),
  };
}
