import type { HistoryMessages } from '../history.js';

export const status = 'draft';
export default {
  "dir": "ltr",
  "history.label": "Kararlarınız",
  "history.loading": "Yükleniyor…",
  "history.empty": "Bu tarayıcıda henüz bir karar verilmedi.",
  "history.failed": "Liste yüklenemedi. Bu tarayıcının bildikleri gösteriliyor.",
  "history.retry": "Yeniden dene",
  "history.accepted": "Tümü kabul edildi",
  "history.refused": "Tümü reddedildi",
  "history.chosen": "Seçildi",
  "history.allowed": "İzin verilen: {items}",
  "history.denied": "Reddedilen: {items}",
  "history.stored": "Kaydedildi",
  "history.waiting": "Henüz gönderilmedi",
  "history.local": "Yalnızca bu tarayıcıda",
  "history.receipt": "Makbuzu indir",
  "history.download": "İndir",
  "history.missing": "Makbuz yüklenemedi. Yeniden deneyin."
} satisfies HistoryMessages;
