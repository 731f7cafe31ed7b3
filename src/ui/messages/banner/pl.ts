import type { BannerMessages } from '../banner.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "title": "Twoja prywatność, Twój wybór",
  "text": "{name} prosi o zgodę na używanie plików cookie i podobnych technologii w celach: {purposes}. Pozostają wyłączone, dopóki nie wyrazisz zgody, a decyzję możesz zmienić w każdej chwili.",
  "privacy": "Polityka prywatności",
  "reject": "Odrzuć wszystkie",
  "accept": "Zaakceptuj wszystkie",
  "settings": "Ustawienia plików cookie"
} satisfies BannerMessages;
