import type { BannerMessages } from '../banner.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "title": "La tua privacy, la tua scelta",
  "text": "{name} chiede di usare cookie e archiviazione simile per: {purposes}. Restano disattivati finché non li accetti, e puoi cambiare idea in qualsiasi momento.",
  "privacy": "Informativa sulla privacy",
  "reject": "Rifiuta tutto",
  "accept": "Accetta tutto",
  "settings": "Impostazioni dei cookie"
} satisfies BannerMessages;
