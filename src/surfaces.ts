import { observe } from './gate/observe.js';

/** The code behind our elements that a page may hold itself; each comes with the first element that needs it. */
const LOADS: Record<string, () => Promise<unknown>> = {
  'assent-embed': async () => (await import('./ui/embed/show.js')).defineEmbed(),
  'assent-history': async () => (await import('./ui/history/show.js')).defineHistory(),
  'assent-inspector': async () => (await import('./ui/inspector/show.js')).defineInspector(),
  'assent-marketing': async () => (await import('./ui/marketing/show.js')).defineMarketing(),
  'assent-notice': async () => (await import('./ui/notice/show.js')).defineNotice(),
  'assent-purpose': async () => (await import('./ui/settings/show.js')).definePurpose(),
  'assent-settings': async () => (await import('./ui/settings/show.js')).defineSettings(),
  'assent-status': async () => (await import('./ui/status/show.js')).defineStatus(),
};

/** Makes the elements work that are on the page, or come later. */
export function loadElements(failed: (error: unknown) => void): void {
  observe(Object.keys(LOADS).join(), (el) => void LOADS[el.localName]!().catch(failed));
}
