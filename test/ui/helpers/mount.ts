import { fixtureCleanup, waitUntil } from '@open-wc/testing';
import '../../../src/elements.js';
import { provideHost } from '../../../src/ui/host.js';
import { MemoryHost } from './memory-host.js';
import { type SampleLanguage, samplePolicy } from './policy.js';

/** Every element. */
export const TAGS = [
  'assent-banner',
  'assent-embed',
  'assent-history',
  'assent-inspector',
  'assent-purpose',
  'assent-settings',
  'assent-status',
  'assent-trigger',
] as const;
export type Tag = (typeof TAGS)[number];

export interface MountOptions {
  language?: SampleLanguage;
  /** Purposes that the browser's opt-out signal denies. */
  denied?: string[];
  attributes?: Record<string, string>;
  /** HTML within the element. */
  inside?: string;
  host?: MemoryHost;
  /** Called with the host before the element is on the page. */
  prepare?: (host: MemoryHost) => unknown;
  /** What it shows when it is ready; without, a button. */
  until?: (root: ShadowRoot) => unknown;
}

/** Puts an element on the page with a fresh host, and waits until it shows something. */
export async function mount<T extends Tag>(tag: T, options: MountOptions = {}) {
  const host = options.host ?? new MemoryHost(samplePolicy(options.language), options.denied, options.language);
  options.prepare?.(host);
  provideHost(host);
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(options.attributes ?? {})) element.setAttribute(name, value);
  if (options.inside) element.innerHTML = options.inside;
  document.body.append(element);
  const { until = (root: ShadowRoot) => root.querySelector('button') } = options;
  await waitUntil(() => element.shadowRoot && until(element.shadowRoot), `${tag} renders`);
  return { element, host, root: element.shadowRoot! };
}

/** Takes everything away that a test put on the page. */
export function clear(): void {
  for (const element of document.querySelectorAll(TAGS.join())) element.remove();
  fixtureCleanup();
}

/** The control of a role, in an element's open shadow root. */
export const control = (root: ShadowRoot, role: string) =>
  root.querySelector<HTMLButtonElement>(`[data-assent-role="${role}"]`)!;

/** The checkbox of a purpose or service. */
export const box = (root: ShadowRoot, id: string) =>
  root.querySelector<HTMLInputElement>(`[data-assent-purpose="${id}"]`)!;

/** What has focus, looked for inside open shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** Nodes of every kind under a root: what an element adds to the page. */
export function nodeCount(root: Node): number {
  let count = 0;
  const walker = document.createTreeWalker(root);
  while (walker.nextNode()) count++;
  return count;
}
