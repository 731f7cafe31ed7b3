import type { StatusMessages } from '../status.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "status.unset": "Henüz seçim yapılmadı; isteğe bağlı her şey kapalı.",
  "status.none": "İsteğe bağlı her şey kapalı.",
  "status.allowed": "Açık: {items}.",
  "status.without": "{purpose} ({services} hariç)",
  "status.signal": "Vazgeçme sinyaline uyuldu."
} satisfies StatusMessages;
