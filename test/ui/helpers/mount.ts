import { fixtureCleanup, waitUntil } from '@open-wc/testing';
import '../../../src/elements.js';
import type { PolicyInput } from '../../../src/policy/types.js';
import { provideHost } from '../../../src/ui/host.js';
import { MemoryHost } from './memory-host.js';
import { type SampleLanguage, samplePolicy } from './policy.js';

/** Every element. */
export const TAGS = [
  'assent-banner',
  'assent-embed',
  'assent-history',
  'assent-inspector',
  'assent-marketing',
  'assent-notice',
  'assent-purpose',
  'assent-settings',
  'assent-status',
  'assent-trigger',
] as const;
export type Tag = (typeof TAGS)[number];

/** A strict page, which asks for one, takes no plain text for HTML. */
type Html = { createHTML(text: string): string };
const asIs: Html = { createHTML: (text) => text };
const { trustedTypes } = self as { trustedTypes?: { createPolicy(name: string, rules: Html): Html } };
const html = trustedTypes?.createPolicy('test', asIs) ?? asIs;

/** Elements in the page's own tree, in a form of it: what else is a shadow root is the element itself. */
const LIGHT = ['assent-marketing'];

export interface MountOptions {
  language?: SampleLanguage;
  /** Purposes that the browser's opt-out signal denies. */
  denied?: string[];
  attributes?: Record<string, string>;
  /** HTML within the element. */
  inside?: string;
  host?: MemoryHost;
  /** The policy, where the sample will not do. */
  policy?: (language?: SampleLanguage) => PolicyInput;
  /** Called with the host before the element is on the page. */
  prepare?: (host: MemoryHost) => unknown;
  /** What it shows when it is ready; without, a button. */
  until?: (root: ShadowRoot) => unknown;
}

/** Puts an element on the page with a fresh host, and waits until it shows something. */
export async function mount<T extends Tag>(tag: T, options: MountOptions = {}) {
  const { policy = samplePolicy } = options;
  const host = options.host ?? new MemoryHost(policy(options.language), options.denied, options.language);
  options.prepare?.(host);
  provideHost(host);
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(options.attributes ?? {})) element.setAttribute(name, value);
  if (options.inside) element.innerHTML = html.createHTML(options.inside);
  const isLight = LIGHT.includes(tag);
  const place = isLight ? document.createElement('form') : element;
  if (isLight) place.append(element);
  document.body.append(place);
  const root = () => (isLight ? (element as Node as ShadowRoot) : element.shadowRoot);
  const { until = (shown: ShadowRoot) => shown.querySelector(isLight ? 'input' : 'button') } = options;
  await waitUntil(() => root() && until(root()!), `${tag} renders`);
  return { element, host, root: root()! };
}

/** Takes everything away that a test put on the page. */
export function clear(): void {
  for (const element of document.querySelectorAll(TAGS.join())) (element.closest('form') ?? element).remove();
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
