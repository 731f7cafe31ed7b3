import type { HistoryMessages } from '../history.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "history.label": "Vos décisions",
  "history.loading": "Chargement…",
  "history.empty": "Aucune décision n’a été prise dans ce navigateur.",
  "history.failed": "La liste n’a pas pu être chargée. Voici ce que ce navigateur connaît.",
  "history.retry": "Réessayer",
  "history.accepted": "Tout accepté",
  "history.refused": "Tout refusé",
  "history.chosen": "Choisi",
  "history.allowed": "Autorisé : {items}",
  "history.denied": "Refusé : {items}",
  "history.stored": "Enregistré",
  "history.waiting": "Pas encore envoyé",
  "history.local": "Dans ce navigateur seulement",
  "history.receipt": "Télécharger le reçu",
  "history.download": "Télécharger",
  "history.missing": "Le reçu n’a pas pu être chargé. Réessayez."
} satisfies HistoryMessages;
