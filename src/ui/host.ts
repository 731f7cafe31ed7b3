import type { Finding } from '../policy/finding.js';
import type { PolicyInput } from '../policy/types.js';

/** What an element may say of the act that it passes on. */
export interface Act {
  /** `banner:accept-all`, `banner:reject-all`, `settings:save`, `settings:reject-all`, ... */
  source: string;
  /** The click's `isTrusted`. */
  trusted: boolean;
  /** BCP 47 tag of what was shown. */
  language: string;
  /** What was shown: its text, whole and in reading order, is hashed into the decision. */
  shown: Node;
}

/** One decision of the visitor's, as the browser or the backend knows it. */
export interface PastDecision {
  /** UUIDv7; absent where only the record is left of it. */
  id?: string;
  /** ISO 8601. */
  at: string;
  /** By unit: `{ "analytics": true, "events.sms": false }`. */
  choices: Record<string, boolean>;
  /** Of what policy; absent where it is not known. */
  policy?: { id: string; version: string; hash?: string | undefined };
  /** `banner:accept-all`, `settings:save`, ...; absent where it is not known. */
  source?: string;
  /** The backend has it, and gives a receipt; it waits to be sent; or this browser alone has it. */
  state: 'stored' | 'waiting' | 'local';
}

/** A version of the policy that the backend keeps. */
export interface PastPolicy {
  version: string;
  hash: string;
  document: PolicyInput;
}

/** What is known of the past. */
export interface History {
  /** The latest first. */
  decisions: PastDecision[];
  /** Why the backend did not tell what it has. */
  failed?: unknown;
}

/** What a consent form needs: everything here is at hand at the moment when a form is sent. */
export interface FormHost {
  /** ISO 3166; absent where the page does not know it. */
  region: string | undefined;
  /** What stands on a unit; undefined where it was never answered on the present text. */
  answered(unit: string): boolean | undefined;
  /** The units of forms that are agreed to. */
  given(): string[];
  /** The hash of what is shown under `node`; undefined where browsers make none (plain http). */
  prove(node: Node): Promise<string | undefined>;
  /**
   * Records choices as `UiHost.decide` does.
   *
   * @param shown hash of what was shown; or, where it is not there yet, the node, whose text is hashed afterwards
   * @returns the decision's id; undefined where there was nothing to record
   */
  decide(choices: Record<string, boolean>, act: Omit<Act, 'shown'>, shown: string | Node): string | undefined;
}

/** The plain functions that the entry hands to the elements: the interface never sees the store. */
export interface UiHost {
  /** The policy document, and the language of it that serves this page's reader. */
  policy(): Promise<{ policy: PolicyInput; language: string }>;
  /** The ids of the purposes that "accept all" grants. */
  asked(): string[];
  /** Is any of them still without an answer that is needed? */
  asks(): boolean;
  /** May it run now? (Choice, regime and opt-out signal together.) Of a held element: may what its addresses belong to, too? */
  allows(id: string, el?: Element): boolean;
  /** Is the purpose denied by the browser's opt-out signal (GPC), not by the visitor? */
  signalDenied(id: string): boolean;
  /** Records choices by purpose or service id; synchronous up to the written cookie and outbox. */
  decide(choices: Record<string, boolean>, act: Act): void;
  acceptAll(act: Act): void;
  rejectAll(act: Act): void;
  /** Called after each change; returns the way to stop. */
  subscribe(fn: () => void): () => void;
  /** Loads a held frame for this page view alone: no consent, and no record of one. */
  loadOnce(frame: Element): void;
  /** What was seen on this page up to now, and what became of it; absent until the code for it is there. */
  inspect?(): Promise<Finding[]>;
  /** The visitor's decisions; those not yet sent are sent first. */
  history(): Promise<History>;
  /**
   * The policy's latest versions that the backend keeps, newest first, and the one that a decision was made on; none
   * without a backend. Absent until `history()` has answered.
   *
   * @throws Error when the backend does not give them
   */
  versions?(decision?: PastDecision): Promise<PastPolicy[]>;
  /**
   * The signed receipt of a stored decision.
   *
   * @throws Error when the backend does not give it
   */
  receipt(id: string): Promise<unknown>;
  /** What a consent form needs; once it is there, its functions answer at once. */
  forms(): Promise<FormHost>;
  /** Opens a surface: 'settings', 'banner' or 'inspector'. */
  open(surface: string): void;
  /** Says that the banner can be seen now, or that it is gone. */
  shown(banner: HTMLElement): void;
}

/**
 * Called once by the entry that wires the rooms: elements that wait for it (`when-host.ts`) wake up. It lives on the
 * page, so that elements of another copy of this package find it too.
 */
export function provideHost(host: UiHost): void {
  Object.assign(globalThis, { [Symbol.for('assent.ui')]: host });
  dispatchEvent(new Event('assent.ui'));
}
