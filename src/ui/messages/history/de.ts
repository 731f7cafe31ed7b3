import type { HistoryMessages } from '../history.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "history.label": "Ihre Entscheidungen",
  "history.loading": "Wird geladen …",
  "history.empty": "In diesem Browser wurde noch nichts entschieden.",
  "history.failed": "Die Liste konnte nicht geladen werden. Gezeigt wird, was dieser Browser weiß.",
  "history.retry": "Erneut versuchen",
  "history.accepted": "Alles akzeptiert",
  "history.refused": "Alles abgelehnt",
  "history.chosen": "Ausgewählt",
  "history.allowed": "Erlaubt: {items}",
  "history.denied": "Abgelehnt: {items}",
  "history.stored": "Protokolliert",
  "history.waiting": "Noch nicht gesendet",
  "history.local": "Nur in diesem Browser",
  "history.receipt": "Beleg herunterladen",
  "history.download": "Herunterladen",
  "history.missing": "Der Beleg konnte nicht geladen werden. Versuchen Sie es erneut."
} satisfies HistoryMessages;
