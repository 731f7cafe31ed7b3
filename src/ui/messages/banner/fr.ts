import type { BannerMessages } from '../banner.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "title": "Votre vie privée, votre choix",
  "text": "{name} demande à utiliser des cookies et des moyens de stockage similaires pour : {purposes}. Ils restent désactivés tant que vous n’acceptez pas, et vous pouvez changer d’avis à tout moment.",
  "privacy": "Politique de confidentialité",
  "reject": "Tout refuser",
  "accept": "Tout accepter",
  "settings": "Paramètres des cookies"
} satisfies BannerMessages;
