const said = new Set<string>();

/** One clear console message, once a page: what went wrong, and the fix. */
export function warn(message: string, error?: unknown): void {
  if (said.has(message)) return;
  said.add(message);
  console.warn(`[assent] ${message}`, error ?? '');
}
