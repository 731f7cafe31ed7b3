import type { EmbedMessages } from '../embed.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "privacy": "Privacybeleid",
  "embed.text": "Bij het laden maakt uw browser verbinding met {name}, die uw IP-adres ontvangt en cookies kan plaatsen. U kunt ‘altijd’ intrekken in de cookie-instellingen.",
  "embed.once": "Eén keer laden",
  "embed.always": "{name} altijd toestaan"
} satisfies EmbedMessages;
