import type { Guard } from './boot.js';
import { restoreHeld } from './gate/restore.js';
import { outOfReach } from './gate/sweep/out-of-reach.js';
import { type Swept, sweep, sweepNow } from './gate/sweep.js';
import { callVendor, NOT_THERE } from './gate/vendor.js';
import { createMatcher } from './policy/match.js';
import { cookieName, type ServiceRule } from './policy/rules.js';
import { withStorage } from './store/keep.js';
import { warn } from './store/warn.js';
import { framePainted } from './ui/frame.js';

/** On how many of the next pages it is looked again; on more where something was found again. */
const PAGES = 10;
/** When it is looked again in the same page, milliseconds: answers that were under way may still set cookies. */
const AGAIN = [1_000, 5_000];
/** How long a vendor's own opt-out may take, milliseconds, before its storage is deleted all the same. */
const PATIENCE = 1_000;

export interface Withdrawal {
  /** What follows a change: vendors are told, what they have stored is deleted, frames go back, pages reload. */
  follow(granted: readonly string[], revoked: readonly string[]): Promise<void>;
  /** Does what an earlier page has left to do. */
  repeat(): Promise<void>;
  /** Puts frames and images of what is not allowed back to their placeholders, and stops scripts that are on their way. */
  restore(): void;
}

/** The client's half of a withdrawal; the guard has closed every way out by the time that this hears of it. */
export function createWithdrawal(guard: Guard): Withdrawal {
  const { consent, options, log, opened } = guard;
  const { rules } = consent;
  const { services = [] } = rules;
  const match = createMatcher(services);
  const sweepKey = `${cookieName(rules)}:!sweep`;
  /** Services whose vendor was told to stop in this page. */
  const stopped = new Set<string>();
  let timers: ReturnType<typeof setTimeout>[] = [];

  const denied = () => services.filter(({ id }) => !consent.allows(id));
  const named = (ids: readonly string[]) => services.filter(({ id }) => ids.includes(id));
  const note = (action: (typeof log)[number]['action'], what: string, id: string) => {
    log.push({ action, what, id, at: Date.now() });
    if (log.length > 500) log.shift();
  };
  const report = (swept: readonly Swept[]) => {
    for (const { what, id, kept } of swept) {
      const text = kept ? `${what}: ${kept}` : what;
      // What can't go is found each time; it is told once.
      if (!kept || !log.some((entry) => entry.what === text)) note(kept ? 'kept' : 'swept', text, id);
    }
  };
  const pagesLeft = () => Number(withStorage(() => localStorage.getItem(sweepKey)) ?? 0);
  const setPages = (count: number) =>
    withStorage(() => (count > 0 ? localStorage.setItem(sweepKey, `${count}`) : localStorage.removeItem(sweepKey)));

  /** Left by an earlier page. */
  const due = pagesLeft();

  /** @returns was anything there? */
  async function clean(): Promise<boolean> {
    const swept = await sweep(denied(), match, opened);
    report(swept);
    return swept.some(({ kept }) => !kept);
  }
  const failed = (error: unknown) => warn('What a service has stored could not all be deleted', error);
  /** A tracker's last requests are answered, and its last keys written, after it was told to stop. */
  function cleanLater(): void {
    for (const timer of timers) clearTimeout(timer);
    timers = AGAIN.map((ms) => setTimeout(() => clean().then((found) => found && setPages(PAGES), failed), ms));
  }
  addEventListener('pagehide', () => {
    // The next page's cookies may have come already, before that page runs.
    if (pagesLeft() && sweepNow(denied(), match).length) setPages(PAGES);
  });

  /** Tells a vendor, once; what it throws stops nothing. */
  function tell(id: string, what: string, call: () => unknown): unknown {
    try {
      const result = call();
      if (result === NOT_THERE) return;
      note('told', what, id);
      return Promise.resolve(result).catch((error) => vendorFailed(id, what, error));
    } catch (error) {
      vendorFailed(id, what, error);
    }
  }
  const vendorFailed = (id: string, what: string, error: unknown) => {
    note('told', `${what}: ${error}`, id);
    warn(`${what} of "${id}" failed; its ways out are closed all the same`, error);
  };
  function stop({ id, withdraw }: ServiceRule): unknown[] {
    const own = options.onWithdraw?.[id];
    const told = [withdraw && tell(id, withdraw.call, () => callVendor(withdraw)), own && tell(id, 'onWithdraw', own)];
    if (withdraw || own) stopped.add(id);
    return told;
  }
  function resume({ id, resume }: ServiceRule): void {
    if (stopped.delete(id) && resume) tell(id, resume.call, () => callVendor(resume));
  }

  const restore = () => restoreHeld(consent.allows, guard.roots ?? [], guard.taken, guard.trusted);
  return {
    restore,
    async follow(granted, revoked) {
      // What takes nothing away is in nobody's way: the click is answered first.
      if (!revoked.length) await framePainted();
      restore();
      for (const service of named(granted)) if (consent.allows(service.id)) resume(service);
      const gone = named(revoked);
      const told = gone.flatMap(stop).filter(Boolean);
      if (revoked.length) {
        // Before anything is waited for: the page may be left at any moment.
        setPages(PAGES);
        report(sweepNow(denied(), match));
        report(gone.flatMap(outOfReach));
        cleanLater();
      }
      if (told.length) await Promise.race([Promise.all(told), new Promise((late) => setTimeout(late, PATIENCE))]);
      await framePainted();
      await clean();
      if (gone.some(({ reload }) => reload)) location.reload();
    },
    async repeat() {
      if (!due) return;
      const found = await clean();
      if (pagesLeft() === due) setPages(found ? PAGES : due - 1);
      cleanLater();
    },
  };
}
