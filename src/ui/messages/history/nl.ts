import type { HistoryMessages } from '../history.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "history.label": "Uw beslissingen",
  "history.loading": "Laden …",
  "history.empty": "In deze browser is nog niets beslist.",
  "history.failed": "De lijst kon niet worden geladen. Getoond wordt wat deze browser weet.",
  "history.retry": "Opnieuw proberen",
  "history.accepted": "Alles geaccepteerd",
  "history.refused": "Alles geweigerd",
  "history.chosen": "Gekozen",
  "history.allowed": "Toegestaan: {items}",
  "history.denied": "Geweigerd: {items}",
  "history.stored": "Vastgelegd",
  "history.waiting": "Nog niet verzonden",
  "history.local": "Alleen in deze browser",
  "history.receipt": "Ontvangstbewijs downloaden",
  "history.download": "Downloaden",
  "history.missing": "Het ontvangstbewijs kon niet worden geladen. Probeer het opnieuw."
} satisfies HistoryMessages;
