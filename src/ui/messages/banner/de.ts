import type { BannerMessages } from '../banner.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "title": "Ihre Privatsphäre, Ihre Wahl",
  "text": "{name} bittet darum, Cookies und ähnliche Speicher zu nutzen für: {purposes}. Sie bleiben aus, solange Sie nicht zustimmen, und Sie können Ihre Wahl jederzeit ändern.",
  "privacy": "Datenschutzerklärung",
  "reject": "Alle ablehnen",
  "accept": "Alle akzeptieren",
  "settings": "Cookie-Einstellungen"
} satisfies BannerMessages;
