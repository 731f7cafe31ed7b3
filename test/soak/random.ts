/** Numbers that a seed gives again. */
export interface Random {
  /** 0 or more, below 1. */
  next(): number;
  /** A whole number below another. */
  below(most: number): number;
  chance(probability: number): boolean;
  pick<T>(of: readonly T[]): T;
}

/** The generator mulberry32: small, and good enough to choose faults by. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    below: (most) => Math.floor(next() * most),
    chance: (probability) => next() < probability,
    pick: (of) => of[Math.floor(next() * of.length)]!,
  };
}
