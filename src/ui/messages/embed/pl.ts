import type { EmbedMessages } from '../embed.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "privacy": "Polityka prywatności",
  "embed.text": "Wczytanie łączy przeglądarkę z {name}: poznaje on Twój adres IP i może zapisywać pliki cookie. Zgodę „zawsze” można cofnąć w ustawieniach plików cookie.",
  "embed.once": "Wczytaj raz",
  "embed.always": "Zawsze zezwalaj: {name}"
} satisfies EmbedMessages;
