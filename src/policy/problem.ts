/** What is wrong with a policy document, where, and how to put it right. */
export interface Problem {
  /** An error fails `check`, and `build` and `serve` too if it is one of structure; what is info may well be meant so. */
  severity: 'error' | 'warning' | 'info';
  /** The rule that found it: `schema`, `json`, or a rule of `assent check`. */
  rule: string;
  /** JSON Pointer (RFC 6901) into the document; empty for the whole. */
  path: string;
  message: string;
  fix: string;
  /** The law, standard or reason behind the rule; the schema's own problems have none. */
  source?: string;
}

/** A path of member names and indices as a JSON Pointer (RFC 6901). */
export function toPointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
