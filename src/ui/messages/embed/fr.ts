import type { EmbedMessages } from '../embed.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "privacy": "Politique de confidentialité",
  "embed.text": "Le chargement connecte votre navigateur à {name}, qui reçoit votre adresse IP et peut déposer des cookies. Vous pouvez revenir sur « toujours » dans les paramètres des cookies.",
  "embed.once": "Charger une fois",
  "embed.always": "Toujours autoriser {name}"
} satisfies EmbedMessages;
