import { memory, put, withStorage } from './keep.js';
import { readKey } from './subject.js';

const key = (name: string): string => `${name}:text`;

/** Keeps the text that a form has shown: a page that sends a form goes away, and the next one hands the text in. */
export const keepText = (name: string, text: string): void => put(key(name), text);

/** The text that a page before this one has shown in a form. */
export const leftText = (name: string): string | undefined => readKey(key(name));

export function forgetText(name: string): void {
  delete memory[key(name)];
  withStorage(() => localStorage.removeItem(key(name)));
}
