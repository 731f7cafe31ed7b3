import type { EmbedMessages } from '../embed.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "privacy": "Datenschutzerklärung",
  "embed.text": "Beim Laden verbindet sich Ihr Browser mit {name}. Dabei wird Ihre IP-Adresse übermittelt, und es können Cookies gesetzt werden. „Immer“ können Sie in den Cookie-Einstellungen zurücknehmen.",
  "embed.once": "Einmal laden",
  "embed.always": "{name} immer erlauben"
} satisfies EmbedMessages;
