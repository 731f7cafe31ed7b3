import type { BannerMessages } from '../banner.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "title": "A sua privacidade, a sua escolha",
  "text": "{name} pede para usar cookies e armazenamento semelhante para: {purposes}. Ficam desativados até que aceite, e pode mudar de ideia a qualquer momento.",
  "privacy": "Política de privacidade",
  "reject": "Rejeitar tudo",
  "accept": "Aceitar tudo",
  "settings": "Definições de cookies"
} satisfies BannerMessages;
