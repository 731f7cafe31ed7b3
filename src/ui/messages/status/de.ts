import type { StatusMessages } from '../status.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "status.unset": "Noch nichts ausgewählt; alles Optionale ist aus.",
  "status.none": "Alles Optionale ist aus.",
  "status.allowed": "Eingeschaltet: {items}.",
  "status.without": "{purpose} (ohne {services})",
  "status.signal": "Opt-out-Signal beachtet."
} satisfies StatusMessages;
