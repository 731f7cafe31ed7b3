import { followAddress } from './address.js';
import type { Client, Guard } from './boot.js';
import type { State } from './decision/evaluate.js';
import { answersOf, flattenChoices, isChoosable } from './decision/record.js';
import type { Choice, Choices, Decision } from './decision/types.js';
import { withdrawal as toWithdraw } from './decision/withdrawal.js';
import { DEEP_LINK } from './deep-link.js';
import { endOnce, loadOnce } from './gate/once.js';
import type { Identity } from './identity.js';
import type { Finding } from './policy/finding.js';
import { policyHash, sha256 } from './policy/hash.js';
import { cookieName, needsOf } from './policy/rules.js';
import type { Change } from './store/consent.js';
import { endSubject, readKey, userKey } from './store/subject.js';
import { warn } from './store/warn.js';
import type { Act, Writer } from './store/write.js';
import { loadElements } from './surfaces.js';
import { createFlusher } from './sync/flush.js';
import { createOutbox } from './sync/outbox.js';
import { makeRoom } from './ui/banner/make-room.js';
import type { UiHost } from './ui/host.js';
import { outerAssent } from './ui/outer.js';
import { readText } from './ui/read-text.js';
import { stay } from './ui/stay.js';
import { createWithdrawal } from './withdrawal.js';

/** What follows a decision, what an earlier page has left to do, and the calls of the public interface. */
export interface Upkeep extends Client {
  /** Sends what the outbox holds; `shown` is what the visitor saw when making `decision`. */
  send(decision?: Decision, shown?: Node): Promise<void>;
}

interface Parts {
  guard: Guard;
  host: UiHost;
  writer: Writer;
  all(granted: boolean): Record<string, Choice>;
  language(): string;
  /** What was in force when the client came, and the ids whose withdrawal made it come. */
  before: State;
  revoked: readonly string[];
}

/** As the backend takes them: `source` of at most 100 printable characters, units in one decision. */
const printable = (source: string) => source.slice(0, 100).replace(/[\p{Cc}\p{Cs}]/gu, '') || 'api';
const MOST_UNITS = 256;

export function createUpkeep({ guard, host, writer, all, language, before, revoked }: Parts): Upkeep {
  const { consent, options, log } = guard;
  const { rules } = consent;
  const { policy } = options;
  const name = cookieName(rules);
  const outer = outerAssent(rules.id);
  /** The site asks by an interface of its own. */
  const headless = rules.banner?.layout === 'none';
  /** The banner was answered, or closed by the page: it does not come back by itself. */
  let answered = false;
  const outbox = createOutbox(name);
  const shownTexts: Record<string, string> = {};
  const flusher = rules.sync && createFlusher(outbox, rules.sync.endpoint, warn, shownTexts);
  if (flusher) {
    const { report } = guard.api;
    const sync = () => ({ waiting: outbox.all().length + outbox.erasures().length, parked: outbox.parked() });
    guard.api.report = () => ({ ...report(), sync: sync() });
  }
  let loading: Promise<Identity | undefined> | undefined;
  /** For the few who are known users. */
  const identity = ({ endpoint }: { endpoint: string }) => {
    loading ??= import('./identity.js').then((m) =>
      m.createIdentity({
        consent,
        writer,
        outbox,
        endpoint,
        send: () => upkeep.send(),
        askAnew: () => !headless && host.asks() && upkeep.open('banner'),
      }),
    );
    loading = loading.catch((error) => {
      loading = undefined;
      warn('A part could not be loaded. Fix: serve the files beside assent.js', error);
      return undefined;
    });
    return loading;
  };
  const refresh = async () => {
    if (rules.sync && readKey(userKey(name))) await (await identity(rules.sync))?.refresh();
  };
  const failed = (error: unknown) => warn('Something after a choice failed; the choice itself holds', error);

  // Hashes exist on https and localhost only; elsewhere a decision names the policy's version alone.
  const canHash = !!globalThis.crypto?.subtle;
  const hashed = (async () => {
    if (flusher && canHash) rules.hash ??= await policyHash(policy);
  })().catch(failed);
  let proofs: Promise<unknown> = hashed;
  /** The decision is safe already; the hash of the text shown, which browsers compute late, is added before it goes. */
  async function prove(decision: Decision, text: string): Promise<void> {
    await hashed;
    const { id, version, hash } = rules;
    const textHash = await sha256(text);
    shownTexts[textHash] = text;
    const proven = { ...decision, policy: { id, version, ...(hash && { hash }) }, text: textHash };
    // Another tab may have sent it as it was: the log has it then.
    if (outbox.all().some((d) => d.id === decision.id)) outbox.keep(proven);
  }

  /** A page without a link of its own gets one: withdrawing is always one click away, but never beside a banner. */
  async function trigger(): Promise<void> {
    const wanted = () =>
      rules.trigger !== false && !outer && (headless || !host.asks()) && !document.querySelector('[data-assent-open]');
    if (wanted() || document.querySelector('assent-trigger')) {
      const { showTrigger } = await import('./ui/trigger/show.js');
      if (!document.querySelector('assent-banner')) stay(showTrigger(), wanted);
    }
  }
  /** What a decision denies that was answered otherwise, or not at all, before it; and what else went with it. */
  let known = consent.record;
  function endDenied(revoked: string[]): void {
    const { choices } = consent.record ?? {};
    const denies = (id: string) => choices?.[id] !== known?.choices[id] && !choices?.[id]?.granted;
    const needs = (id: string) => (rules.services ?? []).flatMap((s) => (s.id === id ? needsOf(s) : []));
    endOnce((id) => revoked.includes(id) || [id, ...needs(id)].some(denies));
    known = consent.record;
  }
  const withdrawal = createWithdrawal(guard);
  async function follow({ granted, revoked }: Pick<Change, 'granted' | 'revoked'>): Promise<void> {
    endDenied(revoked);
    answered ||= !host.asks();
    trigger().catch(failed);
    await withdrawal.follow(granted, revoked);
  }

  /** The choices as answers; none when the policy knows nothing of what was chosen. */
  function answers(choices: Choices, specific: boolean): Record<string, Choice> {
    const units = flattenChoices(choices);
    const unknown = Object.keys(units).filter((unit) => !isChoosable(rules, unit));
    for (const unit of unknown) delete units[unit];
    if (unknown.length) warn(`Not in the policy, or required: ${unknown}. Fix: decide on its ids`);
    if (Object.keys(units).length <= MOST_UNITS) return answersOf(rules, units, specific);
    warn(`More than ${MOST_UNITS} units in one decision, which no backend takes: not recorded. Fix: make several`);
    return {};
  }
  /** Synchronous up to the written cookie and outbox; then the decision is sent. */
  function record(given: Record<string, Choice>, act: Act, shown?: Node): Decision | undefined {
    if (!Object.keys(given).length) return;
    const decision = writer.write(given, act);
    upkeep.send(decision, shown).catch(failed);
    return decision;
  }
  /** A call of the page: resolves when the decision is written, not when it is sent. */
  const call = async (given: Record<string, Choice>, source = 'api') =>
    record(given, { source: printable(source), language: language() });

  const upkeep: Upkeep = {
    async send(decision, shown) {
      if (flusher && decision && shown && canHash)
        proofs = Promise.all([proofs, prove(decision, readText(shown)).catch(failed)]);
      // Nothing goes before its proof is with it, whoever asks for sending meanwhile.
      let known: typeof proofs | undefined;
      while (known !== proofs) {
        known = proofs;
        await known;
      }
      await flusher?.flush();
    },
    decide: async (choices, meta) => call(answers(choices, consent.gpc), meta?.source),
    acceptAll: async (meta) => call(all(true), meta?.source),
    rejectAll: async (meta) => call(all(false), meta?.source),
    withdraw: async (ids, meta) => call(answers(toWithdraw(rules, consent.state, ids), false), meta?.source),
    async identify(token) {
      if (rules.sync) return (await (await identity(rules.sync))?.identify(token)) ?? false;
      warn('identify() needs a backend. Fix: name it in the policy, as sync.endpoint');
      return false;
    },
    async forget() {
      const subject = endSubject(name);
      if (flusher && subject) outbox.erase(subject);
      // A tombstone, so that no mirror and no other tab brings the consent back.
      writer.commit({ at: Math.max(Date.now(), (consent.record?.at ?? 0) + 1), choices: {} }, 'forget');
      upkeep.send().catch(failed);
    },
    async open(surface) {
      if (outer) return outer.open(surface);
      const opener = document.activeElement;
      if (surface === 'inspector') (await import('./ui/inspector/show.js')).showInspector();
      else if (surface === 'banner') (await import('./ui/banner/show.js')).showBanner();
      else {
        const { showLinked, showSettings } = await import('./ui/settings/show.js');
        if (surface === DEEP_LINK) showLinked();
        else showSettings(opener);
      }
    },
    async close() {
      document.querySelector<HTMLElement & { hide(): void }>('assent-settings:not([inline])')?.hide?.();
      answered = true;
      document.querySelector('assent-banner')?.remove();
    },
  };
  host.decide = (choices, { shown, ...act }) => void record(answers(choices, consent.gpc), act, shown);
  host.shown = (banner) => {
    makeRoom(banner);
    if (banner.isConnected) answered = false;
    stay(banner, () => !answered && host.asks());
  };
  let inspection: Promise<() => Promise<Finding[]>> | undefined;
  host.inspect = async () => {
    inspection ??= import('./inspection.js').then((m) => m.createInspection(guard));
    return (await inspection)();
  };
  const looksBack = async () => {
    const { createHistory } = await import('./history.js');
    return createHistory({ consent, outbox, endpoint: rules.sync?.endpoint, send: () => upkeep.send() });
  };
  host.history = async () => (await looksBack()).history();
  host.receipt = async (id) => (await looksBack()).receipt(id);
  host.loadOnce = (frame) => {
    const id = frame.getAttribute('data-assent') ?? '';
    log.push({ action: 'released', what: `once: ${frame.getAttribute('data-assent-src')}`, id, at: Date.now() });
    loadOnce(frame);
  };

  async function start(): Promise<void> {
    await followAddress(upkeep, rules.presets === true, failed);
    loadElements(failed);
    await trigger();
    await withdrawal.repeat();
    await upkeep.send();
    await refresh();
  }
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') refresh().catch(failed);
  });
  consent.subscribe((change) => follow(change).catch(failed));
  // Also now: a change may be what loaded this, or may have come while it was loaded.
  withdrawal.restore();
  const gone = new Set([...revoked, ...before.allowed].filter((id) => !consent.state.allowed.has(id)));
  if (gone.size || consent.state !== before) follow({ granted: [], revoked: [...gone] }).catch(failed);
  start().catch(failed);
  return upkeep;
}
