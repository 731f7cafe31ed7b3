import type { BannerMessages } from '../banner.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "title": "Uw privacy, uw keuze",
  "text": "{name} vraagt om cookies en vergelijkbare opslag te gebruiken voor: {purposes}. Ze blijven uit zolang u ze niet accepteert, en u kunt uw keuze altijd wijzigen.",
  "privacy": "Privacybeleid",
  "reject": "Alles weigeren",
  "accept": "Alles accepteren",
  "settings": "Cookie-instellingen"
} satisfies BannerMessages;
