import type { Assent, Report } from './api.js';
import { type GateHost, log, opened, roots } from './gate/host.js';
import { observe } from './gate/observe.js';
import { release } from './gate/release.js';
import type { Rules } from './policy/rules.js';
import type { PolicyInput } from './policy/types.js';
import { signalGoogle } from './signals/google.js';
import { type Consent, createConsent } from './store/consent.js';
import { followTabs } from './store/live.js';
import { ELEMENTS, needsClient, whenPainted } from './wake.js';

type ClientCall = 'decide' | 'acceptAll' | 'rejectAll' | 'withdraw' | 'open' | 'close' | 'forget';
const CLIENT_CALLS = 'decide acceptAll rejectAll withdraw open close forget';

/** What the client, loaded when there is need, adds to the guard. */
export type Client = Pick<Assent, ClientCall>;

/** What the client must know besides. */
export interface Options {
  /** The document; a baked one has no `controller` and no texts, which lie beside the script, one language a file. */
  policy: PolicyInput;
}

/** Gets the client; `banner` when it will show one. */
export type Load = (banner: boolean) => Promise<{ createClient(guard: Guard): Client }>;

/** Installs the matched tier, in a build that has it. */
export type Matched = (host: GateHost) => void;

/** The page-wide state: one guard a page, whoever starts it. */
export interface Guard {
  api: Assent;
  consent: Consent;
  options: Options;
  log: Report['log'];
  /** Databases that the page has opened. */
  opened: IDBDatabase[];
  roots: typeof roots;
}

const KEY = Symbol.for('assent');

/** Starts the gate and gives the page its `window.assent`. A second call gets the first one's guard. */
export const boot = (rules: Rules, options: Options, load: Load, installMatched?: Matched): Guard => {
  const page = self as { [KEY]?: Guard; assent?: Assent };
  if (page[KEY]) return page[KEY];

  const consent = createConsent(rules, (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true);

  // The vendors' denied defaults go before any tag; then nothing passes that is not granted.
  signalGoogle(consent);
  installMatched?.(consent);
  const meetAll = observe('[data-assent]', (el) => release(el, consent));
  consent.subscribe(({ revoked }) => {
    meetAll();
    // Frames go back, and what was stored goes: the client's part.
    if (revoked[0]) client();
  });
  followTabs(consent);

  let loading: Promise<unknown> | undefined;
  const client = () => {
    loading ??= load(!!consent.state.ask[0])
      .then((module) => module.createClient(guard))
      .catch((error) => console.warn('[assent] No client, all optional denied. Fix: serve all files', error));
    return loading;
  };
  const api = {
    // Inherited: `allows`, `subscribe`, `record`.
    __proto__: consent,
    when: (id: string) =>
      new Promise<void>((resolve) => {
        const check = () => {
          if (consent.allows(id)) resolve(stop());
        };
        const stop = consent.subscribe(check);
        check();
      }),
    report: () => ({
      policy: rules.id,
      version: rules.version,
      regime: rules.regime.name,
      gpc: consent.gpc,
      log: [...log],
    }),
  } as unknown as Assent;
  for (const name of CLIENT_CALLS.split(' ') as ClientCall[]) {
    api[name] = (...args: unknown[]) =>
      client().then((c) => ((c as Client)[name] as (...a: unknown[]) => Promise<never>)(...args)) as Promise<never>;
  }
  const guard: Guard = { api, consent, options, log, opened, roots };
  page[KEY] = guard;
  page.assent = api;

  document.addEventListener('click', (event) => {
    const opener = (event.target as Element).closest<HTMLElement>('[data-assent-open]');
    if (!opener) return;
    event.preventDefault();
    api.open(opener.dataset.assentOpen || 'settings');
  });
  whenPainted(() => {
    // Also for elements that come later, as where a router swaps the body.
    if (needsClient(consent)) client();
    else observe(ELEMENTS, client);
  });
  return guard;
};
