import type { Assent, Report } from './api.js';
import { trusted } from './gate/attributes.js';
import { type GateHost, log, opened } from './gate/host.js';
import { taken } from './gate/late.js';
import { observe } from './gate/observe.js';
import { release, tails } from './gate/release.js';
import type { Rules } from './policy/rules.js';
import type { PolicyInput } from './policy/types.js';
import { signalGoogle } from './signals/google.js';
import { type Consent, createConsent } from './store/consent.js';
import { followTabs } from './store/live.js';
import { needsClient, whenPainted } from './wake.js';

type ClientCall = 'decide' | 'acceptAll' | 'rejectAll' | 'withdraw' | 'open' | 'close' | 'identify' | 'forget';
/** The last one is the guard's own. */
const CLIENT_CALLS = 'land open close decide acceptAll rejectAll withdraw identify forget';

/** What the client, loaded when there is need, adds to the guard. */
export type Client = Pick<Assent, ClientCall> & Pick<GateHost, 'land'>;

/** What the client must know besides. */
export interface Options {
  /** The document; a baked one has no `controller` and no texts, which lie beside the script, one language a file. */
  policy: PolicyInput;
  /** By service: what tells its vendor that it was withdrawn. */
  onWithdraw?: Record<string, () => unknown>;
}

/** Gets the client; `banner` when it will show one. */
export type Load = (banner: unknown) => Promise<{ createClient(guard: Guard, revoked?: readonly string[]): Client }>;

/** Installs the matched tier, in a build that has it. */
export type Matched = (host: Omit<GateHost, 'land'>) => void;

/** The page-wide state: one guard a page, whoever starts it. */
export interface Guard {
  api: Assent;
  consent: Consent;
  options: Options;
  log: Report['log'];
  /** Databases that the page opens. */
  opened: IDBOpenDBRequest[];
  /** Scripts that were taken on. */
  taken: typeof taken;
  /** The ends of the scripts that wait for one another. */
  tails: typeof tails;
  /** Loads the client, if it is not there; one that is missing is told on the console. */
  client(): unknown;
  /** The trees beside this document that a part watches too: shadow roots, and the documents of frames of this origin. */
  roots?: WeakRef<ParentNode>[];
  /** The Trusted Types policy; the Lit beside the script tag has it too, as `rollup.config.mjs` says. */
  trusted: typeof trusted;
}

const KEY = Symbol.for('assent');

/** Starts the gate and gives the page its `window.assent`. A second call gets the first one's guard. */
export const boot = (rules: Rules, options: Options, load: Load, installMatched?: Matched): Guard => {
  const page = self as { [KEY]?: Guard; assent?: Assent };
  if (page[KEY]) return page[KEY];

  const consent = createConsent(rules, !!(navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl);

  // The vendors' denied defaults go before any tag; then nothing passes that is not granted.
  signalGoogle(consent);
  installMatched?.(consent);

  let loading: Promise<unknown> | undefined;
  const client = (revoked?: string[]) =>
    (loading ??= load(consent.state.ask[0])
      .then((module) => module.createClient(guard, revoked))
      .catch((error) => console.warn('[assent] All denied: no client. Fix: serve all files', error)));
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
  } as unknown as Assent & GateHost;
  for (const name of CLIENT_CALLS.split(' ') as ClientCall[]) {
    api[name] = (...args: unknown[]) =>
      client().then((c) => ((c as Client)[name] as (...a: unknown[]) => Promise<never>)(...args)) as Promise<never>;
  }
  const guard: Guard = { consent, log, taken, trusted, opened, tails, client, api, options };
  page[KEY] = guard;
  page.assent = api;

  const meetAll = observe('[data-assent]', (el) => release(el, api));
  consent.subscribe(({ revoked }) => {
    // At once: what comes into the page a moment later is met by itself, and must stand behind all this in its chain.
    meetAll();
    // Frames go back, and what was stored goes: the client's part.
    if (revoked[0]) client(revoked);
  });
  addEventListener('click', (event) => {
    const opener = (event.target as Partial<Element>).closest?.<HTMLElement>('[data-assent-open]');
    if (!opener) return;
    event.preventDefault();
    // Without a name: the settings.
    api.open(opener.dataset.assentOpen!);
  });
  // Also for elements that come later, as where a router swaps the body. Those that an app has defined ask by themselves.
  whenPainted(() =>
    needsClient(consent) ? client() : observe(':not(:defined)', (el) => el.localName.includes('assent-') && client()),
  );
  followTabs(consent);
  return guard;
};
