import type { HistoryMessages } from '../history.js';

export const status = 'reviewed';
export default {
  "dir": "ltr",
  "history.label": "Your decisions",
  "history.loading": "Loading …",
  "history.empty": "No decision has been made in this browser.",
  "history.failed": "The list could not be loaded. What this browser knows is shown.",
  "history.retry": "Try again",
  "history.accepted": "Accepted all",
  "history.refused": "Rejected all",
  "history.chosen": "Chosen",
  "history.allowed": "Allowed: {items}",
  "history.denied": "Refused: {items}",
  "history.stored": "Logged",
  "history.waiting": "Not sent yet",
  "history.local": "Kept in this browser",
  "history.receipt": "Download receipt",
  "history.download": "Download",
  "history.missing": "The receipt could not be loaded. Try again."
} satisfies HistoryMessages;
