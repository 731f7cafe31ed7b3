import { wildcard } from '../../policy/match.js';
import { keyNames, type ServiceRule } from '../../policy/rules.js';

export interface Swept {
  what: string;
  /** The service. */
  id: string;
  /** Why it could not be removed; absent when it was. */
  kept?: string | undefined;
}

/** @returns does this name belong to one of these patterns? */
export const matching = (keys: ServiceRule['cookies']): ((name: string) => boolean) => {
  const tests = keyNames(keys).map(wildcard);
  return (name) => tests.some((test) => test.test(name));
};

/** Where the browser refuses storage nothing is in it. */
export const blocked = (): never[] => [];
