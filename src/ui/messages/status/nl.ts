import type { StatusMessages } from '../status.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "status.unset": "Nog niets gekozen; al het optionele staat uit.",
  "status.none": "Al het optionele staat uit.",
  "status.allowed": "Aan: {items}.",
  "status.without": "{purpose} (zonder {services})",
  "status.signal": "Afmeldsignaal gevolgd."
} satisfies StatusMessages;
