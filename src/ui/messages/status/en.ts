import type { StatusMessages } from '../status.js';

export const status = 'reviewed';
export default {
  "dir": "ltr",
  "status.unset": "Nothing is chosen yet, and nothing optional is on.",
  "status.none": "Nothing optional is on.",
  "status.allowed": "On: {items}.",
  "status.without": "{purpose} (without {services})",
  "status.signal": "Opt-out signal honoured."
} satisfies StatusMessages;
