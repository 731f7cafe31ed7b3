import { followAddress } from './address.js';
import { answersTo } from './answers.js';
import type { Client, Guard } from './boot.js';
import type { State } from './decision/evaluate.js';
import { randomHex } from './decision/id.js';
import type { Choice, Choices, Decision } from './decision/types.js';
import { withdrawal as toWithdraw } from './decision/withdrawal.js';
import { DEEP_LINK } from './deep-link.js';
import { endOnce, loadOnce } from './gate/once.js';
import type { Identity } from './identity.js';
import type { Finding } from './policy/finding.js';
import { sha256 } from './policy/hash.js';
import { cookieName, needsOf } from './policy/rules.js';
import { canHash, createProofs } from './proofs.js';
import type { Change } from './store/consent.js';
import { memory } from './store/keep.js';
import { forgetText, leftText } from './store/shown-text.js';
import { endSubject, readKey, userKey } from './store/subject.js';
import { warn } from './store/warn.js';
import type { Act, Writer } from './store/write.js';
import { loadElements } from './surfaces.js';
import { createFlusher } from './sync/flush.js';
import { createOutbox } from './sync/outbox.js';
import { makeRoom } from './ui/banner/make-room.js';
import { framePainted } from './ui/frame.js';
import { reviewLater } from './ui/honesty/owners.js';
import type { UiHost } from './ui/host.js';
import { outerAssent } from './ui/outer.js';
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

/** As the backend takes them: at most 100 printable characters. */
const printable = (source: string) => source.slice(0, 100).replace(/[\p{Cc}\p{Cs}]/gu, '') || 'api';

export function createUpkeep({ guard, host, writer, all, language, before, revoked }: Parts): Upkeep {
  const { consent, options, log } = guard;
  const { rules } = consent;
  const { policy } = options;
  const name = cookieName(rules);
  const answers = (choices: Choices, specific: boolean) => answersTo(rules, choices, specific);
  const outer = outerAssent(rules.id);
  /** The site asks by an interface of its own. */
  const headless = rules.banner?.layout === 'none';
  /** The banner was answered, or closed by the page: it does not come back by itself. */
  let answered = false;
  const outbox = createOutbox(name);
  const shownTexts: Record<string, string> = {};
  const failed = (error: unknown) => warn('Something after a choice failed; the choice itself holds', error);
  const proofs = rules.sync && createProofs({ rules, policy, outbox, texts: shownTexts, failed });
  const flusher = rules.sync && createFlusher(outbox, rules.sync.endpoint, warn, shownTexts, proofs?.settled);
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
  /** What was allowed on this page, and then taken back. */
  const withdrawn = new Set<string>();
  async function follow({ granted, revoked }: Pick<Change, 'granted' | 'revoked'>): Promise<void> {
    for (const id of revoked) withdrawn.add(id);
    endDenied(revoked);
    answered ||= !host.asks();
    framePainted().then(trigger).catch(failed);
    await withdrawal.follow(granted, revoked);
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

  let landing: Promise<typeof import('./gate/land.js')> | undefined;
  const upkeep: Upkeep = {
    async send(decision, shown) {
      if (decision && shown) proofs?.add(decision, shown);
      // The click is answered first: the decision is safe already. Where storage did not take it, flushing makes room.
      if (decision && !Object.keys(memory)[0]) await framePainted();
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
        reviewLater(host.allows, failed);
      }
    },
    async land(...args) {
      // One promise, so that what is written keeps its order.
      landing ??= import('./gate/land.js');
      return (await landing).land({ ...guard, allows: consent.allows }, ...args);
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
    if (banner.isConnected) {
      answered = false;
      reviewLater(host.allows, failed);
    }
    stay(banner, () => !answered && host.asks(), true);
  };
  let inspection: Promise<() => Promise<Finding[]>> | undefined;
  host.inspect = async () => {
    inspection ??= import('./inspection.js').then((m) => m.createInspection(guard, withdrawn));
    return (await inspection)();
  };
  const looksBack = async () => {
    const { createHistory } = await import('./history.js');
    return createHistory({ consent, outbox, endpoint: rules.sync?.endpoint, send: () => upkeep.send() });
  };
  host.history = async () => (await looksBack()).history();
  host.receipt = async (id) => (await looksBack()).receipt(id);
  host.forms = async () => {
    await proofs?.hashed;
    const { createForms } = await import('./forms.js');
    const decide = (choices: Choices, act: Act, shown?: Node) => record(answers(choices, consent.gpc), act, shown);
    return createForms({ consent, name, record: decide, texts: shownTexts, canHash });
  };
  host.versions = async (decision) =>
    rules.sync ? (await import('./versions.js')).readVersions(rules.sync.endpoint, rules.id, decision) : [];
  host.loadOnce = (frame) => {
    const id = frame.getAttribute('data-assent') ?? '';
    log.push({
      action: 'released',
      what: `once: ${frame.getAttribute('data-assent-src') ?? frame.localName}`,
      id,
      at: Date.now(),
    });
    loadOnce(frame, guard.trusted);
  };

  async function start(): Promise<void> {
    // A page's first random bytes take longest: these are for nobody, so that a decision's ids need not wait within a click.
    randomHex(1);
    await followAddress(upkeep, rules.presets === true, failed);
    loadElements(failed);
    await trigger();
    await withdrawal.repeat();
    const left = canHash && leftText(name);
    if (left) shownTexts[await sha256(left)] = left;
    await upkeep.send();
    if (left && !outbox.all().length) forgetText(name);
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
