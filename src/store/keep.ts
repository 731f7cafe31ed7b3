import { warn } from './warn.js';

/** What localStorage would not take (blocked, or full): it lives as long as this page. */
export const memory: Record<string, string> = {};

/** Where the browser refuses storage, this is said once, and the answer is undefined. */
export function withStorage<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch (error) {
    warn('No storage here: choices hold for this page only', error);
  }
}

/** Writes to localStorage, synchronously; to this page's memory where that is refused. */
export const put = (key: string, value: string): void => {
  memory[key] = value;
  withStorage(() => {
    localStorage[key] = value;
    delete memory[key];
  });
};
