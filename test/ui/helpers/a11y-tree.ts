import { expect } from '@open-wc/testing';
import { type Axe, met } from './met.js';

/** What assistive technology meets of an element, in its order, a line each. */
export async function a11yTree(element: HTMLElement): Promise<string[]> {
  // Brings axe along, which the assertion loads by itself.
  await expect(element).to.be.accessible();
  const { axe } = window as unknown as { axe: Axe };
  return met(element, axe).map(({ line }) => line);
}
