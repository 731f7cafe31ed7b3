import { waitUntil } from '@open-wc/testing';
// Here already, so that no state waits for many small files.
import '../../../src/ui/marketing/unit-names.js';
import '../../../src/ui/settings/given.js';
import { FINDINGS } from './findings.js';
import { formPolicy } from './form-policy.js';
import { box, type MountOptions, mount, type Tag } from './mount.js';
import { decidedBefore } from './notice.js';
import { past } from './past.js';
import { type SampleLanguage, samplePolicy } from './policy.js';

/** One element as a visitor may meet it. */
export interface ElementState {
  name: string;
  tag: Tag;
  options?: MountOptions;
  /** What is done to it once it shows. */
  after?: (root: ShadowRoot) => unknown;
}

const act = { source: 'api', trusted: true, language: 'en', shown: document.createElement('p') };
const dialog = (root: ShadowRoot) => {
  (root.host as HTMLElement & { show(): void }).show();
  return waitUntil(() => root.querySelector('dialog')?.open, 'the dialog opens');
};
const unfold = (root: ShadowRoot) => {
  for (const details of root.querySelectorAll('details')) details.open = true;
};
const line = (root: ShadowRoot) => root.querySelector('[part=status]')?.textContent;
const frame =
  '<iframe data-assent="reviews" data-assent-src="about:blank" title="\u27e6\u27e7" width="560" height="315"></iframe>';
const purpose = { attributes: { purpose: 'analytics' }, until: (root: ShadowRoot) => box(root, 'analytics') };
const messages = {
  'newsletter.email': true,
  'events.sms.day': true,
  'events.sms.night': true,
  research: true,
  'transfer.to-cloud': true,
};
const form = (children?: 'refuse' | 'guardian-consent') => ({
  policy: (language?: SampleLanguage) =>
    formPolicy(language, children && { children: { minAge: 14, policy: children } }),
});
const press = (selector: string) => (root: ShadowRoot) => root.querySelector<HTMLElement>(selector)!.click();
const notice = { until: (root: ShadowRoot) => root.querySelector('[part=notice]') };
const inspector: MountOptions = {
  prepare: (host) => Object.assign(host, { findings: FINDINGS }),
  until: (root) => root.querySelector('tbody tr'),
};
const settled = (root: ShadowRoot) => root.querySelector('section[aria-busy=false]');

/** Every element in every state that looks or sounds different. */
export const STATES: ElementState[] = [
  { name: 'banner, bar', tag: 'assent-banner' },
  { name: 'banner, box', tag: 'assent-banner', options: { attributes: { layout: 'box' } } },
  { name: 'banner, corner', tag: 'assent-banner', options: { attributes: { layout: 'corner' } } },
  { name: 'banner, modal', tag: 'assent-banner', options: { attributes: { layout: 'modal' } } },
  { name: 'banner, inline', tag: 'assent-banner', options: { attributes: { layout: 'inline' } } },
  {
    name: 'banner, choices',
    tag: 'assent-banner',
    options: {
      policy: (language) => ({ ...samplePolicy(language), banner: { layout: 'box', choices: true } }),
      until: (root) => root.querySelector('[data-assent-role=save]'),
    },
  },
  { name: 'embed', tag: 'assent-embed', options: { inside: frame } },
  { name: 'history', tag: 'assent-history', options: { prepare: (host) => Object.assign(host, { past }) } },
  { name: 'history, empty', tag: 'assent-history', options: { until: settled } },
  {
    name: 'history, failed',
    tag: 'assent-history',
    options: { prepare: (host) => Object.assign(host, { past: { ...past, failed: new Error('503') } }) },
  },
  {
    name: 'history, messages',
    tag: 'assent-history',
    options: {
      ...form(),
      prepare: (host) =>
        Object.assign(host, {
          past: { decisions: [{ at: past.decisions[0]!.at, choices: messages, state: 'local' }] },
        }),
      until: (root) => root.querySelector('[part=decision]'),
    },
  },
  { name: 'inspector', tag: 'assent-inspector', options: inspector },
  { name: 'inspector, unfolded', tag: 'assent-inspector', options: inspector, after: unfold },
  { name: 'marketing', tag: 'assent-marketing', options: form() },
  { name: 'marketing, all', tag: 'assent-marketing', options: form(), after: press('[data-assent-all]') },
  { name: 'marketing, refused', tag: 'assent-marketing', options: form('refuse'), after: press('[value=under-age]') },
  {
    name: 'marketing, guardian',
    tag: 'assent-marketing',
    options: form('guardian-consent'),
    after: press('[value=under-age]'),
  },
  { name: 'notice', tag: 'assent-notice', options: notice },
  {
    name: 'notice, since, signal',
    tag: 'assent-notice',
    options: {
      ...notice,
      denied: ['analytics'],
      prepare: decidedBefore,
      until: (root) => root.querySelector('[part=since]'),
    },
    after: unfold,
  },
  { name: 'purpose', tag: 'assent-purpose', options: purpose },
  { name: 'purpose, unfolded', tag: 'assent-purpose', options: purpose, after: unfold },
  { name: 'purpose, signal', tag: 'assent-purpose', options: { ...purpose, denied: ['analytics'] } },
  { name: 'settings', tag: 'assent-settings', after: dialog },
  {
    name: 'settings, unfolded, signal',
    tag: 'assent-settings',
    options: { denied: ['marketing'] },
    after: (root) => dialog(root).then(() => unfold(root)),
  },
  {
    name: 'settings, drawer',
    tag: 'assent-settings',
    options: { attributes: { drawer: '' } },
    after: (root) => dialog(root).then(() => unfold(root)),
  },
  { name: 'settings, inline', tag: 'assent-settings', options: { attributes: { inline: '' } } },
  {
    name: 'settings, messages',
    tag: 'assent-settings',
    options: {
      ...form(),
      attributes: { inline: '' },
      prepare: (host) => host.decide(messages, act),
      until: (root) => root.querySelector('[data-assent-role=stop]'),
    },
    after: unfold,
  },
  { name: 'status, unset', tag: 'assent-status', options: { until: line } },
  {
    name: 'status, some, signal',
    tag: 'assent-status',
    options: {
      denied: ['marketing'],
      prepare: (host) => host.decide({ functional: true, analytics: true, clarity: false }, act),
      until: line,
    },
  },
  { name: 'status, none', tag: 'assent-status', options: { prepare: (host) => host.rejectAll(act), until: line } },
  { name: 'trigger', tag: 'assent-trigger' },
];

/** Puts an element on the page in a state. */
export async function mountState({ tag, options, after }: ElementState, language: SampleLanguage = 'en') {
  const mounted = await mount(tag, { ...options, language });
  await after?.(mounted.root);
  await mounted.element.updateComplete;
  return mounted;
}
