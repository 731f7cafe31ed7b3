import type { StatusMessages } from '../status.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "status.unset": "Nessuna scelta ancora; tutto ciò che è facoltativo è disattivato.",
  "status.none": "Tutto ciò che è facoltativo è disattivato.",
  "status.allowed": "Attivo: {items}.",
  "status.without": "{purpose} (senza {services})",
  "status.signal": "Segnale di opposizione rispettato."
} satisfies StatusMessages;
