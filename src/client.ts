import type { Client, Guard } from './boot.js';
import { chooseAll } from './decision/all.js';
import type { Choices, Decision } from './decision/types.js';
import { cookieName } from './policy/rules.js';
import type { Policy } from './policy/types.js';
import { type PolicyView, pickLanguage, viewPolicy } from './policy/view.js';
import { warn } from './store/warn.js';
import { createWriter } from './store/write.js';
import { createOutbox } from './sync/outbox.js';
import { type Act, provideHost, type UiHost } from './ui/host.js';
import type { Upkeep } from './upkeep.js';

type Settings = HTMLElement & { show(opener?: Element): void; hide(): void };

const failed = (error: unknown) => warn('A part could not be loaded. Fix: serve the files beside assent.js', error);

/** What the guard loads when there is need: the writer, the outbox, and the way to the elements. */
export function createClient({ consent, options, log }: Guard): Client {
  const { rules } = consent;
  const { policy } = options;
  const outbox = createOutbox(cookieName(rules));
  // Without a backend nobody would ever end an entry.
  const writer = createWriter(consent, (decision) => rules.sync && outbox.keep(decision));

  const language = () =>
    pickLanguage(policy?.languages ?? options.languages!, [document.documentElement.lang, ...navigator.languages]);

  let loading: Promise<Upkeep> | undefined;
  /** What no visible banner needs: sending, proofs, sweeping, withdrawal. */
  const upkeep = () => {
    loading ??= import('./upkeep.js').then(({ createUpkeep }) =>
      createUpkeep({ consent, writer, outbox, log, ...(policy && { policy }) }),
    );
    return loading;
  };
  /** From the interface: everything up to cookie and outbox happens before this returns. */
  const act = (choices: Choices, { source, trusted, text }: Act, specific?: boolean) => {
    const decision = writer.decide(choices, { source, trusted, language: language() }, specific);
    if (decision) {
      upkeep()
        .then((u) => u.send(decision, text))
        .catch(failed);
    }
  };
  const called = async (choices: Choices, source = 'api', specific?: boolean): Promise<Decision | undefined> => {
    const decision = writer.decide(choices, { source, language: language() }, specific);
    upkeep()
      .then((u) => u.send())
      .catch(failed);
    return decision;
  };
  const all = (granted: boolean) => chooseAll(rules, consent.state, granted);

  const views: Record<string, Promise<PolicyView>> = {};
  const host: UiHost = {
    view() {
      const l = language();
      views[l] ??= policy ? Promise.resolve(viewPolicy(policy as Policy, l)) : options.view!(l);
      return views[l];
    },
    choice: (id) => consent.state.choices[id]?.granted,
    allows: consent.allows,
    signalDenied: (id) => consent.state.signalled.has(id),
    decide: (choices, a) => act(choices, a),
    acceptAll: (a) => act(all(true), a, false),
    rejectAll: (a) => act(all(false), a, false),
    subscribe: consent.subscribe,
    open: (surface) => void client.open(surface).catch(failed),
    close: () => void client.close(),
  };
  provideHost(host);

  const classes: Record<string, () => Promise<CustomElementConstructor>> = {
    'assent-banner': () => import('./ui/banner/element.js').then((m) => m.AssentBanner),
    'assent-settings': () => import('./ui/settings/element.js').then((m) => m.AssentSettings),
    'assent-trigger': () => import('./ui/trigger/element.js').then((m) => m.AssentTrigger),
  };
  const define = async (tag: string) => {
    const element = await classes[tag]!();
    if (!customElements.get(tag)) customElements.define(tag, element);
  };
  async function show<T extends Element>(tag: string): Promise<T> {
    await define(tag);
    return (
      document.querySelector<T>(`${tag}:not([inline])`) ??
      (document.body.appendChild(document.createElement(tag)) as Element as T)
    );
  }

  const client: Client = {
    decide: (choices, meta) => called(choices, meta?.source),
    acceptAll: (meta) => called(all(true), meta?.source, false),
    rejectAll: (meta) => called(all(false), meta?.source, false),
    withdraw: async (ids, meta) => called((await upkeep()).withdrawal(ids), meta?.source, false),
    forget: async () => (await upkeep()).forget(),
    async open(surface) {
      const opener = document.activeElement ?? undefined;
      if (surface === 'banner') await show('assent-banner');
      else (await show<Settings>('assent-settings')).show(opener);
    },
    async close() {
      document.querySelector<Settings>('assent-settings:not([inline])')?.hide();
      document.querySelector('assent-banner')?.remove();
    },
  };

  async function start(): Promise<void> {
    for (const tag of Object.keys(classes)) if (document.querySelector(tag)) await define(tag);
    if (consent.state.ask.length) await show('assent-banner');
    else if (rules.trigger !== false && !document.querySelector('[data-assent-open]')) await show('assent-trigger');
    // Only now: a visible banner needs nothing of it, but a click must find it here.
    await (await upkeep()).start(client);
  }
  start().catch(failed);
  return client;
}
