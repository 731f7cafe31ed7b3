import type { Policy } from '../policy/types.js';

/** What a rule found: where (JSON Pointer), what, and how to put it right. */
export interface Finding {
  path: string;
  message: string;
  fix: string;
}

/** One rule of `assent check`: what no schema can say of a policy, because it is about several of its parts at once. */
export interface Rule {
  /** Kebab case for a rule of structure; the legal rules carry the ids of their source. Never changed once published. */
  id: string;
  /** An error stops `check`, `build` and `serve`; a warning is printed. */
  severity: 'error' | 'warning';
  /** One sentence: what the rule holds, and why. */
  summary: string;
  /** Pure: the same policy gives the same findings. */
  run(policy: Policy): Iterable<Finding>;
}
