import type { Policy } from '../policy/types.js';

export type Severity = 'error' | 'warning' | 'info';

/** What a rule found: where (JSON Pointer), what, and how to put it right. */
export interface Finding {
  path: string;
  message: string;
  fix: string;
  /** Where one finding weighs less than the rule does. */
  severity?: Severity;
  /** Where one finding rests on another article than the rule does. */
  source?: string;
}

/** One rule of `assent check`: what no schema can say of a policy, because it is about several of its parts at once. */
export interface Rule {
  /** Kebab case for a rule of structure; the rules of law have capitals. Never changed once published. */
  id: string;
  /** An error fails `check`, and `build` and `serve` too if it is one of structure; what is info may well be meant so. */
  severity: Severity;
  /** One sentence: what the rule holds, and why. */
  summary: string;
  /** The law, standard or reason that it rests on. */
  source: string;
  /**
   * Pure: the same policy gives the same findings.
   *
   * @param on the day of the check (`2026-11-23`), for what grows old
   */
  run(policy: Policy, on: string): Iterable<Finding>;
}
