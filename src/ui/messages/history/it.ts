import type { HistoryMessages } from '../history.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "history.label": "Le sue decisioni",
  "history.loading": "Caricamento…",
  "history.empty": "In questo browser non è stata presa alcuna decisione.",
  "history.failed": "Impossibile caricare l’elenco. È mostrato ciò che questo browser conosce.",
  "history.retry": "Riprova",
  "history.accepted": "Tutto accettato",
  "history.refused": "Tutto rifiutato",
  "history.chosen": "Scelto",
  "history.allowed": "Consentito: {items}",
  "history.denied": "Rifiutato: {items}",
  "history.stored": "Registrato",
  "history.waiting": "Non ancora inviato",
  "history.local": "Solo in questo browser",
  "history.receipt": "Scarica la ricevuta",
  "history.download": "Scarica",
  "history.missing": "Impossibile caricare la ricevuta. Riprovi."
} satisfies HistoryMessages;
