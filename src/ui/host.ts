import type { PolicyView } from '../policy/view.js';

/** What an element may say of the act that it passes on. */
export interface Act {
  /** `banner:accept-all`, `banner:reject-all`, `banner:save`, `settings:save`, `settings:withdraw-all`, ... */
  source: string;
  /** The click's `isTrusted`. */
  trusted: boolean;
  /** The text the visitor saw, whole, in reading order; its hash goes with the decision. */
  text: string;
}

/** The plain functions that the entry hands to the elements: the interface never sees the store. */
export interface UiHost {
  /** The policy in the page's language (cached by the host). */
  view(): Promise<PolicyView>;
  /** true granted, false denied, undefined unset: as the visitor chose, before signals. */
  choice(id: string): boolean | undefined;
  /** May it run now? (Choice, regime and opt-out signal together.) */
  allows(id: string): boolean;
  /** Is the purpose denied by the browser's opt-out signal (GPC), not by the visitor? */
  signalDenied(id: string): boolean;
  /** Records choices by purpose or service id; synchronous up to the written cookie and outbox. */
  decide(choices: Record<string, boolean>, act: Act): void;
  acceptAll(act: Act): void;
  rejectAll(act: Act): void;
  /** Called after each change; returns the way to stop. */
  subscribe(fn: () => void): () => void;
  /** Opens a surface: 'settings' or 'banner'. */
  open(surface: string): void;
  close(): void;
}

const KEY = Symbol.for('assent.ui');
type Slot = { host?: UiHost; waiting?: ((host: UiHost) => void)[] };
const slot = (): Slot => {
  const g = globalThis as { [KEY]?: Slot };
  g[KEY] ??= {};
  return g[KEY];
};

/** Called once by the entry that wires the rooms: elements waiting for it wake up. */
export function provideHost(host: UiHost): void {
  const s = slot();
  s.host = host;
  for (const fn of s.waiting?.splice(0) ?? []) fn(host);
}

/** The host, as soon as an entry has provided it (elements may be on the page first). */
export function whenHost(fn: (host: UiHost) => void): void {
  const s = slot();
  if (s.host) fn(s.host);
  else {
    s.waiting ??= [];
    s.waiting.push(fn);
  }
}
