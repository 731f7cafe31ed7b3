import { AssentBanner } from './ui/banner/element.js';
import { AssentEmbed } from './ui/embed/element.js';
import { AssentHistory } from './ui/history/element.js';
import { AssentInspector } from './ui/inspector/element.js';
import { AssentMarketing } from './ui/marketing/element.js';
import { AssentNotice } from './ui/notice/element.js';
import { AssentPurpose } from './ui/purpose/element.js';
import { AssentSettings } from './ui/settings/element.js';
import { AssentStatus } from './ui/status/element.js';
import { AssentTrigger } from './ui/trigger/element.js';

/** Registers the elements; a second copy of this module on one page leaves the first one's in place. */
for (const [tag, element] of [
  ['assent-banner', AssentBanner],
  ['assent-embed', AssentEmbed],
  ['assent-history', AssentHistory],
  ['assent-inspector', AssentInspector],
  ['assent-marketing', AssentMarketing],
  ['assent-notice', AssentNotice],
  ['assent-purpose', AssentPurpose],
  ['assent-settings', AssentSettings],
  ['assent-status', AssentStatus],
  ['assent-trigger', AssentTrigger],
] as const) {
  const registry = globalThis.customElements; // absent on a server
  if (registry && !registry.get(tag)) registry.define(tag, element);
}

export {
  AssentBanner,
  AssentEmbed,
  AssentHistory,
  AssentInspector,
  AssentMarketing,
  AssentNotice,
  AssentPurpose,
  AssentSettings,
  AssentStatus,
  AssentTrigger,
};
