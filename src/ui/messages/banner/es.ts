import type { BannerMessages } from '../banner.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "title": "Su privacidad, su elección",
  "text": "{name} solicita usar cookies y almacenamiento similar para: {purposes}. Permanecen desactivados salvo que los acepte, y puede cambiar de opinión en cualquier momento.",
  "privacy": "Política de privacidad",
  "reject": "Rechazar todo",
  "accept": "Aceptar todo",
  "settings": "Configuración de cookies"
} satisfies BannerMessages;
