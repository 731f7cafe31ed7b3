import type { Client, Guard } from './boot.js';
import { chooseAll } from './decision/all.js';
import { pickLanguage } from './policy/language.js';
import { cookieName } from './policy/rules.js';
import type { PolicyInput } from './policy/types.js';
import { warn } from './store/warn.js';
import { createWriter } from './store/write.js';
import { keepDecision } from './sync/keep.js';
import { type Act, provideHost, type UiHost } from './ui/host.js';
import { outerAssent } from './ui/outer.js';
import type { Upkeep } from './upkeep.js';

const failed = (error: unknown) => warn('A part is missing. Fix: serve all files', error);

/**
 * What the guard loads when there is need: asks, and writes the answer. Everything that no visible banner needs is in
 * `upkeep.ts`, loaded once the banner can be seen, or with the first call.
 */
export function createClient(guard: Guard, revoked: readonly string[] = []): Client {
  const { consent, options } = guard;
  const { rules, allows, subscribe } = consent;
  const before = consent.state;
  const texts: Record<string, Promise<PolicyInput>> = {};

  // Without a backend nobody would ever end an entry.
  const writer = createWriter(consent, (decision) => rules.sync && keepDecision(cookieName(rules), decision));
  const language = () =>
    pickLanguage(options.policy.languages, [document.documentElement.lang, ...navigator.languages]);
  const all = (granted: boolean) => chooseAll(rules, consent.state, granted);

  let loading: Promise<Upkeep> | undefined;
  const upkeep = () => {
    loading ??= import('./upkeep.js').then((m) =>
      m.createUpkeep({ guard, host, writer, all, language, before, revoked }),
    );
    return loading;
  };
  /** From the interface: everything up to cookie and outbox happens before this returns. */
  const press =
    (granted: boolean) =>
    ({ shown, ...act }: Act) => {
      const decision = writer.write(all(granted), act);
      upkeep()
        .then((u) => u.send(decision, shown))
        .catch(failed);
    };

  const host: UiHost = {
    async policy() {
      const l = language();
      const { policy } = options;
      // A baked policy has no texts: they lie beside this file, one language each.
      if (!policy.controller) texts[l] ??= fetch(new URL(`assent-${l}.json`, import.meta.url)).then((r) => r.json());
      return { language: l, policy: await (texts[l] ?? policy) };
    },
    asked: () => Object.keys(all(true)),
    asks: () => consent.state.ask.length > 0 && !outerAssent(rules.id),
    allows,
    subscribe,
    signalDenied: (id: string) => consent.state.signalled.has(id),
    acceptAll: press(true),
    rejectAll: press(false),
    open: (surface: string) => client.open(surface).catch(failed),
  } as unknown as UiHost;
  // The upkeep, which opens the settings too, puts synchronous ones in the place of these.
  for (const name of ['decide', 'loadOnce', 'shown', 'history', 'receipt', 'forms'] as const) {
    host[name] = (...args: never[]): Promise<never> =>
      upkeep().then(() => (host[name] as (...args: never[]) => never)(...args), failed as () => never);
  }
  provideHost(host);

  // A call waits for the upkeep; so calls keep their order.
  const client = {} as Client & Record<string, (...args: unknown[]) => unknown>;
  for (const name of Object.keys(guard.api)) {
    client[name] = (...args) => upkeep().then((u) => (u as unknown as typeof client)[name]!(...args));
  }

  if (host.asks() && rules.banner?.layout !== 'none') {
    import('./ui/banner/show.js').then((m) => host.asks() && m.showBanner()).catch(failed);
  } else upkeep().catch(failed);
  return client;
}
