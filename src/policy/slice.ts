import { localize } from './localize.js';
import { keyNames, type Rules } from './rules.js';
import type { PolicyInput } from './types.js';

/**
 * The part of a policy that the guard acts on, and nothing that it does not: what `assent build` bakes.
 *
 * @param hash of the whole document
 */
export function sliceRules(rules: Rules, languages: readonly string[], hash: string): object {
  const { id, version, region, regime, signals, cookie, release, trigger, banner, presets, sync, markup, seal, allow } =
    rules;
  // What forms need comes with the code for them.
  const { name, forms, ...members } = regime;
  const slice = {
    id,
    version,
    hash,
    languages,
    region,
    // The one that counts here, under the name that the guard will look for.
    regimes: name === 'opt-in' ? undefined : { [name]: members },
    signals,
    cookie,
    release,
    trigger,
    // How it looks is told with the texts.
    banner: banner?.layout === 'none' ? { layout: 'none' } : undefined,
    presets,
    sync,
    markup,
    seal: seal === 'never' ? undefined : seal,
    allow,
    purposes: rules.purposes.map(({ id, kind, necessity, revision, surface, channels }) => ({
      id,
      kind,
      necessity,
      revision,
      surface,
      channels,
    })),
    ...consentsOf(rules),
    services: rules.services?.map(
      ({ id, purpose, hosts, cookies, storage, workers, withdraw, resume, hold, popups, reload }) => ({
        id,
        purpose,
        hosts,
        cookies: cookies?.map((key) => {
          if (typeof key === 'string') return key;
          const { name, httpOnly } = key;
          return httpOnly ? { name, httpOnly } : name;
        }),
        storage: storage && keyNames(storage),
        workers,
        withdraw,
        resume,
        hold,
        popups,
        reload,
      }),
    ),
  };
  // Through JSON, so that what is absent takes no room.
  return JSON.parse(JSON.stringify(slice));
}

/** Who gets the data by a consent of its own: what of them can be chosen. */
function consentsOf({ thirdPartyProvision, transfers }: Rules): Pick<Rules, 'thirdPartyProvision' | 'transfers'> {
  const recipients = thirdPartyProvision?.recipients?.flatMap(({ id, legalBasis = 'consent' }) =>
    id && legalBasis === 'consent' ? [{ id }] : [],
  );
  const abroad = transfers?.flatMap(({ id, legalBasis }) =>
    legalBasis === 'separate-consent' ? [{ id, legalBasis }] : [],
  );
  return {
    ...(recipients?.length && { thirdPartyProvision: { recipients } }),
    ...(abroad?.length && { transfers: abroad }),
  };
}

/** The same document with every text in one language, as the interface fetches it when the policy is baked. */
export function sliceLanguage(policy: PolicyInput, language: string): PolicyInput {
  const [first] = policy.languages;
  const languages = new Set(policy.languages);
  const isText = (value: object) =>
    Object.keys(value).length > 0 && Object.keys(value).every((key) => languages.has(key));
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    if (isText(value)) return localize(value as Record<string, string>, language, first!);
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, walk(member)]));
  };
  return walk(policy) as PolicyInput;
}
