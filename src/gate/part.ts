import type { State } from '../decision/evaluate.js';
import type { MatchKind } from '../policy/match.js';
import type { ServiceRule } from '../policy/rules.js';
import type { trusted } from './attributes.js';
import type { gated, waiting } from './hold.js';
import type { GateHost, note } from './host.js';
import type { observe, watchers } from './observe.js';
import type { Patch, patch } from './patch.js';

/** The gate's verbs, as a part gets them: it is added to a guard that is built already, and so imports none of them. */
export interface Gate extends GateHost {
  /** What the record means now. */
  readonly state: State;
  /** The service of a URL, cookie or storage key, if it may not run now. */
  denied(kind: MatchKind, name: string): ServiceRule | undefined | null;
  gated: typeof gated;
  /** Has the part `hold` say how a call is kept. */
  waiting: typeof waiting;
  patch: typeof patch;
  /** All that was patched, with what stands there now: what a fresh realm needs as well. */
  patches: readonly Patch[];
  /** Marks the matched tags in a piece of HTML. */
  markHtml(html: string): string;
  /** Marks text as passed, where Trusted Types are enforced. */
  trusted: typeof trusted;
  observe: typeof observe;
  /** Who watches the page: a part that adds a tree has it watched by all of them (`parts/adopt.ts`). */
  watchers: typeof watchers;
  note: typeof note;
}

/**
 * A way out that only some policies need closed: `assent build` adds it to the guard when a rule asks for it. It runs
 * once, before the page's own code, and imports nothing that has a state.
 */
export type Part = (gate: Gate) => void;
