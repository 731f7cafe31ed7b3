/** What is wrong with a policy document, where, and how to put it right. */
export interface Problem {
  /** An error stops `check`, `build` and `serve`; a warning does not. */
  severity: 'error' | 'warning';
  /** The rule that found it: `schema`, `json`, or a rule of `assent check`. */
  rule: string;
  /** JSON Pointer (RFC 6901) into the document; empty for the whole. */
  path: string;
  message: string;
  fix: string;
}

/** A path of member names and indices as a JSON Pointer (RFC 6901). */
export function toPointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
