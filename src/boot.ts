import type { Assent, Report } from './api.js';
import { HELD } from './gate/attributes.js';
import type { GateHost } from './gate/host.js';
import type { Matched } from './gate/matched.js';
import { observe } from './gate/observe.js';
import { createReleaser } from './gate/release.js';
import type { Rules } from './policy/rules.js';
import type { PolicyInput } from './policy/types.js';
import type { PolicyView } from './policy/view.js';
import { signalGoogle } from './signals/google.js';
import { type Consent, createConsent } from './store/consent.js';
import { followTabs } from './store/live.js';
import { needsClient, whenPainted } from './wake.js';

const CLIENT_CALLS = ['decide', 'acceptAll', 'rejectAll', 'withdraw', 'open', 'close', 'forget'] as const;

/** What the client, loaded when there is need, adds to the guard. */
export type Client = Pick<Assent, (typeof CLIENT_CALLS)[number]>;

/** How the guard was started. */
export interface Options {
  rules: Rules;
  /** The whole document, where the page holds it; */
  policy?: PolicyInput;
  /** where it does not, its languages (the first is the fallback) and how to get it in one of them. */
  languages?: readonly string[];
  view?: (language: string) => Promise<PolicyView>;
  /** The policy with every text in one language. */
  text?: (language: string) => Promise<PolicyInput>;
  /** The matched tier, where this build has it. */
  matched?: ((rules: Rules, host: GateHost) => Matched | undefined) | undefined;
  /** Gets the client; `banner` when it will show one. */
  load: (banner: boolean) => Promise<{ createClient(guard: Guard): Client }>;
}

/** The page-wide state: one guard a page, whoever starts it. */
export interface Guard {
  api: Assent;
  consent: Consent;
  options: Options;
  log: Report['log'];
}

const KEY = Symbol.for('assent');

/** Starts the gate and gives the page its `window.assent`. A second call gets the first one's guard. */
export function boot(options: Options): Guard {
  const page = globalThis as { [KEY]?: Guard; assent?: Assent };
  if (page[KEY]) return page[KEY];

  const { rules } = options;
  const gpc = (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true;
  const consent = createConsent(rules, gpc);
  const { allows, subscribe } = consent;
  const log: Report['log'] = [];
  const host: GateHost = {
    allows,
    timeout: rules.release?.timeout ?? 5000,
    note(action, what, id) {
      log.push({ action, what, id, at: Date.now() });
      if (log.length > 500) log.shift();
    },
  };

  // The vendors' denied defaults go before any tag; then nothing passes that is not granted.
  const signal = signalGoogle(rules, allows);
  const matched = options.matched?.(rules, host);
  const release = createReleaser(host);
  const marked = `[${HELD}]`;
  observe((find) => {
    matched?.meet(find);
    release(find(marked));
  });
  subscribe(({ revoked }) => {
    signal();
    matched?.change(revoked);
    release([...document.querySelectorAll(marked)]);
    // Frames go back, and what was stored goes: the client's part.
    if (revoked.length) client();
  });
  followTabs(consent);

  let loading: Promise<Client> | undefined;
  const client = () => {
    if (!loading) {
      loading = options.load(consent.state.ask.length > 0).then((module) => module.createClient(guard));
      loading.catch((error) =>
        console.warn('[assent] No client, all optional stays denied. Fix: serve the files beside assent.js', error),
      );
    }
    return loading;
  };
  const api = {
    allows,
    subscribe,
    get record() {
      return consent.record;
    },
    when: (id: string) =>
      new Promise<void>((resolve) => {
        const check = () => {
          if (!allows(id)) return;
          stop();
          resolve();
        };
        const stop = subscribe(check);
        check();
      }),
    report: () => ({ policy: rules.id, version: rules.version, regime: rules.regime.name, gpc, log: [...log] }),
  } as Assent;
  for (const name of CLIENT_CALLS) {
    api[name] = (...args: unknown[]) =>
      client().then((c) => (c[name] as (...a: unknown[]) => Promise<never>)(...args)) as Promise<never>;
  }
  const guard: Guard = { api, consent, options, log };
  page[KEY] = guard;
  page.assent = api;

  document.addEventListener('click', (event) => {
    const opener = (event.target as Element).closest('[data-assent-open]');
    if (!opener) return;
    event.preventDefault();
    api.open(opener.getAttribute('data-assent-open') || 'settings');
  });
  whenPainted(() => {
    if (needsClient(consent)) client();
  });
  return guard;
}
