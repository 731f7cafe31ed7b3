import type { EmbedMessages } from '../embed.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "privacy": "Informativa sulla privacy",
  "embed.text": "Il caricamento collega il browser a {name}, che riceve il suo indirizzo IP e può impostare cookie. Può revocare «sempre» nelle impostazioni dei cookie.",
  "embed.once": "Carica una volta",
  "embed.always": "Consenti sempre {name}"
} satisfies EmbedMessages;
