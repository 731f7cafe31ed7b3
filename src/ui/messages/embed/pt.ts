import type { EmbedMessages } from '../embed.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "privacy": "Política de privacidade",
  "embed.text": "Ao carregar, o seu navegador liga-se a {name}, que fica a saber o seu endereço IP e pode guardar cookies. Pode retirar «sempre» nas definições de cookies.",
  "embed.once": "Carregar uma vez",
  "embed.always": "Permitir sempre {name}"
} satisfies EmbedMessages;
