import type { Rules } from '../policy/rules.js';
import type { State } from './evaluate.js';

/**
 * The choices that take consent back: from all that runs or is granted, or from the ids named. With a purpose go its
 * channels and dayparts.
 */
export function withdrawal(
  { purposes }: Rules,
  { allowed, choices }: State,
  named?: readonly string[],
): Record<string, boolean> {
  const required = new Set(purposes.filter((p) => p.necessity === 'required').map((p) => p.id));
  // A service goes with its purposes, unless it has an answer of its own.
  const own = [...allowed].filter((id) => choices[id] || purposes.some((p) => p.id === id));
  const parts = (id: string) => Object.keys(choices).filter((unit) => unit.startsWith(`${id}.`));
  const ids = named?.flatMap((id) => [id, ...parts(id)]) ?? [...own, ...Object.keys(choices)];
  const on = ids.filter((id) => !required.has(id) && (allowed.has(id) || choices[id]?.granted));
  return Object.fromEntries(on.map((id) => [id, false]));
}
