import type { StatusMessages } from '../status.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "status.unset": "Ainda sem escolha; tudo o que é opcional está desligado.",
  "status.none": "Tudo o que é opcional está desligado.",
  "status.allowed": "Ligado: {items}.",
  "status.without": "{purpose} (sem {services})",
  "status.signal": "Sinal de oposição respeitado."
} satisfies StatusMessages;
