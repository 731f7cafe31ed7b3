import type { Assent } from './api.js';
import { type CatalogueEntry, resolveUses } from './policy/catalogue.js';
import { pickLanguage } from './policy/language.js';
import type { PolicyDocument } from './policy/types.js';
import { type PurposeView, type ServiceView, viewPolicy } from './policy/view.js';

/** A service as a site's own interface shows it. */
export interface ServiceState extends ServiceView {
  /** May it run now? */
  allowed: boolean;
}

/** A purpose as a site's own interface shows it, in one language. */
export interface PurposeState extends PurposeView {
  /** May it run now? Always, where it is required. */
  allowed: boolean;
  /** Has the visitor answered it, on its present revision? */
  answered: boolean;
  /** Is it denied by the browser's opt-out signal (GPC), not by the visitor? Say so beside it. */
  signalled: boolean;
  services: ServiceState[];
}

/** All that an interface needs to show. It is never changed: after each change there is another one. */
export interface ConsentView {
  /** Is there anything that must be asked? Show what asks as long as it is so, and refuse as easily as accept. */
  asks: boolean;
  /** BCP 47 tag of the texts. */
  language: string;
  /** The purposes that are asked about, and the required ones. */
  purposes: PurposeState[];
}

export interface ConsentStore {
  /** The view of this moment; the same object until something changes. */
  get(): ConsentView;
  /** Calls `fn` now and after each change, in this tab or another; returns the way to stop. */
  subscribe(fn: (view: ConsentView) => void): () => void;
}

interface Options {
  /** The document that `assent` runs by. */
  policy: PolicyDocument;
  /** The entries of `assent/catalogue` that it uses. */
  catalogue?: readonly CatalogueEntry[];
  /** BCP 47; without, the policy's language that serves the page, else the browser, best. */
  language?: string;
}

/**
 * The page's consent as plain data, for an interface of the site's own in whatever framework: React takes it by
 * `useSyncExternalStore(store.subscribe, store.get)`, Svelte as the store that it is, Lit by `ConsentController`. What is
 * chosen goes to `assent.decide`, `acceptAll` and `rejectAll`.
 *
 * @throws Error naming the entry that a service of the policy uses and `catalogue` does not have
 */
export function createConsentStore(assent: Assent, { policy, catalogue, language }: Options): ConsentStore {
  const wanted = () => (typeof document === 'undefined' ? [] : [document.documentElement.lang, ...navigator.languages]);
  const view = viewPolicy(resolveUses(policy, catalogue), language ?? pickLanguage(policy.languages, wanted()));
  let seen: Assent['state'] | undefined;
  let current: ConsentView;

  function get(): ConsentView {
    const { state } = assent;
    if (state === seen) return current;
    seen = state;
    const { choices, signalled, ask } = state;
    const purposes = view.purposes.map((purpose) => ({
      ...purpose,
      allowed: assent.allows(purpose.id),
      answered: purpose.id in choices,
      signalled: signalled.has(purpose.id),
      services: purpose.services.map((service) => ({ ...service, allowed: assent.allows(service.id) })),
    }));
    current = { asks: ask.length > 0, language: view.language, purposes };
    return current;
  }

  return {
    get,
    subscribe(fn) {
      const stop = assent.subscribe(() => fn(get()));
      fn(get());
      return stop;
    },
  };
}
