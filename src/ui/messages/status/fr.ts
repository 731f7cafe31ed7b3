import type { StatusMessages } from '../status.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "status.unset": "Aucun choix pour l’instant ; tout ce qui est facultatif est désactivé.",
  "status.none": "Tout ce qui est facultatif est désactivé.",
  "status.allowed": "Activé : {items}.",
  "status.without": "{purpose} (sans {services})",
  "status.signal": "Signal d’opposition respecté."
} satisfies StatusMessages;
