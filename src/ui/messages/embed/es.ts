import type { EmbedMessages } from '../embed.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "privacy": "Política de privacidad",
  "embed.text": "Al cargarlo, su navegador se conecta con {name}, que conoce su dirección IP y puede instalar cookies. Puede retirar «siempre» en la configuración de cookies.",
  "embed.once": "Cargar una vez",
  "embed.always": "Permitir siempre {name}"
} satisfies EmbedMessages;
