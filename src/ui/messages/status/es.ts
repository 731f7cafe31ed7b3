import type { StatusMessages } from '../status.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "status.unset": "Aún no ha elegido; todo lo opcional está desactivado.",
  "status.none": "Todo lo opcional está desactivado.",
  "status.allowed": "Activado: {items}.",
  "status.without": "{purpose} (sin {services})",
  "status.signal": "Señal de exclusión respetada."
} satisfies StatusMessages;
